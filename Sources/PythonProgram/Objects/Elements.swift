// Lists and tuples.

/// A list or a tuple; like Python's, one object that several names may hold.
///
/// One value can be looked at for nothing; whoever goes over all of them gets them from the
/// interpreter, which charges for it.
final class Elements {
  fileprivate var storage: [Value]
  /// How many levels of values are inside each other here.
  fileprivate(set) var depth: Int
  let kind: Kind
  /// Whether the leaves in it have been given names.
  var isNamed = false
  /// What it is called where it is what a function of PyTorch returns.
  var returnType: ReturnType?

  /// What is made of it: of a shape, a tuple.
  var listOrTuple: Kind { kind == .list ? .list : .tuple }

  enum Kind {
    case list, tuple
    /// A tensor's shape, which is a tuple that prints as `torch.Size([2, 3])`.
    case shape
  }

  fileprivate init(_ values: [Value], _ kind: Kind) {
    storage = values
    self.kind = kind
    var depth = 0
    for value in values where value.holdsOthers { depth = max(depth, value.depth) }
    self.depth = depth + 1
  }

  var count: Int { storage.count }
  subscript(position: Int) -> Value { storage[position] }

  deinit { letGo(of: &storage, leaving: []) }
}

extension Elements: ProgramObject {
  var typeName: String { kind == .list ? "a list" : "a tuple" }
  var methods: Function.Home? { kind == .list ? .list : .tuple }
  var length: Int? { count }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    returnType?.part(name, of: self)
  }

  func items(_ machine: Interpreter, _ span: Span) -> Items { ElementItems(self, machine, span) }

  /// The element at a position, which may count from the end; nil where there is none.
  @inline(__always)
  func element(at position: Int) -> Value? {
    let place = position < 0 ? position + storage.count : position
    return storage.indices.contains(place) ? storage[place] : nil
  }

  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value {
    switch try machine.pick(count, items, typeName, brackets) {
    case .element(let position): return self[position]
    case .slice(let positions):
      return try machine.sequence(positions.all.map { self[$0] }, listOrTuple, brackets)
    }
  }

  func truth(_ machine: Interpreter, _ span: Span) -> Bool { count > 0 }

  func write(to writer: inout TextWriter) throws(Fault) {
    if let returnType { return try returnType.write(self, to: &writer) }
    let (opening, closing) =
      switch kind {
      case .list: ("[", "]")
      case .tuple: ("(", count == 1 ? ",)" : ")")
      case .shape: ("torch.Size([", "])")
      }
    guard writer.machine.begin(writing: self) else {
      return try writer.append(kind == .list ? "[...]" : "(...)")
    }
    defer { writer.machine.end(writing: self) }
    try writer.append(opening)
    for (index, value) in try writer.machine.values(of: self, writer.span).enumerated() {
      if index > 0 { try writer.append(", ") }
      try writer.machine.write(value, to: &writer)
    }
    try writer.append(closing)
  }

  func isEqual(
    to other: any ProgramObject, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Bool {
    guard let other = other as? Elements, (kind == .list) == (other.kind == .list),
      count == other.count
    else { return false }
    for (x, y) in zip(try machine.values(of: self, span), try machine.values(of: other, span))
    where !(try machine.truth(of: machine.compare(.equal, x, y, span), span)) {
      return false
    }
    return true
  }

  func held(_ machine: Interpreter, _ span: Span) throws(Fault) -> [Value] {
    try machine.values(of: self, span)
  }
}

/// The elements of a list or a tuple, by their places: a list may change while it is gone through.
private final class ElementItems: Items {
  private let elements: Elements
  private var position = 0
  private let machine: Interpreter
  private let span: Span

  init(_ elements: Elements, _ machine: Interpreter, _ span: Span) {
    (self.elements, self.machine, self.span) = (elements, machine, span)
    super.init()
  }

  override func next() throws(Fault) -> Value? {
    guard position < elements.storage.count else {
      // What is added after the end does not come.
      position = .max
      return nil
    }
    let value = elements.storage[position]
    position += 1
    if case .tensor(let object) = value { _ = try machine.readable(object, span) }
    return value
  }
}

extension Value {
  /// A tensor's shape.
  static func shape(_ shape: [Int]) -> Value {
    .object(Elements(shape.map { .int($0) }, .shape))
  }

  /// The arguments that are left for a parameter that takes all of them: as many as are written.
  static func arguments(_ values: [Value]) -> Value { .object(Elements(values, .tuple)) }
}

extension Interpreter {
  /// All values of a list or a tuple.
  func values(of elements: Elements, _ span: Span) throws(Fault) -> [Value] {
    try charge(work: elements.count.times(10), span)
    // Lists that grow into each other can be deeper than what is written down.
    try checkStack(span)
    return elements.storage
  }

  /// A list or a tuple, unless it is too large or too deep.
  func sequence(
    _ values: [Value], _ kind: Elements.Kind, _ span: Span
  ) throws(Fault) -> Value {
    try charge(work: 0, numbers: values.count.times(3), span)
    let elements = Elements(values, kind)
    try checkDepth(elements.depth, span)
    return .object(elements)
  }

  /// Throws where so many values would be too many, before they are put together.
  func checkElements(_ count: Int, _ span: Span) throws(Fault) {
    try check(shape: [count, 3], span)
    try charge(work: count.times(10), span)
  }

  func append(_ value: Value, to list: Elements, _ span: Span) throws(Fault) {
    try charge(work: 0, numbers: 3, span)
    try checkDepth(of: value, in: list, span)
    list.storage.append(value)
  }

  /// Adds values at the end.
  func extend(_ list: Elements, with values: [Value], _ span: Span) throws(Fault) {
    try admit(values, to: list, span)
    list.storage.append(contentsOf: values)
  }

  /// Checks and charges for values that a list is about to hold: for all before the first is there.
  private func admit(_ values: [Value], to list: Elements, _ span: Span) throws(Fault) {
    try charge(work: 0, numbers: values.count.times(3), span)
    for value in values where value.holdsOthers { try checkDepth(of: value, in: list, span) }
  }

  private func checkDepth(of value: Value, in list: Elements, _ span: Span) throws(Fault) {
    let depth = max(list.depth, value.depth + 1)
    try checkDepth(depth, span)
    list.depth = depth
  }

  /// Puts values in the place of others.
  func replace(
    _ range: Range<Int>, of list: Elements, with values: [Value], _ span: Span
  ) throws(Fault) {
    try admit(values, to: list, span)
    // What comes after moves.
    if range.count != values.count { try charge(work: list.count, span) }
    list.storage.replaceSubrange(range, with: values)
  }

  /// Throws where values are inside each other beyond the limit: whoever walks through them has no
  /// deeper stack.
  func checkDepth(_ depth: Int, _ span: Span) throws(Fault) {
    guard depth <= Parser.maximumDepth else {
      throw Fault(.syntax(.nestedTooDeeply(Parser.maximumDepth)), span)
    }
  }
}
