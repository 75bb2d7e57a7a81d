// Defines classes, makes instances, calls the methods that Python's operations are.

import OrderedCollections

extension Interpreter {
  func define(
    _ definition: ClassDefinition, _ decorators: [Expression]
  ) throws(Fault) {
    var bases: [UserClass] = []
    for base in try evaluate(definition.bases) where base.keyword == nil {
      bases.append(try self.base(base.value, base.span))
    }
    let frame = Frame(classBody: definition, in: inner)
    let outer = inner
    inner = frame
    defer { inner = outer }
    _ = try execute(definition.body)
    let type = try type(
      definition.name, bases: bases, attributes: frame.values, fields: frame.fields,
      definition.nameSpan)
    try charge(work: 0, numbers: 20 + frame.values.count.times(6), definition.nameSpan)
    frame.classBox?.type = type
    inner = outer
    for base in bases where base["__init_subclass__"] != nil {
      let proxy = Super(place: type, owner: .object(type))
      if let hook = try proxy.attribute("__init_subclass__", self, definition.nameSpan) {
        _ = try call(hook, [], definition.nameSpan)
      }
      break
    }
    let value = try decorated(.object(type), by: decorators, definition.nameSpan)
    try bind(definition.name, value, definition.nameSpan)
  }

  /// A class that another is derived from.
  func base(_ value: Value, _ span: Span) throws(Fault) -> UserClass {
    if let missing = value.object(as: Unavailable.self) { throw missing.fault(span) }
    guard let type = value.object(as: UserClass.self) else {
      throw Fault(.value(.notABase(value.typeName)), span)
    }
    return type
  }

  /// A new class.
  func type(
    _ name: String, bases: [UserClass], attributes: OrderedDictionary<String, Value> = [:],
    fields: [String] = [], _ span: Span
  ) throws(Fault) -> UserClass {
    guard let type = UserClass(name, bases: bases, attributes: attributes, fields: fields) else {
      throw Fault(.value(.noOrderOfBases(bases.map(\.name))), span)
    }
    return type
  }

  /// What decorators make of a function or a class, the nearest first.
  func decorated(
    _ value: Value, by decorators: [Expression], _ span: Span
  ) throws(Fault) -> Value {
    var value = value
    for decorator in decorators.reversed() {
      let argument = GivenArgument(keyword: nil, value: value, span: span)
      value = try call(evaluate(decorator), [argument], decorator.span)
    }
    return value
  }

  func instance(
    of type: UserClass, _ arguments: [GivenArgument], _ span: Span
  ) throws(Fault) -> Value {
    try charge(work: 0, numbers: 16, span)
    let itself = GivenArgument(keyword: nil, value: .object(type), span: span)
    var made = Value.object(
      Instance(
        type, at: isInLibrary ? nil : site ?? span,
        by: inner?.classBox == nil ? nil : inner?.definition))
    if let maker = type["__new__"] {
      let function = maker.object(as: Descriptor.self)?.attribute(of: type) ?? maker
      made = try call(function, [itself] + arguments, span)
    }
    guard let instance = made.object(as: Instance.self), instance.type.isDerived(from: type) else {
      return made
    }
    if type.isDerived(from: "BaseException") {
      instance.attributes["args"] = try sequence(arguments.map(\.value), .tuple, span)
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
    guard let function = instance.type[name] else { return nil }
    if case .none = function { return nil }
    var arguments = values.map { GivenArgument(keyword: nil, value: $0, span: span) }
    if case .object(let descriptor as Descriptor) = function {
      guard let bound = descriptor.attribute(of: instance.type) else { return nil }
      return try call(bound, arguments, span)
    }
    arguments.insert(.init(keyword: nil, value: .object(instance), span: span), at: 0)
    return try call(function, arguments, span)
  }

  /// The result of an operator that a class defines; nil where neither operand's has it.
  func special(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ span: Span
  ) throws(Fault) -> Value? {
    let name = operation.methodName
    let (first, second) = (left.object(as: Instance.self), right.object(as: Instance.self))
    // A derived class knows better than the one that it is derived from.
    if let first, let second, second.type !== first.type, second.type.isDerived(from: first.type),
      let result = try special("__r\(name)__", second, [left], span), !result.isNotImplemented
    {
      return result
    }
    if let first, let result = try special("__\(name)__", first, [right], span),
      !result.isNotImplemented
    {
      return result
    }
    if let second, let result = try special("__r\(name)__", second, [left], span),
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
      if let definition = current.definition, let type = current.classBox?.type,
        let name = definition.parameters.first?.name, let owner = current.values[name]
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

extension BinaryOperator {
  /// The name of its method without underscores.
  var methodName: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .divide: "truediv"
    case .floorDivide: "floordiv"
    case .modulo: "mod"
    case .power: "pow"
    case .matrixMultiply: "matmul"
    case .and: "and"
    case .or: "or"
    case .xor: "xor"
    case .shiftLeft: "lshift"
    case .shiftRight: "rshift"
    }
  }
}

extension UnaryOperator {
  var methodName: String {
    switch self {
    case .negative: "__neg__"
    case .positive: "__pos__"
    case .invert: "__invert__"
    case .not: "__bool__"
    }
  }
}
