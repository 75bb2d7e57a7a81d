// What stands after `with`.

import Micrograd

/// What a `with` block is for: a scope of the graph.
final class Context: ProgramObject {
  private let name: String

  init(scope name: String) { self.name = name }

  var typeName: String { "a context" }

  func enter(_ machine: Interpreter, _ span: Span) throws(Fault) -> Value {
    machine.inner?.enterScopes()
    Recording.enterScope(name)
    return .object(self)
  }

  func exit(_ fault: Fault?, _ machine: Interpreter, _ span: Span) throws(Fault) -> Bool {
    Recording.leaveScope()
    return false
  }
}
