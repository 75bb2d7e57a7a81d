// Samples to learn from: inputs with their targets.

import Micrograd

/// Inputs, and for each of them a target.
///
/// ```swift
/// let data = try Dataset(Table(contentsOf: "iris.csv"), classes: "species")
/// let (train, test) = data.shuffled(by: TorchRandom(seed: 0)).split(at: 0.8)
/// ```
public struct Dataset: Sendable {
  /// The inputs, `[N, …]`.
  public let inputs: NDArray
  /// The targets, `[N, …]`; of classes their numbers, `[N]`.
  public let targets: NDArray
  /// The names of the classes, in the order of their numbers; none where targets are no classes.
  public let classes: [String]

  /// Samples from numbers.
  ///
  /// - Parameters:
  ///   - inputs: `[N, …]`.
  ///   - targets: `[N, …]`; of classes their numbers from 0, `[N]`.
  ///   - classes: The names of the classes, if targets are classes.
  /// - Throws: ``DataError``, where there are none, counts differ, or a number cannot be.
  public init(inputs: NDArray, targets: NDArray, classes: [String] = []) throws(DataError) {
    let count = inputs.shape.first ?? 0
    guard count > 0 else { throw .empty(table: "the dataset") }
    guard targets.shape.first == count else {
      throw .counts(inputs: count, targets: targets.shape.first ?? 1)
    }
    for (array, isInput) in [(inputs, true), (targets, false)] {
      if let place = array.elements.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(
          array.elements[place], row: place / (array.elements.count / count) + 1, isInput: isInput)
      }
    }
    if !classes.isEmpty {
      for (row, label) in targets.elements.enumerated() {
        guard label >= 0, label < Double(classes.count), label == label.rounded() else {
          throw .label(label, row: row + 1, classes: classes.count)
        }
      }
    }
    self.init(checked: inputs, targets, classes)
  }

  private init(checked inputs: NDArray, _ targets: NDArray, _ classes: [String]) {
    (self.inputs, self.targets, self.classes) = (inputs, targets, classes)
  }

  /// How many samples there are.
  public var count: Int { inputs.shape[0] }

  /// The samples at some places, in their order.
  ///
  /// - Precondition: there are such places.
  public subscript(places: some Collection<Int>) -> Dataset {
    Dataset(checked: inputs.rows(places), targets.rows(places), classes)
  }

  /// The same samples with other inputs, such as scaled ones.
  ///
  /// - Throws: ``DataError``, where there are more or fewer, or one is not finite.
  public func replacing(inputs: NDArray) throws(DataError) -> Dataset {
    try Dataset(inputs: inputs, targets: targets, classes: classes)
  }

  /// The samples in an order that is drawn.
  public func shuffled(by random: any RandomSource) -> Dataset {
    self[random.permutation(count)]
  }

  /// The first samples, and the others: shuffle them before.
  ///
  /// Both parts have a sample at least, where there are two.
  ///
  /// - Parameter share: The share of the first part, from 0 to 1.
  /// - Precondition: there are two samples, and the share is in its range.
  public func split(at share: Double) -> (Dataset, Dataset) {
    precondition((0...1).contains(share), "split: a share is from 0 to 1, not \(share)")
    precondition(count > 1, "split: one sample cannot be split")
    let first = min(max(Int((Double(count) * share).rounded()), 1), count - 1)
    return (self[0..<first], self[first..<count])
  }
}

extension Dataset {
  /// Samples of a table whose targets are classes.
  ///
  /// - Parameters:
  ///   - table: Its columns.
  ///   - inputs: The columns that are inputs, in order; nil for all others.
  ///   - column: The column of the classes.
  ///   - names: The classes in order; nil for all that are there, sorted, as numbers if they are such.
  /// - Throws: ``DataError``: what is wrong, and where.
  public init(
    _ table: Table, inputs: [String]? = nil, classes column: String, named names: [String]? = nil
  ) throws(DataError) {
    let texts = try table.texts(column)
    let classes = names ?? Set(texts).sortedByValue
    let numbers = Dictionary(
      classes.enumerated().map { ($1, Double($0)) }, uniquingKeysWith: { first, _ in first })
    var labels: [Double] = []
    for (row, text) in texts.enumerated() {
      guard let number = numbers[text] else {
        throw .unknownClass(text, known: classes, column: column, row: row + 1, table: table.name)
      }
      labels.append(number)
    }
    try self.init(
      inputs: table.numbers(inputs ?? table.columns.filter { $0 != column }),
      targets: NDArray(shape: [labels.count], elements: labels), classes: classes)
  }

  /// Samples of a table whose targets are numbers: `[N, T]`.
  ///
  /// - Parameters:
  ///   - table: Its columns.
  ///   - inputs: The columns that are inputs, in order; nil for all others.
  ///   - targets: The columns that are targets, in order.
  /// - Throws: ``DataError``: what is wrong, and where.
  public init(_ table: Table, inputs: [String]? = nil, targets: [String]) throws(DataError) {
    try self.init(
      inputs: table.numbers(inputs ?? table.columns.filter { !targets.contains($0) }),
      targets: table.numbers(targets))
  }
}

extension Set<String> {
  /// By value where all are whole numbers, else by their letters.
  fileprivate var sortedByValue: [String] {
    let numbers = compactMap(Int.init)
    return numbers.count == count ? sorted { Int($0)! < Int($1)! } : sorted()
  }
}

extension NDArray {
  /// The rows, which are the parts along the first dimension, at some places.
  func rows(_ places: some Collection<Int>) -> NDArray {
    let width = shape.dropFirst().reduce(1, *)
    var rows: [Double] = []
    rows.reserveCapacity(places.count * width)
    for place in places { rows += elements[place * width..<(place + 1) * width] }
    return NDArray(shape: [places.count] + shape.dropFirst(), elements: rows)
  }
}
