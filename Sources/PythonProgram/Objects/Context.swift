// What stands after `with`.

import Micrograd

/// What a `with` block is for: a scope of the graph.
final class Context: ProgramObject {
  private let name: String

  init(scope name: String) { self.name = name }

  var typeName: String { "a context" }

  func run(
    _ body: (Value) throws(Fault) -> Flow, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Flow {
    machine.inner?.enterScopes()
    return try Micrograd.scope(name) { () throws(Fault) in try body(.object(self)) }
  }
}
