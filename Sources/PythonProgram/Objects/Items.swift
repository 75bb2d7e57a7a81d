// What a loop goes through, one element at a time.

/// An iterator of Python's.
class Items {
  /// Nil of those that have a way of their own.
  private var body: Body?

  /// As a closure alone it would be wrapped to be let go of, and go where nobody counts how deep.
  private struct Body {
    let next: () throws(Fault) -> Value?
  }

  init(_ next: @escaping () throws(Fault) -> Value?) { body = Body(next: next) }

  // What it goes through may go through others.
  deinit { if body != nil { letGo(of: &body, leaving: nil) } }

  init() {}

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

  /// The elements of a dictionary or a set, which must stay as many while a loop goes through them.
  convenience init(
    unchanged container: any ProgramObject, _ kind: String, _ span: Span,
    _ element: @escaping (Int) throws(Fault) -> Value
  ) {
    let expected = container.length ?? 0
    var index = 0
    self.init { () throws(Fault) in
      guard index <= expected else { return nil }
      guard container.length == expected else { throw Fault(.value(.changedSize(kind)), span) }
      index += 1
      return index > expected ? nil : try element(index - 1)
    }
  }

  /// The next element; nil when there are no more.
  func next() throws(Fault) -> Value? { try body?.next() }

  /// Assigns the next element; false when there are no more.
  func next(
    into target: TargetNode, _ span: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> Bool {
    guard let item = try next() else { return false }
    try target.assign(item, span, frame, machine)
    return true
  }
}

/// Pairs, which are tuples only where nobody takes them apart at once.
class PairItems: Items {
  fileprivate let machine: Interpreter
  fileprivate let span: Span

  init(_ machine: Interpreter, _ span: Span) {
    (self.machine, self.span) = (machine, span)
    super.init()
  }

  func nextPair() throws(Fault) -> (Value, Value)? { nil }

  override func next() throws(Fault) -> Value? {
    guard let (first, second) = try nextPair() else { return nil }
    return try machine.sequence([first, second], .tuple, span)
  }

  override func next(
    into target: TargetNode, _ span: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> Bool {
    guard let targets = target as? TupleTarget, let (left, right) = targets.pair else {
      return try super.next(into: target, span, frame, machine)
    }
    guard let (first, second) = try nextPair() else { return false }
    try machine.charge(work: 0, numbers: 6, span)
    try left.assign(first, span, frame, machine)
    try right.assign(second, span, frame, machine)
    return true
  }
}

/// What `zip` of two gives.
final class ZippedItems: PairItems {
  private var first: Items
  private var second: Items

  init(_ first: Items, _ second: Items, _ machine: Interpreter, _ span: Span) {
    (self.first, self.second) = (first, second)
    super.init(machine, span)
  }

  deinit {
    letGo(of: &first, leaving: .none)
    letGo(of: &second, leaving: .none)
  }

  override func nextPair() throws(Fault) -> (Value, Value)? {
    try machine.checkStack(span)
    guard let a = try first.next(), let b = try second.next() else { return nil }
    return (a, b)
  }
}

/// What `enumerate` gives.
final class NumberedItems: PairItems {
  private var items: Items
  private var index: Int

  init(_ items: Items, from index: Int, _ machine: Interpreter, _ span: Span) {
    (self.items, self.index) = (items, index)
    super.init(machine, span)
  }

  deinit { letGo(of: &items, leaving: .none) }

  override func nextPair() throws(Fault) -> (Value, Value)? {
    try machine.checkStack(span)
    guard let value = try items.next() else { return nil }
    guard index < .max else { throw Fault(.value(.integerTooLarge), span) }
    index += 1
    return (.int(index - 1), value)
  }
}

/// The ints of a range.
final class RangeItems: Items {
  private let range: RangeValue
  private let count: Int
  private var position = 0

  init(_ range: RangeValue) {
    self.range = range
    count = range.count
    super.init()
  }

  override func next() -> Value? {
    guard position < count else { return nil }
    position += 1
    return .int(range[position - 1])
  }
}
