// What is asked of a value by name: attributes, and methods that are called at once.

/// `owner.name`.
final class AttributeNode: ExpressionNode {
  let owner: ExpressionNode
  let name: String
  /// Where the name stands.
  let nameSpan: Span
  private let ownerSpan: Span
  private var place = KnownPlace()

  init(
    _ owner: ExpressionNode, _ name: String, _ nameSpan: Span, owner ownerSpan: Span, _ span: Span
  ) {
    self.owner = owner
    self.ownerSpan = ownerSpan
    self.name = name
    self.nameSpan = nameSpan
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    try value(of: owner.evaluate(frame, machine), machine)
  }

  func value(of owner: Value, _ machine: Interpreter) throws(Fault) -> Value {
    if case .object(let object) = owner, let instance = object as? Instance {
      if let known = place.place(in: instance) { return instance.attributes[known] }
      if let found = place.find(name, in: instance) { return instance.attributes[found] }
    }
    if let missing = owner.object(as: Unavailable.self) { throw missing.fault(ownerSpan) }
    return try machine.attribute(name, of: owner, nameSpan)
  }
}

/// Where an attribute was found the last time: instances with the same layout have it there too.
struct KnownPlace {
  private var layout: AttributeLayout?
  private var version: ClassVersion?
  private var place = 0

  @inline(__always)
  func place(in instance: Instance) -> Int? {
    instance.attributes.layout === layout && instance.type.version === version ? place : nil
  }

  /// Finds an attribute of the instance's own, unless its class has a property of that name.
  mutating func find(_ name: String, in instance: Instance) -> Int? {
    let layout = instance.attributes.layout
    guard let found = layout.place(of: name), !instance.type.hasProperty(name) else { return nil }
    if layout.isShared { (self.layout, version, place) = (layout, instance.type.version, found) }
    return found
  }
}

/// `owner.name = value`.
final class AttributeTarget: TargetNode {
  private let owner: ExpressionNode
  private let name: String
  private var place = KnownPlace()
  /// The layout of instances that had no such attribute, and what it became.
  private var before: AttributeLayout?
  private var after: AttributeLayout?
  private var version: ClassVersion?

  init(_ owner: ExpressionNode, _ name: String, _ span: Span) {
    self.owner = owner
    self.name = name
    super.init(span)
  }

  override func assign(
    _ value: Value, _ source: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    try assign(value, to: owner.evaluate(frame, machine), machine)
  }

  func assign(_ value: Value, to owner: Value, _ machine: Interpreter) throws(Fault) {
    guard case .object(let object) = owner, let instance = object as? Instance else {
      return try machine.setAttribute(name, of: owner, to: value, span)
    }
    if let known = place.place(in: instance) {
      instance.attributes[known] = value
      return
    }
    let layout = instance.attributes.layout
    if layout === before, instance.type.version === version, let after {
      try machine.charge(work: 0, numbers: 6, span)
      instance.attributes.append(value, after)
      return
    }
    let type = instance.type
    guard type["__setattr__"] == nil, !type.hasProperty(name) else {
      return try machine.setAttribute(name, of: owner, to: value, span)
    }
    if let found = place.find(name, in: instance) {
      instance.attributes[found] = value
      return
    }
    try machine.charge(work: 0, numbers: 6, span)
    instance.attributes[name] = value
    if layout.isShared, instance.attributes.layout.isShared {
      (before, after, version) = (layout, instance.attributes.layout, type.version)
    }
  }

  override func delete(_ frame: Frame, _ machine: Interpreter) throws(Fault) {
    guard let instance = try owner.evaluate(frame, machine).object(as: Instance.self) else {
      throw Fault(.name(.cannotSetAttribute(name, owner: "a value, to delete it")), span)
    }
    if try machine.special("__delattr__", instance, [.text(name)], span) != nil { return }
    try instance.deleteOwnAttribute(name, span)
  }

  /// `owner.name += value`.
  func update(
    _ frame: Frame, _ machine: Interpreter, _ new: (Value) throws(Fault) -> Value
  ) throws(Fault) {
    let owner = try owner.evaluate(frame, machine)
    let old: Value
    if case .object(let object) = owner, let instance = object as? Instance,
      let known = place.place(in: instance)
    {
      old = instance.attributes[known]
    } else {
      old = try machine.attribute(name, of: owner, span)
    }
    try assign(new(old), to: owner, machine)
  }
}
