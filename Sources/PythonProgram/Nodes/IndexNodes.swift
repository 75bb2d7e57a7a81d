// What stands between brackets: which elements of a value are read, assigned or deleted.

/// What one index says, computed.
enum IndexItem {
  struct Bound {
    let value: Value
    let span: Span
  }

  case element(Value, Span)
  case slice(start: Bound?, stop: Bound?, step: Bound?, Span)
}

/// What the brackets say, ready to be computed.
struct IndexList {
  enum Item {
    case element(ExpressionNode)
    case slice(start: ExpressionNode?, stop: ExpressionNode?, step: ExpressionNode?, Span)
  }

  private let items: [Item]
  /// The only item, where it picks one element.
  let single: ExpressionNode?
  /// Where the brackets stand.
  let span: Span

  init(_ items: [Item], _ span: Span) {
    self.items = items
    self.span = span
    single = if items.count == 1, case .element(let element) = items[0] { element } else { nil }
  }

  func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> [IndexItem] {
    func bound(_ node: ExpressionNode?) throws(Fault) -> IndexItem.Bound? {
      guard let node else { return nil }
      return .init(value: try node.evaluate(frame, machine), span: node.span)
    }
    return try items.map { item throws(Fault) in
      switch item {
      case .element(let node): .element(try node.evaluate(frame, machine), node.span)
      case .slice(let start, let stop, let step, let span):
        .slice(start: try bound(start), stop: try bound(stop), step: try bound(step), span)
      }
    }
  }
}

/// `owner[items]`.
final class IndexNode: ExpressionNode {
  private let owner: ExpressionNode
  private let items: IndexList
  /// From the value's beginning to before the brackets.
  private let ownerSpan: Span

  init(_ owner: ExpressionNode, _ items: IndexList, _ ownerSpan: Span, _ span: Span) {
    self.owner = owner
    self.items = items
    self.ownerSpan = ownerSpan
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let owner = try owner.value(frame, machine)
    guard let single = items.single else {
      return try value(of: owner, items.evaluate(frame, machine), machine)
    }
    let index = try single.evaluate(frame, machine)
    if case .object(let object) = owner {
      if case .int(let position) = index, let elements = object as? Elements,
        let value = elements.element(at: position)
      {
        try machine.charge(items.span)
        return value
      }
      if let dictionary = object as? DictionaryValue {
        try machine.charge(items.span)
        return try dictionary.value(of: index, machine, items.span)
      }
    }
    return try value(of: owner, [.element(index, single.span)], machine)
  }

  private func value(
    of owner: Value, _ items: [IndexItem], _ machine: Interpreter
  ) throws(Fault) -> Value {
    if let missing = owner.object(as: Unavailable.self) { throw missing.fault(ownerSpan) }
    return try machine.index(owner, items, ownerSpan, brackets: self.items.span)
  }
}

/// `owner[items] = value`.
final class IndexTarget: PlaceTarget {
  private let owner: ExpressionNode
  private let items: IndexList

  init(_ owner: ExpressionNode, _ items: IndexList, _ span: Span) {
    self.owner = owner
    self.items = items
    super.init(span)
  }

  override func assign(
    _ value: Value, _ source: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    let owner = try owner.value(frame, machine)
    if let single = items.single, case .object(let object) = owner,
      let dictionary = object as? DictionaryValue
    {
      let key = try single.evaluate(frame, machine)
      try machine.charge(items.span)
      return try machine.set(key, to: value, in: dictionary, items.span)
    }
    try machine.assign(
      value, at: items.evaluate(frame, machine), of: owner, self.owner.span, brackets: items.span)
  }

  override func delete(_ frame: Frame, _ machine: Interpreter) throws(Fault) {
    let owner = try owner.value(frame, machine)
    try machine.delete(
      items.evaluate(frame, machine), of: owner, self.owner.span, brackets: items.span)
  }

  /// `owner[items] += value`.
  override func update(
    _ frame: Frame, _ machine: Interpreter, _ new: (Value) throws(Fault) -> Value
  ) throws(Fault) {
    let owner = try owner.value(frame, machine)
    let items = try items.evaluate(frame, machine)
    let (span, brackets) = (self.owner.span, self.items.span)
    let old = try machine.index(owner, items, span, brackets: brackets)
    try machine.assign(new(old), at: items, of: owner, span, brackets: brackets)
  }
}
