// What is asked of a value by name: attributes, and methods that are called at once.

/// `owner.name`.
final class AttributeNode: ExpressionNode {
  let owner: ExpressionNode
  let name: String
  /// Where the name stands.
  let nameSpan: Span
  private let ownerSpan: Span
  private var known = KnownLayout()
  private var place = 0
  private var member: KnownMember?

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
    if let instance = owner.instance(frame), known.fits(instance) { return instance[place] }
    return try value(of: owner.value(frame, machine), machine)
  }

  @inline(never)
  func value(of owner: Value, _ machine: Interpreter) throws(Fault) -> Value {
    if case .object(let object) = owner {
      if let instance = object as? Instance {
        if known.fits(instance) { return instance[place] }
        if let found = instance.place(of: name) {
          if known.remember(instance.layout) { place = found }
          return instance[found]
        }
      } else if machine.hasChangedModules {
        // What is remembered may have changed.
      } else if let member, member.module === object, let value = member.value {
        return value
      } else if let found = KnownMember.find(name, in: object) {
        member = found
        if let value = found.value { return value }
      }
    }
    if let missing = owner.object(as: Unavailable.self) { throw missing.fault(ownerSpan) }
    return try machine.attribute(name, of: owner, nameSpan)
  }
}

extension Instance {
  /// Where an attribute of its own is; nil where it has none, or its class has a property of that name.
  fileprivate func place(of name: String) -> Int? {
    layout.place(of: name).flatMap { type.hasProperty(name) ? nil : $0 }
  }
}

/// What a name means in a module.
private final class KnownMember {
  let module: AnyObject
  private let constant: Value?
  private let variable: GlobalVariable?

  var value: Value? { constant ?? variable?.value }

  private init(_ module: AnyObject, _ constant: Value?, _ variable: GlobalVariable?) {
    (self.module, self.constant, self.variable) = (module, constant, variable)
  }

  /// Nil of what is no module, and of names that a native one has not.
  static func find(_ name: String, in object: any ProgramObject) -> KnownMember? {
    if let native = object as? Module {
      return native[name].map { KnownMember(native, $0, nil) }
    }
    guard let library = object as? LibraryModule else { return nil }
    return KnownMember(library, nil, library.names.variable(name))
  }
}

/// `owner.name = value`.
final class AttributeTarget: PlaceTarget {
  private let owner: ExpressionNode
  private let name: String
  private var known = KnownLayout()
  private var place = 0
  /// The layout of instances that have no such attribute yet, and what it becomes with it.
  private var before = KnownLayout()
  private var after: AttributeLayout?

  init(_ owner: ExpressionNode, _ name: String, _ span: Span) {
    self.owner = owner
    self.name = name
    super.init(span)
  }

  override func assign(
    _ value: Value, _ source: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    if let instance = owner.instance(frame), known.fits(instance) {
      instance[place] = value
      return
    }
    try assign(value, to: owner.value(frame, machine), machine)
  }

  private func assign(_ value: Value, to owner: Value, _ machine: Interpreter) throws(Fault) {
    guard case .object(let object) = owner, let instance = object as? Instance else {
      return try machine.setAttribute(name, of: owner, to: value, span)
    }
    if known.fits(instance) {
      instance[place] = value
      return
    }
    if before.fits(instance), let after {
      try machine.charge(work: 0, numbers: 6, span)
      instance.append(value, after)
      return
    }
    try assign(value, toNew: instance, machine)
  }

  @inline(never)
  private func assign(
    _ value: Value, toNew instance: Instance, _ machine: Interpreter
  ) throws(Fault) {
    let (layout, type) = (instance.layout, instance.type)
    guard type["__setattr__"] == nil, !type.hasProperty(name) else {
      return try machine.setAttribute(name, of: .object(instance), to: value, span)
    }
    if let found = instance.place(of: name) {
      if known.remember(layout) { place = found }
      instance[found] = value
      return
    }
    try instance.checkSlot(name, machine, span)
    try machine.charge(work: 0, numbers: 6, span)
    instance.attributes[name] = value
    if instance.layout.isShared, before.remember(layout) { after = instance.layout }
  }

  override func delete(_ frame: Frame, _ machine: Interpreter) throws(Fault) {
    guard let instance = try owner.value(frame, machine).object(as: Instance.self) else {
      throw Fault(.name(.cannotSetAttribute(name, owner: "a value")), span)
    }
    if try machine.special("__delattr__", instance, [.text(name)], span) != nil { return }
    try instance.deleteOwnAttribute(name, span)
  }

  /// `owner.name += value`.
  override func update(
    _ frame: Frame, _ machine: Interpreter, _ new: (Value) throws(Fault) -> Value
  ) throws(Fault) {
    let owner = try owner.value(frame, machine)
    let old: Value
    if case .object(let object) = owner, let instance = object as? Instance, known.fits(instance) {
      old = instance[place]
    } else {
      old = try machine.attribute(name, of: owner, span)
    }
    try assign(new(old), to: owner, machine)
  }
}
