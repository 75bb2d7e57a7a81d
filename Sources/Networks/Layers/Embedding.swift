// Tables whose rows are looked up.

import Micrograd

/// Rows of a table that is trained, by their positions (PyTorch's `nn.Embedding`).
public final class Embedding: Module {
  /// Of shape `[count, width]`: a row for each position.
  @Parameter public var weight: Tensor
  /// The position whose row takes no gradient; it begins with zeros.
  public let paddingIndex: Int?

  /// A table of numbers drawn from the standard normal distribution.
  ///
  /// - Parameters:
  ///   - count: How many rows there are.
  ///   - width: How many numbers a row has.
  ///   - paddingIndex: The position of the row that stands for nothing, negative from the end.
  ///   - generator: Where the numbers come from; without one they are others on every run.
  /// - Precondition: extents are not negative, and the padding index is one of the rows.
  public init(
    _ count: Int, _ width: Int, paddingIndex: Int? = nil, generator: (any RandomSource)? = nil
  ) {
    precondition(count >= 0 && width >= 0, "Embedding: \(count) rows of \(width) numbers")
    var numbers = sourceOrSystem(generator).normal(count * width, mean: 0, standardDeviation: 1)
    self.paddingIndex = paddingIndex.map { index in
      precondition((-count..<count).contains(index), "Embedding: there is no row \(index)")
      return index < 0 ? index + count : index
    }
    if let row = self.paddingIndex { for i in 0..<width { numbers[row * width + i] = 0 } }
    weight = Tensor(NDArray(shape: [count, width], elements: numbers), requiresGrad: true)
  }

  /// Positions of any shape give the rows there: `[…]` gives `[…, width]`.
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let positions = x.numbers
    if let wrong = positions.elements.first(where: { $0 < 0 }) {
      throw TensorError(
        .operation(
          .indexOutOfRange(
            Int(exactly: wrong) ?? .min, dimension: 0, extent: weight.shape.first ?? 0)),
        operation: typeName, operands: [weight.operandDescription])
    }
    let rows = try weight.applying(Gather(indices: positions))
    guard let paddingIndex, rows.requiresGrad,
      positions.elements.contains(Double(paddingIndex))
    else { return rows }
    let isPadding = NDArray(shape: positions.shape + [1]) {
      positions.elements[$0] == Double(paddingIndex) ? 1 : 0
    }
    return try Tensor(isPadding).applying(Where(), rows.detached(), rows)
  }

  /// The rows at some positions: `[positions.count, width]`.
  public func callAsFunction(_ positions: [Int]) -> Tensor {
    self(Tensor(positions.map(Double.init)))
  }
}
