// What is asked of a value by name: attributes, and methods that are called at once.

/// `owner.name`.
final class AttributeNode: ExpressionNode {
  let owner: ExpressionNode
  let name: String
  /// Where the name stands.
  let nameSpan: Span
  private let ownerSpan: Span
  private var known: KnownPlace?
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
    try value(of: owner.evaluate(frame, machine), machine)
  }

  func value(of owner: Value, _ machine: Interpreter) throws(Fault) -> Value {
    if case .object(let object) = owner {
      if let instance = object as? Instance {
        if let known, known.fits(instance) { return instance[known.place] }
        if let found = KnownPlace.find(name, in: instance) {
          known = found
          return instance[found.place]
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

/// Where an attribute of an instance's own is: instances with the same layout have it there too.
final class KnownPlace {
  let place: Int
  private let layout: AttributeLayout
  private let version: ClassVersion

  private init(_ place: Int, _ layout: AttributeLayout, _ version: ClassVersion) {
    (self.place, self.layout, self.version) = (place, layout, version)
  }

  /// Nil where it has none, or its class has a property of that name.
  static func find(_ name: String, in instance: Instance) -> KnownPlace? {
    let (layout, type) = (instance.layout, instance.type)
    guard let place = layout.place(of: name), !type.hasProperty(name) else { return nil }
    return KnownPlace(place, layout, type.version)
  }

  @inline(__always)
  func fits(_ instance: Instance) -> Bool {
    // A layout that is not shared may change.
    instance.layout === layout && instance.type.version === version && layout.isShared
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

/// The layout of instances that have no such attribute, and what it becomes with it.
private final class KnownGrowth {
  let before: AttributeLayout
  let after: AttributeLayout
  let version: ClassVersion

  init(_ before: AttributeLayout, _ after: AttributeLayout, _ version: ClassVersion) {
    (self.before, self.after, self.version) = (before, after, version)
  }
}

/// `owner.name = value`.
final class AttributeTarget: PlaceTarget {
  private let owner: ExpressionNode
  private let name: String
  private var known: KnownPlace?
  private var growth: KnownGrowth?

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
    if let known, known.fits(instance) {
      instance[known.place] = value
      return
    }
    let layout = instance.layout
    if let growth, layout === growth.before, instance.type.version === growth.version {
      try machine.charge(work: 0, numbers: 6, span)
      instance.append(value, growth.after)
      return
    }
    let type = instance.type
    guard type["__setattr__"] == nil, !type.hasProperty(name) else {
      return try machine.setAttribute(name, of: owner, to: value, span)
    }
    if let found = KnownPlace.find(name, in: instance) {
      known = found
      instance[found.place] = value
      return
    }
    try instance.checkSlot(name, machine, span)
    try machine.charge(work: 0, numbers: 6, span)
    instance.attributes[name] = value
    if layout.isShared, instance.layout.isShared {
      growth = KnownGrowth(layout, instance.layout, type.version)
    }
  }

  override func delete(_ frame: Frame, _ machine: Interpreter) throws(Fault) {
    guard let instance = try owner.evaluate(frame, machine).object(as: Instance.self) else {
      throw Fault(.name(.cannotSetAttribute(name, owner: "a value")), span)
    }
    if try machine.special("__delattr__", instance, [.text(name)], span) != nil { return }
    try instance.deleteOwnAttribute(name, span)
  }

  /// `owner.name += value`.
  override func update(
    _ frame: Frame, _ machine: Interpreter, _ new: (Value) throws(Fault) -> Value
  ) throws(Fault) {
    let owner = try owner.evaluate(frame, machine)
    let old: Value
    if case .object(let object) = owner, let instance = object as? Instance, let known,
      known.fits(instance)
    {
      old = instance[known.place]
    } else {
      old = try machine.attribute(name, of: owner, span)
    }
    try assign(new(old), to: owner, machine)
  }
}
