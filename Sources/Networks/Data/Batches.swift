// Some samples at a time.

import Micrograd

/// Some samples as tensors.
public struct Batch {
  /// `[B, …]`.
  public let inputs: Tensor
  /// `[B, …]`; of classes their numbers, `[B]`.
  public let targets: Tensor
  /// The places of the samples in their dataset.
  public let places: [Int]

  /// How many samples there are.
  public var count: Int { places.count }
  /// The targets as the numbers of classes.
  public var classes: [Int] { targets.elements.map { Int($0) } }
}

/// All samples of a dataset once, a batch at a time; the last one may be smaller.
public struct Batches: Sequence, IteratorProtocol {
  private let data: Dataset
  private let order: [Int]
  private let size: Int
  private var start = 0

  init(_ data: Dataset, order: [Int], size: Int) {
    (self.data, self.order, self.size) = (data, order, size)
  }

  /// How many batches there are.
  public var count: Int { (order.count + size - 1) / size }

  public mutating func next() -> Batch? {
    guard start < order.count else { return nil }
    let places = Array(order[start..<Swift.min(start + size, order.count)])
    start += places.count
    return Batch(
      inputs: Tensor(data.inputs.rows(places), name: "inputs"),
      targets: Tensor(data.targets.rows(places), name: "targets"), places: places)
  }
}

extension Dataset {
  /// The samples, a batch at a time.
  ///
  /// - Parameters:
  ///   - size: How many samples a batch has.
  ///   - random: What draws the order; nil for that of the dataset.
  /// - Precondition: the size is positive.
  public func batches(of size: Int, shuffledBy random: (any RandomSource)? = nil) -> Batches {
    precondition(size > 0, "batches: of \(size) samples there are none")
    return Batches(self, order: random?.permutation(count) ?? Array(0..<count), size: size)
  }

  /// All samples at once.
  public var all: Batch {
    Batch(
      inputs: Tensor(inputs, name: "inputs"), targets: Tensor(targets, name: "targets"),
      places: Array(0..<count))
  }
}
