// What can be called: functions, methods of values.

extension Function: ProgramObject {
  var typeName: String { "the function '\(name)'" }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    if ["__name__", "__qualname__"].contains(name) { return .text(self.name) }
    // Methods of Python's types, as `str.lower`.
    let home: Function.Home? =
      switch self.name {
      case "str": .string
      case "list": .list
      case "tuple": .tuple
      case "dict": .dictionary
      case "set": .set
      default: nil
      }
    if let method = home.flatMap({ Library.function(name, in: $0) }) { return .object(method) }
    guard Library.types.contains(where: { $0.name == self.name }) else { return nil }
    return OperatorMethod(name, of: nil).map { .object($0) }
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    guard Library.types.contains(where: { $0.name == name }) || name == "type" else {
      return try writer.append("<built-in function \(name)>")
    }
    try writer.append("<class '\(name == "Tensor" ? "torch." : "")\(name)'>")
  }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    (other as? Function)?.name == name
  }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    if let out = try resultInPlace(arguments, machine, span) { return out }
    var function = self
    // In a formula sqrt(2) is a number, sqrt(x) a tensor.
    if machine.isFormula, let plain = Library.function(name, in: .math),
      arguments.allSatisfy({ $0.value.number != nil })
    {
      function = plain
    }
    return try function.body(Call(function, arguments, span: span, machine: machine))
  }
}

/// A method and the value it is called on.
final class BoundMethod: ProgramObject {
  private let function: Function
  private var owner: Value

  init(_ function: Function, on owner: Value) {
    self.function = function
    self.owner = owner
  }

  deinit { letGo(of: &owner, leaving: .none) }

  var typeName: String { "the method '\(function.name)'" }
  var depth: Int { owner.depth + 1 }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    let receiver = GivenArgument(keyword: nil, value: owner, span: span)
    return try function.body(
      Call(function, [receiver] + arguments, isMethod: true, span: span, machine: machine))
  }
}
