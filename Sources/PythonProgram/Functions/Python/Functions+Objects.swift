// Functions of Python that ask objects and classes for what they have.

import Micrograd

extension Library {
  static let objects: [Function] = [
    Function("super", in: [.builtin], "type=None, object=None") { call throws(Fault) in
      if let type = call.value("type").object(as: UserClass.self) {
        return .object(Super(place: type, owner: call.value("object")))
      }
      guard let proxy = call.machine.superOfMethod() else {
        throw Fault(.value(.outsideMethod), call.span)
      }
      return .object(proxy)
    },
    Function("staticmethod", in: [.builtin], "function") { call in
      .object(Descriptor(.staticMethod(call.values[0])))
    },
    Function("classmethod", in: [.builtin], "function") { call in
      .object(Descriptor(.classMethod(call.values[0])))
    },
    Function("property", in: [.builtin], "fget, fset=None") { call in
      let setter = call.value("fset")
      let isReadOnly = if case .none = setter { true } else { false }
      return .object(
        Descriptor(.property(get: call.value("fget"), set: isReadOnly ? nil : setter)))
    },
    Function("getattr", in: [.builtin], "object, name, default...") { call throws(Fault) in
      do throws(Fault) {
        return try call.machine.attribute(
          call.string("name"), of: call.value("object"), call.span("name"))
      } catch {
        guard let fallback = try call.elements("default")?.first,
          try call.machine.isCaught(error, as: ["AttributeError"])
        else { throw error }
        return fallback
      }
    },
    Function("hasattr", in: [.builtin], "object, name") { call throws(Fault) in
      if try hasMethod(call.value("object"), call.string("name")) { return .bool(true) }
      do throws(Fault) {
        _ = try call.machine.attribute(
          call.string("name"), of: call.value("object"), call.span("name"))
        return .bool(true)
      } catch {
        guard try call.machine.isCaught(error, as: ["AttributeError"]) else { throw error }
        return .bool(false)
      }
    },
    Function("setattr", in: [.builtin], "object, name, value") { call throws(Fault) in
      try call.machine.setAttribute(
        call.string("name"), of: call.value("object"), to: call.value("value"), call.span)
      return .none
    },
    Function("delattr", in: [.builtin], "object, name") { call throws(Fault) in
      let name = try call.string("name")
      if let type = call.value("object").object(as: UserClass.self) {
        type.attributes[name] = nil
        return .none
      }
      guard let instance = call.value("object").object(as: Instance.self) else {
        throw call.wrongType("object", "an instance of a class")
      }
      try instance.deleteOwnAttribute(name, call.span)
      return .none
    },
    Function("vars", in: [.builtin], "object...") { call throws(Fault) in
      guard let object = try call.elements("object")?.first else { return try locals(call) }
      if case .object(let type as UserClass) = object {
        return .object(try call.machine.dictionary(of: type.attributes, call.span))
      }
      guard let instance = object.object(as: Instance.self) else {
        throw try call.machine.fault(
          "TypeError", "vars() argument must have __dict__ attribute", call.span)
      }
      return try call.machine.dictionary(showing: instance, call.span)
    },
    Function("globals", in: [.builtin], "") { call throws(Fault) in
      try call.machine.dictionary(
        showing: call.machine.inner?.scope.namespace ?? call.machine.globals, call.span)
    },
    Function("locals", in: [.builtin], "") { call throws(Fault) in try locals(call) },
    Function("type", in: [.builtin], "object, bases=None, dict=None") { call throws(Fault) in
      guard let attributes = call.value("dict").object(as: DictionaryValue.self) else {
        return typeObject(of: call.values[0])
      }
      let bases = try (call.elements("bases") ?? []).map { base throws(Fault) in
        try call.machine.base(base, call.span("bases"))
      }
      let type = try call.machine.type(call.string("object"), bases: bases, call.span)
      for entry in attributes.entries.values {
        guard case .string(let key) = entry.key else { continue }
        type.attributes[try call.machine.string(key, call.span)] = entry.value
      }
      return .object(type)
    },
    Function("dir", in: [.builtin], "object...") { call throws(Fault) in
      guard let given = try call.elements("object")?.first else {
        let names = call.machine.inner?.values.map(\.name) ?? call.machine.globals.names
        return try call.machine.sequence(names.sorted().map { .text($0) }, .list, call.span)
      }
      let object = given.object
      let names = (object?.attributeNames ?? []) + (object?.methods.map(Library.names) ?? [])
      return try call.machine.sequence(Set(names).sorted().map { .text($0) }, .list, call.span)
    },
    Function("id", in: [.builtin], "object") { call in
      if case .tensor(let object) = call.values[0], object.kind == .value {
        return .int(
          Int(object.tensor.identity & 0x3fff_ffff) << 32 | (object.tensor.place + 1))
      }
      guard let object = call.values[0].object else { return .int(0) }
      return .int(Int(bitPattern: Unmanaged.passUnretained(object as AnyObject).toOpaque()))
    },
    Function("hash", in: [.builtin], "object") { call throws(Fault) in
      if let instance = call.values[0].object(as: Instance.self),
        let answer = try call.machine.special("__hash__", instance, nil, call.span)
      {
        return answer
      }
      let key = try call.machine.key(of: call.values[0], call.span)
      return .int(key.pythonHash ?? key.hashValue)
    },
    Function("issubclass", in: [.builtin], "class, classinfo") { call throws(Fault) in
      let others = try call.elements("classinfo") ?? [call.value("classinfo")]
      if let name = call.values[0].object(as: Function.self)?.name {
        return .bool(
          others.contains { other in
            let base = other.object(as: Function.self)?.name
            return base == name || (name == "bool" && base == "int")
              || other.object(as: UserClass.self)?.name == "object"
          })
      }
      guard let type = call.values[0].object(as: UserClass.self) else {
        throw call.wrongType("class", "a class")
      }
      return .bool(
        others.contains { other in
          if let name = other.object(as: Function.self)?.name { return type.isDerived(from: name) }
          return other.object(as: UserClass.self).map { type.isDerived(from: $0) } ?? false
        })
    },
    Function("iter", in: [.builtin], "iterable, sentinel...") { call throws(Fault) in
      if let end = try call.elements("sentinel")?.first {
        let items = Items { () throws(Fault) in
          let value = try call.called("iterable", [])
          return try call.machine.areEqual(value, end, at: call.span) ? nil : value
        }
        return .object(IteratorValue("callable_iterator", items))
      }
      if call.values[0].object is IteratorValue { return call.values[0] }
      let items = try call.machine.items(of: call.values[0], call.span("iterable"))
      return .object(IteratorValue("iterator", items))
    },
    Function("next", in: [.builtin], "iterator, default...") { call throws(Fault) in
      let next: Value?
      switch call.values[0].object {
      case let iterator as IteratorValue: next = try iterator.next()
      case let instance as Instance:
        next = try call.machine.untilStopped { () throws(Fault) in
          try call.machine.special("__next__", instance, [], call.span)
        }
      default: throw call.wrongType("iterator", "an iterator", hint: "iter(x) makes one")
      }
      if let value = next { return value }
      if let value = try call.elements("default")?.first { return value }
      throw try call.stopped(after: call.values[0])
    },
    Function("send", in: [.generator], "generator, value") { call throws(Fault) in
      guard let generator = call.values[0].object(as: IteratorValue.self) else { return .none }
      if let value = try generator.send(call.value("value")) { return value }
      throw try call.stopped(after: call.values[0])
    },
    Function("throw", in: [.generator], "generator, type, value=None, traceback=None") {
      call throws(Fault) in
      guard let generator = call.values[0].object(as: IteratorValue.self) else { return .none }
      let fault = try call.machine.fault(
        raising: (call.value("type"), call.span("type")), from: nil, call.span)
      if let value = try generator.raise(fault) { return value }
      throw try call.stopped(after: call.values[0])
    },
    Function("close", in: [.generator], "generator") { call throws(Fault) in
      try call.values[0].object(as: IteratorValue.self)?.close()
      return .none
    },
  ]

