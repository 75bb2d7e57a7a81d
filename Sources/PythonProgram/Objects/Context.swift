// What stands after `with`.

import Micrograd

/// What a `with` block is for.
enum Context: ProgramObject {
  case scope(String)
  case noGrad

  var typeName: String { "a context" }

  func run(
    _ body: () throws(Fault) -> Flow, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Flow {
    switch self {
    case .scope(let name): return try Micrograd.scope(name, body)
    case .noGrad:
      let before = machine.isUpdating
      machine.isUpdating = true
      defer { machine.isUpdating = before }
      return try Micrograd.noGrad(body)
    }
  }
}
