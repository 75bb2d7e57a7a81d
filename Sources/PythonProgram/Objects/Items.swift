// What a loop goes through, one element at a time.

/// An iterator of Python's.
class Items {
  private let body: () throws(Fault) -> Value?

  init(_ next: @escaping () throws(Fault) -> Value?) { body = next }

  /// None.
  static var none: Items { Items { nil } }

  /// As many elements as there are now.
  convenience init(count: Int, _ element: @escaping (Int) throws(Fault) -> Value) {
    var index = 0
    self.init { () throws(Fault) in
      guard index < count else { return nil }
      index += 1
      return try element(index - 1)
    }
  }

  /// The next element; nil when there are no more.
  func next() throws(Fault) -> Value? { try body() }
}

/// The ints of a range.
final class RangeItems: Items {
  private let range: RangeValue
  private let count: Int
  private var position = 0

  init(_ range: RangeValue) {
    self.range = range
    count = range.count
    super.init { nil }
  }

  override func next() -> Value? {
    guard position < count else { return nil }
    position += 1
    return .int(range[position - 1])
  }
}
