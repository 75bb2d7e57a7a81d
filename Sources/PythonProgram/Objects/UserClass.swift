// Classes that a program defines, and those that Python has.

import OrderedCollections

/// A class: what its instances have, and the classes it is derived from.
final class UserClass {
  let name: String
  let bases: [UserClass]
  var attributes: OrderedDictionary<String, Value> { didSet { change() } }
  /// The names that its body declares, with their types: they are the fields of a dataclass.
  var fields: OrderedDictionary<String, Value>
  /// The class that it is an instance of, where that is not `type`.
  let metaclass: UserClass?

  /// - Returns: nil where there is no order in which each class stands before its bases.
  init?(
    _ name: String, bases: [UserClass], attributes: OrderedDictionary<String, Value> = [:],
    fields: OrderedDictionary<String, Value> = [:], metaclass: UserClass? = nil
  ) {
    var order: [UserClass] = []
    // C3: the first class that stands behind no other comes next.
    var lists = (bases.map(\.order) + [bases]).map { $0[...] }.filter { !$0.isEmpty }
    while !lists.isEmpty {
      let next = lists.lazy.map { $0[$0.startIndex] }.first { candidate in
        !lists.contains { $0.dropFirst().contains { $0 === candidate } }
      }
      guard let next else { return nil }
      order.append(next)
      lists = lists.map { $0.first === next ? $0.dropFirst() : $0 }.filter { !$0.isEmpty }
    }
    self.name = name
    self.bases = bases
    self.attributes = attributes
    self.fields = fields
    self.metaclass = metaclass ?? bases.lazy.compactMap(\.metaclass).first
    ancestors = order
    for base in bases { base.derived.append(.passUnretained(self)) }
  }

  deinit {
    box?.reference = nil
    for base in bases {
      base.derived.removeAll { $0.toOpaque() == Unmanaged.passUnretained(self).toOpaque() }
    }
  }

  /// What its methods know it by.
  var box: ClassBox? {
    didSet {
      oldValue?.reference = nil
      box?.reference = .passUnretained(self)
    }
  }

  private let ancestors: [UserClass]
  /// Those that are there. No weak references: of what has such ones, others cost several times as much.
  private var derived: [Unmanaged<UserClass>] = []
  /// What code may remember of the class: another one as soon as an attribute changes.
  private(set) var version = ClassVersion()

  private func change() {
    version = ClassVersion(version.layout)
    version.layout.renew()
    for other in derived { other.takeUnretainedValue().change() }
  }

  /// The class and all that it is derived from, in the order in which attributes are looked for.
  var order: [UserClass] { [self] + ancestors }

  /// What the class or one that it is derived from has under a name.
  subscript(name: String) -> Value? {
    version.value(of: name) {
      if let value = attributes[name] { return value }
      for ancestor in ancestors {
        if let value = ancestor.attributes[name] { return value }
      }
      return nil
    }
  }

  /// Whether an attribute of instances is computed.
  func hasProperty(_ name: String) -> Bool {
    guard let value = self[name] else { return false }
    if let descriptor = value.object(as: Descriptor.self), case .property = descriptor.kind {
      return true
    }
    return value.descriptor(with: "__set__") != nil
  }

  /// The same, of the classes that come behind another.
  func attribute(_ name: String, behind other: UserClass) -> Value? {
    guard let place = order.firstIndex(where: { $0 === other }) else { return nil }
    return order[(place + 1)...].lazy.compactMap { $0.attributes[name] }.first
  }

  func isDerived(from other: UserClass) -> Bool {
    self === other || ancestors.contains { $0 === other }
  }

  /// Whether it is derived from one of Python's classes, by name.
  func isDerived(from name: String) -> Bool {
    self.name == name || ancestors.contains { $0.name == name }
  }
}

extension UserClass: ProgramObject {
  var typeName: String { "the class '\(name)'" }

