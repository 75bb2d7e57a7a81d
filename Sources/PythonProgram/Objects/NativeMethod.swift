// What every object has from `object`, for classes that extend it.

/// A method that instances have without a class that defines it.
final class NativeMethod: ProgramObject, Sendable {
  let name: String
  private let body: @Sendable (Instance, [Value], Interpreter, Span) throws(Fault) -> Value

  var typeName: String { "the method '\(name)'" }

  private init(
    _ name: String,
    _ body: @escaping @Sendable (Instance, [Value], Interpreter, Span) throws(Fault) -> Value
  ) {
    self.name = name
    self.body = body
  }

  static let all: [String: NativeMethod] = Dictionary(
    uniqueKeysWithValues: [
      NativeMethod("__init__") { instance, arguments, machine, span throws(Fault) in
        // An exception keeps what it is made with.
        if instance.type.isDerived(from: "BaseException") {
          instance.attributes["args"] = try machine.sequence(arguments, .tuple, span)
        }
        return .none
      },
      NativeMethod("__setattr__") { instance, arguments, machine, span throws(Fault) in
        guard arguments.count == 2, case .string(let name) = arguments[0] else {
          throw Fault(.arguments("__setattr__", .missing(["value"])), span)
        }
        try instance.setOwnAttribute(machine.string(name, span), to: arguments[1], machine, span)
        return .none
      },
      NativeMethod("__delattr__") { instance, arguments, machine, span throws(Fault) in
        guard arguments.count == 1, case .string(let name) = arguments[0] else {
          throw Fault(.arguments("__delattr__", .missing(["name"])), span)
        }
        try instance.deleteOwnAttribute(machine.string(name, span), span)
        return .none
      },
      NativeMethod("__repr__") { instance, _, _, _ in .text("<\(instance.type.name) object>") },
      NativeMethod("__str__") { instance, _, machine, span throws(Fault) in
        .string(try machine.text(of: .object(instance), span))
      },
      NativeMethod("__eq__") { instance, arguments, machine, span in
        .bool(arguments.first?.object(as: Instance.self) === instance)
      },
      NativeMethod("__hash__") { instance, _, _, _ in
        .int(ObjectIdentifier(instance).hashValue)
      },
      NativeMethod("__init_subclass__") { _, _, _, _ in .none },
    ].map { ($0.name, $0) })

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    guard case .object(let instance as Instance)? = arguments.first?.value else {
      if name == "__init__", arguments.first?.value.object is UserClass { return .none }
      throw Fault(.arguments(name, .missing(["self"])), span)
    }
    return try body(instance, arguments.dropFirst().map(\.value), machine, span)
  }
}

/// `super()`: an instance, or a class, seen from behind one of its classes.
final class Super: ProgramObject {
  private let place: UserClass
  private var owner: Value

  init(place: UserClass, owner: Value) {
    self.place = place
    self.owner = owner
  }

  deinit { letGo(of: &owner, leaving: .none) }

  var typeName: String { "what '\(place.name)' is derived from" }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    let type: UserClass
    if name == "__new__", place.order.dropFirst().allSatisfy({ $0.attributes[name] == nil }) {
      return .object(InstanceMaker())
    }
    switch owner {
    case .object(let instance as Instance): type = instance.type
    case .object(let itself as UserClass):
      // In a method of a metaclass, the class is the instance.
      if !itself.isDerived(from: place), let metaclass = itself.metaclass {
        if name == "__call__" { return .object(ClassCall(itself)) }
        type = metaclass
      } else {
        type = itself
      }
    default: return nil
    }
    guard
      let value = type.attribute(name, behind: place)
        ?? NativeMethod.all[name].map({ .object($0) })
    else { return nil }
    switch value.object {
    case let descriptor as Descriptor:
      guard case .property(let get, _) = descriptor.kind else {
        return descriptor.attribute(of: type)
      }
      return try machine.call(get, [.init(keyword: nil, value: owner, span: span)], span)
    case is UserFunction, is NativeMethod: return .object(Method(value, on: owner))
    default: return value
    }
  }
}

/// `NotImplemented`: what a method gives that has no answer for its argument.
final class NotImplementedValue: ProgramObject {
  var typeName: String { "NotImplemented" }

  func write(to writer: inout TextWriter) throws(Fault) { try writer.append("NotImplemented") }
}

/// `object.__new__`: makes an instance of a class, and calls no `__init__`.
final class InstanceMaker: ProgramObject {
  var typeName: String { "the method '__new__'" }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    guard let type = arguments.first?.value.object(as: UserClass.self) else {
      throw Fault(.arguments("__new__", .missing(["cls"])), span)
    }
    // Of a metaclass: name, bases, attributes.
    if arguments.count == 4, type.isDerived(from: "type"),
      case .string(let name) = arguments[1].value, let bases = arguments[2].value.elements,
      let attributes = arguments[3].value.object(as: DictionaryValue.self)
    {
      let bases = try machine.values(of: bases, span).map { base throws(Fault) in
        try machine.base(base, span)
      }
      let made = try machine.type(machine.string(name, span), bases: bases, metaclass: type, span)
      for entry in attributes.entries.values {
        guard case .string(let key) = entry.key else { continue }
        made.attributes[try machine.string(key, span)] = entry.value
      }
      return .object(made)
    }
    try machine.charge(work: 0, numbers: 16, span)
    return .object(Instance(type))
  }
}

/// `type.__call__` of a class: makes an instance, whatever its metaclass does.
final class ClassCall: ProgramObject {
  private let type: UserClass

  init(_ type: UserClass) { self.type = type }

  var typeName: String { "the method '__call__'" }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    try machine.instance(of: type, arguments, span)
  }
}
