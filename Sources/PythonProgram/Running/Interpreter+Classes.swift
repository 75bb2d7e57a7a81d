// Defines classes, makes instances, calls the methods that Python's operations are.

import OrderedCollections

extension Interpreter {
  /// The class of a body that has run in a frame.
  func define(
    _ definition: ClassDefinition, bases: [UserClass], metaclass: UserClass?,
    _ keywords: [GivenArgument], in frame: Frame
  ) throws(Fault) -> UserClass {
    let attributes = OrderedDictionary(
      frame.values.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let metaclass = metaclass ?? bases.lazy.compactMap(\.metaclass).first
    let span = definition.nameSpan
    let given: [Value] =
      metaclass == nil
      ? []
      : [
        .text(definition.name), try sequence(bases.map { .object($0) }, .tuple, span),
        .object(
          try dictionary(of: attributes.map { (key: $0.key, value: $0.value) }, span)),
      ]
    let type: UserClass
    if let metaclass, let maker = metaclass["__new__"] {
      let arguments = ([.object(metaclass)] + given).map {
        GivenArgument(keyword: nil, value: $0, span: span)
      }
      let function = maker.object(as: Descriptor.self)?.attribute(of: metaclass) ?? maker
      let made = try call(function, arguments, span)
      guard let made = made.object(as: UserClass.self) else {
        throw Fault(.value(.notABase(made.typeName)), span)
      }
      type = made
      type.fields = frame.fields
    } else {
      type = try self.type(
        definition.name, bases: bases, attributes: attributes, fields: frame.fields,
        metaclass: metaclass, span)
    }
    try charge(work: 0, numbers: 20 + attributes.count.times(6), definition.nameSpan)
    if let box = frame.classBox { type.box = box }
    try nameDescriptors(of: type, span)
    if metaclass != nil { _ = try type.special("__init__", given, self, span) }
    for base in bases where base["__init_subclass__"] != nil {
      let proxy = Super(place: type, owner: .object(type))
      if let hook = try proxy.attribute("__init_subclass__", self, definition.nameSpan) {
        _ = try call(hook, keywords, definition.nameSpan)
      }
      break
    }
    return type
  }

  /// What an annotation gives; its text where it cannot be computed.
  func value(
    of annotation: Annotation, _ type: ExpressionNode, _ frame: Frame
  ) throws(Fault) -> Value {
    do throws(Fault) { return try type.evaluate(frame, self) } catch {
      if case .run = error.problem { throw error }
      return .text(annotation.text)
    }
  }

  /// A class that another is derived from.
  func base(_ value: Value, _ span: Span) throws(Fault) -> UserClass {
    if let missing = value.object(as: Unavailable.self) { throw missing.fault(span) }
    if value.object(as: Function.self)?.name == "type", let type = builtinClass("type") {
      return type
    }
    // Where Python's own types are functions, the library has classes that do the same.
    if let name = value.object(as: Function.self)?.name,
      Library.types.contains(where: { $0.name == name }),
      let type = try libraryModule("builtins", span)?.names[name]?.object(as: UserClass.self)
    {
      return type
    }
    guard let type = value.object(as: UserClass.self) else {
      throw Fault(.value(.notABase(value.typeName)), span)
    }
    return type
  }

  /// A new class.
  func type(
    _ name: String, bases: [UserClass], attributes: OrderedDictionary<String, Value> = [:],
    fields: OrderedDictionary<String, Value> = [:], metaclass: UserClass? = nil, _ span: Span
  ) throws(Fault) -> UserClass {
    let type = UserClass(
      name, bases: bases, attributes: attributes, fields: fields, metaclass: metaclass)
    guard let type else {
      throw Fault(.value(.noOrderOfBases(bases.map(\.name))), span)
    }
    return type
  }

  /// An instance that no code has seen yet.
  func plainInstance(of type: UserClass, _ span: Span) throws(Fault) -> Instance {
    try charge(work: 0, numbers: 16, span)
    return Instance(
      type, at: isInLibrary ? nil : inner?.site ?? span,
      by: inner?.classBox == nil ? nil : inner?.scope.definition)
  }

  func instance(
    of type: UserClass, _ arguments: [GivenArgument], _ span: Span
  ) throws(Fault) -> Value {
    let itself = GivenArgument(keyword: nil, value: .object(type), span: span)
    var made = Value.object(try plainInstance(of: type, span))
    if let maker = type["__new__"] {
      let function = maker.object(as: Descriptor.self)?.attribute(of: type) ?? maker
      made = try call(function, [itself] + arguments, span)
    } else if type.isDerived(from: "type") {
      // A class of classes makes one, of its name, its bases and its attributes.
      made = try InstanceMaker().call([itself] + arguments, self, span)
    }
    if let made = made.object(as: UserClass.self), made.metaclass === type {
      _ = try made.special("__init__", arguments.map(\.value), self, span)
    }
    guard let instance = made.object(as: Instance.self), instance.type.isDerived(from: type) else {
      return made
    }
    if type.isDerived(from: "BaseException") {
      try setArguments(arguments.map(\.value), of: instance, span)
    }
    if let initializer = type["__init__"] {
      _ = try call(
        initializer, [GivenArgument(keyword: nil, value: made, span: span)] + arguments, span)
    } else if let first = arguments.first, type["__new__"] == nil,
      !type.isDerived(from: "BaseException")
    {
      throw Fault(.arguments(type.name, .none), first.span)
    }
    return made
  }

  /// The result of a method such as `__len__`; nil where the class has none of that name.
  func special(
    _ name: String, _ instance: Instance, _ values: [Value], _ span: Span
  ) throws(Fault) -> Value? {
    guard values.count > 1 else { return try special(name, instance, values.first, span) }
    guard case .object(let object)? = instance.type[name] else { return nil }
    return try special(object, instance, values, span)
  }

  /// The same of a method that takes one value besides the instance, or none.
  func special(
    _ name: String, _ instance: Instance, _ value: Value?, _ span: Span
  ) throws(Fault) -> Value? {
    guard case .object(let object)? = instance.type[name] else { return nil }
    guard let function = object as? UserFunction, function.takes(value == nil ? 1 : 2) else {
      return try special(object, instance, value.map { [$0] } ?? [], span)
    }
    try charge(span)
    return try function.call(.object(instance), value, self, span)
  }

  private func special(
    _ object: any ProgramObject, _ instance: Instance, _ values: [Value], _ span: Span
  ) throws(Fault) -> Value? {
    var arguments = values.map { GivenArgument(keyword: nil, value: $0, span: span) }
    if let descriptor = object as? Descriptor {
      guard let bound = descriptor.attribute(of: instance.type) else { return nil }
      return try call(bound, arguments, span)
    }
    arguments.insert(.init(keyword: nil, value: .object(instance), span: span), at: 0)
    return try call(.object(object), arguments, span)
  }

  /// The result of an operator that a class defines; nil where neither operand's has it.
  func special(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ span: Span
  ) throws(Fault) -> Value? {
    let (first, second) = (left.object(as: Instance.self), right.object(as: Instance.self))
    guard first != nil || second != nil, !isTensorBesideArrayNumber(left, right) else { return nil }
    let (name, reflected) = (operation.methodName, operation.reflectedMethodName)
    // A derived class knows better than the one that it is derived from.
    if let first, let second, second.type !== first.type, second.type.isDerived(from: first.type),
      let result = try special(reflected, second, left, span), !result.isNotImplemented
    {
      return result
    }
    if let first, let result = try special(name, first, right, span),
      !result.isNotImplemented
    {
      return result
    }
    if let second, let result = try special(reflected, second, left, span),
      !result.isNotImplemented
    {
      return result
    }
    return nil
  }

  /// `super()` in a method; nil outside of one.
  func superOfMethod() -> Super? {
    var frame = inner
    while let current = frame {
      if let definition = current.scope.definition, !definition.parameters.isEmpty,
        let type = current.classBox?.type, let owner = current.slots[0]
      {
        return Super(place: type, owner: owner)
      }
      frame = current.parent
    }
    return nil
  }

  /// Attributes as a dictionary, with which they have nothing more to do.
  func dictionary(
    of attributes: some Sequence<(key: String, value: Value)>, _ span: Span
  ) throws(Fault) -> DictionaryValue {
    let dictionary = DictionaryValue()
    for (name, value) in attributes { try set(.text(name), to: value, in: dictionary, span) }
    return dictionary
  }
}