  /// The names of the function that runs, as they are now; outside of all, those of the program.
  private static func locals(_ call: Call) throws(Fault) -> Value {
    guard let frame = call.machine.inner else {
      return try call.machine.dictionary(showing: call.machine.globals, call.span)
    }
    let values = frame.values.map { (key: $0.name, value: $0.value) }
    return .object(try call.machine.dictionary(of: values, call.span))
  }

  /// Whether something of Python's own has a method of those that operators and loops call.
  static func hasMethod(_ value: Value, _ name: String) -> Bool {
    guard let object = value.object, !(object is Instance || object is UserClass) else {
      return false
    }
    return switch name {
    case "__iter__":
      object.length != nil || object is IteratorValue || object is RangeValue
        || object is TextValue || object is TensorObject
    case "__len__": object.length != nil || object is TextValue || object is TensorObject
    case "__getitem__": object is Elements || object is DictionaryValue || object is TextValue
    case "__contains__": object.length != nil || object is TextValue
    case "__next__": object is IteratorValue
    case "__call__": object is Function || object is UserFunction || object is Method
    default: false
    }
  }

  /// The name of a value's type.
  static func typeWord(of value: Value) -> String {
    if let instance = value.object(as: Instance.self) { return instance.type.name }
    if let known = types.first(where: { $0.name != "Value" && $0.holds(value) }) {
      return known.name
    }
    let isType =
      if let function = value.object(as: Function.self) {
        types.contains { $0.name == function.name } || function.name == "type"
      } else {
        value.object is UserClass
      }
    if isType { return "type" }
    let words = value.typeName.split(separator: " ")
    return switch words.first {
    case "None": "NoneType"
    case "a", "an": words.dropFirst().joined(separator: " ")
    case "the": value.object is Function ? "builtin_function_or_method" : String(words[1])
    default: value.typeName
    }
  }

  /// What `type` says: a class, or the function that makes such a value.
  static func typeObject(of value: Value) -> Value {
    if let instance = value.object(as: Instance.self) { return .object(instance.type) }
    if let metaclass = value.object(as: UserClass.self)?.metaclass { return .object(metaclass) }
    let name = typeWord(of: value)
    return function(name, in: name == "Tensor" ? .torch : .builtin).map { .object($0) }
      ?? .object(NamedType(name: name))
  }
}

/// The type of what no function makes.
final class NamedType: ProgramObject {
  private let name: String

  init(name: String) { self.name = name }

  var typeName: String { "a type" }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    name == "__name__" ? .text(self.name) : nil
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append("<class '\(name)'>")
  }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    (other as? NamedType)?.name == name
  }
}

extension Call {
  /// What `next` raises at the end of an iterator: a generator may have returned something.
  fileprivate func stopped(after iterator: Value) throws(Fault) -> Fault {
    let value = iterator.object(as: IteratorValue.self)?.takeReturned() ?? Value.none
    if case .none = value {
      try machine.raise("StopIteration", [], span)
    } else {
      try machine.raise("StopIteration", [value], span)
    }
    return Fault(.raised("StopIteration", message: ""), span)
  }
}
