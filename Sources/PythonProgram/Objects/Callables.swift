// What can be called: functions, functions with arguments, methods of values.

extension Function: ProgramObject {
  var typeName: String { "the function '\(name)'" }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    ["__name__", "__qualname__"].contains(name) ? .text(self.name) : nil
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    guard Library.types.contains(where: { $0.name == name }) else {
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

/// A function with some arguments given already, such as what `nn.MSELoss(reduction='sum')` makes.
final class PreparedFunction: ProgramObject {
  private let function: Function
  private let keywords: [(name: String, value: Value)]
  let depth: Int

  init(_ function: Function, keywords: [(name: String, value: Value)]) {
    self.function = function
    self.keywords = keywords
    depth = 1 + (keywords.map(\.value.depth).max() ?? 0)
  }

  var typeName: String { function.typeName }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    let prepared = keywords.map { name, value in
      GivenArgument(keyword: (name, span), value: value, span: span)
    }
    return try function.body(Call(function, arguments + prepared, span: span, machine: machine))
  }
}

/// A method and the value it is called on.
final class BoundMethod: ProgramObject {
  private let function: Function
  private let owner: Value

  init(_ function: Function, on owner: Value) {
    self.function = function
    self.owner = owner
  }

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
