// Names: where their values are found, and where values are bound to them.

/// A variable in a slot of the frame that runs.
final class SlotName: ExpressionNode {
  private let name: String

  init(_ name: String, _ slot: Int, _ span: Span) {
    self.name = name
    super.init(span, ownSlot: slot)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    guard let value = frame.slots[ownSlot] else {
      throw Fault(.name(.unboundLocal(name)), span)
    }
    if case .tensor(let object) = value { _ = try machine.readable(object, span) }
    return value
  }
}

/// A variable in a slot of a frame around it.
final class OuterName: ExpressionNode {
  private let name: String
  private let slot: Int
  private let depth: Int

  init(_ name: String, _ slot: Int, depth: Int, _ span: Span) {
    self.name = name
    self.slot = slot
    self.depth = depth
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    guard let value = frame.ancestor(depth).slots[slot] else {
      throw Fault(.name(.unboundLocal(name)), span)
    }
    if case .tensor(let object) = value { _ = try machine.readable(object, span) }
    return value
  }
}

/// A name in the body of a class: the class's own where it has a value, else what it is outside.
final class ClassName: ExpressionNode {
  private let slot: Int
  private let depth: Int
  private let otherwise: ExpressionNode

  init(_ slot: Int, depth: Int, otherwise: ExpressionNode) {
    self.slot = slot
    self.depth = depth
    self.otherwise = otherwise
    super.init(otherwise.span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    if let value = frame.ancestor(depth).slots[slot] { return value }
    return try otherwise.value(frame, machine)
  }
}

/// A name of the program, or of a module of the library; else one that Python has.
final class GlobalName: ExpressionNode {
  private let variable: GlobalVariable
  private var builtin: Value?

  init(_ variable: GlobalVariable, _ span: Span) {
    self.variable = variable
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    if let value = variable.value {
      if case .tensor(let object) = value { _ = try machine.readable(object, span) }
      return value
    }
    if let builtin { return builtin }
    let value = try machine.meaning(of: variable.name, frame, span)
    builtin = value
    return value
  }
}

// MARK: Binding

/// A variable in a slot, of the frame that runs or of one around it.
final class SlotTarget: TargetNode {
  private let name: String
  private let slot: Int
  private let depth: Int
  private let isLibrary: Bool

  init(_ name: String, _ slot: Int, depth: Int, isLibrary: Bool, _ span: Span) {
    self.name = name
    self.slot = slot
    self.depth = depth
    self.isLibrary = isLibrary
    super.init(span)
  }

  override func assign(
    _ value: Value, _ source: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    // Not the frame of one of both: it would be held meanwhile.
    if depth == 0 { frame.slots[slot] = value } else { frame.ancestor(depth).slots[slot] = value }
    if !isLibrary, value.canBeNamed { try machine.noteBinding(name, value, span) }
  }

  override func delete(_ frame: Frame, _ machine: Interpreter) throws(Fault) {
    let frame = frame.ancestor(depth)
    guard frame.slots[slot] != nil else { throw Fault(.name(.unboundLocal(name)), span) }
    frame.slots[slot] = nil
  }
}

/// A name of the program, or of a module of the library.
final class GlobalTarget: TargetNode {
  private let variable: GlobalVariable
  private let namespace: Namespace

  init(_ variable: GlobalVariable, _ namespace: Namespace, _ span: Span) {
    self.variable = variable
    self.namespace = namespace
    super.init(span)
  }

  override func assign(
    _ value: Value, _ source: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    namespace.set(variable, to: value)
    if !namespace.isLibrary, value.canBeNamed {
      try machine.noteBinding(variable.name, value, span)
    }
  }

  override func delete(_ frame: Frame, _ machine: Interpreter) throws(Fault) {
    guard variable.value != nil else {
      throw machine.undefined(variable.name, frame, span)
    }
    namespace.set(variable, to: nil)
  }
}

/// `name := value`.
final class NamedValue: ExpressionNode {
  private let target: TargetNode
  private let value: ExpressionNode

  init(_ target: TargetNode, _ value: ExpressionNode, _ span: Span) {
    self.target = target
    self.value = value
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let value = try value.value(frame, machine)
    try target.assign(value, self.value.span, frame, machine)
    return value
  }
}