  var attributeNames: [String] { order.flatMap(\.attributes.keys) }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    switch name {
    case "__name__", "__qualname__": return .string(TextValue(literal: self.name))
    case "__module__": return attributes[name] ?? .string(TextValue(literal: "__main__"))
    case "__mro__": return try machine.sequence(linearized(machine), .tuple, span)
    case "mro":
      return .object(Constant(value: try machine.sequence(linearized(machine), .list, span)))
    case "__bases__":
      let root = machine.builtinClass("object")
      let bases = bases.isEmpty && self !== root ? [root].compactMap { $0 } : bases
      return try machine.sequence(bases.map { .object($0) }, .tuple, span)
    case "__doc__": return self[name] ?? Value.none
    case "__dict__": return .object(try machine.dictionary(of: attributes, span))
    case "__annotations__":
      return .object(try machine.dictionary(of: fields, span))
    case "__new__" where self[name] == nil: return .object(InstanceMaker())
    default: break
    }
    if self[name] == nil, let value = try metaclassAttribute(name, machine, span) { return value }
    if let value = try machine.described(self[name], for: nil, of: self, span) { return value }
    guard let value = self[name] ?? NativeMethod.all[name].map({ .object($0) }) else { return nil }
    return value.object(as: Descriptor.self)?.attribute(of: self) ?? value
  }

  /// What the class has as an instance of its metaclass.
  private func metaclassAttribute(
    _ name: String, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value? {
    guard let metaclass, !["__init__", "__new__", "__call__"].contains(name),
      let value = metaclass[name]
    else { return nil }
    if let descriptor = value.object(as: Descriptor.self) {
      guard case .property(let get, _) = descriptor.kind else {
        return descriptor.attribute(of: metaclass)
      }
      return try machine.call(get, [.init(keyword: nil, value: .object(self), span: span)], span)
    }
    return value.object is UserFunction ? .object(Method(value, on: .object(self))) : value
  }

  /// The result of a method that the metaclass defines; nil where it has none of the name.
  func special(
    _ name: String, _ values: [Value], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value? {
    guard let function = metaclass?[name] else { return nil }
    let arguments = ([.object(self)] + values).map {
      GivenArgument(keyword: nil, value: $0, span: span)
    }
    return try machine.call(function, arguments, span)
  }

  /// The classes in their order, at the end the one that all are derived from.
  private func linearized(_ machine: Interpreter) -> [Value] {
    let root = machine.builtinClass("object")
    let end = order.contains { $0 === root } ? nil : root
    return (order + [end].compactMap { $0 }).map { .object($0) }
  }

  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    try machine.charge(work: 0, numbers: 6, span)
    attributes[name] = value
  }

  /// Makes an instance.
  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    guard let function = metaclass?["__call__"] else {
      return try machine.instance(of: self, arguments, span)
    }
    let itself = GivenArgument(keyword: nil, value: .object(self), span: span)
    return try machine.call(function, [itself] + arguments, span)
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    // Python's own stand in no module.
    guard Interpreter.baseNames[name] == nil || self !== writer.machine.builtinClass(name) else {
      return try writer.append("<class '\(name)'>")
    }
    let module = attributes["__module__"] ?? .text("__main__")
    try writer.append("<class '")
    try writer.append(writer.machine.text(of: module, writer.span))
    try writer.append(".\(name)'>")
  }

  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value {
    if metaclass != nil,
      let value = try special("__getitem__", [machine.keyValue(items, brackets)], machine, span)
    {
      return value
    }
    // `list[int]` and the like say something about types, and nothing to a program.
    guard let function = self["__class_getitem__"] else { return .object(self) }
    let arguments = [.object(self), try machine.keyValue(items, brackets)].map {
      GivenArgument(keyword: nil, value: $0, span: span)
    }
    return try machine.call(function, arguments, span)
  }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    self === other as? UserClass
  }

  func held(_ machine: Interpreter, _ span: Span) throws(Fault) -> [Value] {
    try machine.charge(work: attributes.count, span)
    return Array(attributes.values)
  }
}
