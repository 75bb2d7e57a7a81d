// What stands after `with`.

import Micrograd

/// What a `with` block is for.
enum Context: ProgramObject {
  case scope(String)

  var typeName: String { "a context" }

  func run(
    _ body: (Value) throws(Fault) -> Flow, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Flow {
    func inside() throws(Fault) -> Flow { try body(.object(self)) }
    switch self {
    case .scope(let name): return try Micrograd.scope(name, inside)
    }
  }
}
