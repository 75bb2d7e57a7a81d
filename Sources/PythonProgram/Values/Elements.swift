// What lists and tuples hold.

/// What a list or a tuple holds; like Python's lists, one object that several names may hold.
///
/// One value can be looked at for nothing; whoever goes over all of them gets them from the
/// interpreter, which charges for it.
final class Elements {
  fileprivate var storage: [Value]
  /// How many levels of values are inside each other here.
  fileprivate(set) var depth: Int
  /// Whether there is a list inside, at any depth.
  let holdsList: Bool
  /// Whether it is a tensor's shape.
  let isShape: Bool
  /// Whether the leaves in it have been given names.
  var isNamed = false

  fileprivate init(_ values: [Value], isShape: Bool = false) {
    storage = values
    self.isShape = isShape
    depth = 1 + (values.lazy.map(\.depth).max() ?? 0)
    holdsList = values.contains(where: \.isOrHoldsList)
  }

  var count: Int { storage.count }
  subscript(position: Int) -> Value { storage[position] }
}

extension Value {
  /// A tensor's shape, which is a tuple that prints as `torch.Size([2, 3])`.
  static func shape(_ shape: [Int]) -> Value {
    .tuple(Elements(shape.map { .int($0) }, isShape: true))
  }

  /// The arguments that are left for a parameter that takes all of them: as many as are written.
  static func arguments(_ values: [Value]) -> Value { .tuple(Elements(values)) }

  /// How many levels of values are inside each other: 0 for what holds no others.
  var depth: Int {
    switch self {
    case .list(let elements), .tuple(let elements): elements.depth
    case .prepared(let prepared): prepared.depth
    case .method(_, let owner): owner.depth + 1
    default: 0
    }
  }

  var isOrHoldsList: Bool {
    switch self {
    case .list: true
    case .tuple(let elements): elements.holdsList
    default: false
    }
  }
}

extension Interpreter {
  /// All values of a list or a tuple.
  func values(of elements: Elements, _ span: Span) throws(Fault) -> [Value] {
    try charge(work: elements.count.times(10), span)
    return elements.storage
  }

  /// A list or a tuple, unless it is too large or too deep.
  func sequence(_ values: [Value], isList: Bool, _ span: Span) throws(Fault) -> Value {
    try charge(work: 0, numbers: values.count.times(3), span)
    let elements = Elements(values)
    try checkDepth(elements.depth, span)
    return isList ? .list(elements) : .tuple(elements)
  }

  /// Throws where so many values would be too many, before they are put together.
  func checkElements(_ count: Int, _ span: Span) throws(Fault) {
    try check(shape: [count, 3], span)
    try charge(work: count.times(10), span)
  }

  /// Adds a value that holds no list, so that no list comes to hold itself.
  func append(_ value: Value, to list: Elements, _ span: Span) throws(Fault) {
    try charge(work: 0, numbers: 3, span)
    let depth = max(list.depth, value.depth + 1)
    try checkDepth(depth, span)
    list.depth = depth
    list.storage.append(value)
  }

  /// Throws where values are inside each other beyond the limit: whoever walks through them has no
  /// deeper stack.
  func checkDepth(_ depth: Int, _ span: Span) throws(Fault) {
    guard depth <= Parser.maximumDepth else {
      throw Fault(.syntax(.nestedTooDeeply(Parser.maximumDepth)), span)
    }
  }
}
