// What stands in a class for more than itself: methods of the class, properties, bound methods.

/// What stands in a class and answers for itself when it is asked for as an attribute.
final class Descriptor: ProgramObject {
  enum Kind {
    case staticMethod(Value)
    case classMethod(Value)
    case property(get: Value, set: Value?)
  }

  private(set) var kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  deinit { letGo(of: &kind, leaving: .staticMethod(.none)) }

  var typeName: String { "a descriptor" }

  /// What it is as an attribute of a class.
  func attribute(of owner: UserClass) -> Value? {
    switch kind {
    case .staticMethod(let function): function
    case .classMethod(let function): .object(Method(function, on: .object(owner)))
    case .property: nil
    }
  }

  /// `@name.setter`, and what a property is made of.
  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    guard case .property(let get, let set) = kind else { return nil }
    return switch name {
    case "setter": .object(PropertySetter(get: get))
    case "getter": .object(PropertyGetter(set: set))
    case "fget": get
    case "fset": set ?? Value.none
    case "fdel": Value.none
    case "__doc__": try get.object?.attribute("__doc__", machine, span) ?? Value.none
    default: nil
    }
  }
}

/// What decorates the function that sets a property.
final class PropertySetter: ProgramObject {
  private let get: Value

  init(get: Value) { self.get = get }

  var typeName: String { "the setter of a property" }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    .object(Descriptor(.property(get: get, set: arguments.first?.value)))
  }
}

/// What decorates the function that computes a property.
final class PropertyGetter: ProgramObject {
  private let set: Value?

  init(set: Value?) { self.set = set }

  var typeName: String { "the getter of a property" }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    .object(Descriptor(.property(get: arguments.first?.value ?? .none, set: set)))
  }
}

/// A function of a class and the instance, or the class, that it is called on.
final class Method: ProgramObject {
  let function: Value
  private(set) var owner: Value

  init(_ function: Value, on owner: Value) {
    self.function = function
    self.owner = owner
  }

  deinit { letGo(of: &owner, leaving: .none) }

  var typeName: String { "the method \(function.object?.typeName ?? "")" }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    switch name {
    case "__self__": owner
    case "__func__": function
    default: try function.object?.attribute(name, machine, span)
    }
  }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    let receiver = GivenArgument(keyword: nil, value: owner, span: span)
    return try machine.call(function, [receiver] + arguments, span)
  }

  func write(to writer: inout TextWriter) throws(Fault) { try writer.append("<bound method>") }
}
