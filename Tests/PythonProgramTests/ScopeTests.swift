// What functions inside of functions hold: a frame is used again where nobody can have it.

import Testing

@testable import PythonProgram

@Suite struct ScopeTests {
  /// Whether frames of the first function are held by what is made in them.
  private func isCaptured(_ body: String) throws -> Bool {
    let lines = body.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    var parser = Parser(SourceText(file: "test.py", text: "def f(x):\n\(lines)\n"))
    let statements = try parser.parseProgram()
    guard case .function(let definition, _)? = statements.first?.kind else {
      Issue.record("no function")
      return false
    }
    let code = FunctionCode(definition, in: nil, Namespace())
    _ = code.body
    return code.scope.isCaptured
  }

  @Test(arguments: [
    "def g(y):\n    g(y)\ng(x)", "def g():\n    return x\nreturn g() + g()",
    "def g():\n    def h():\n        return g()\n    return h()\ng()",
    "return [y for y in x]",
  ])
  func whatIsOnlyCalledHoldsNothing(_ body: String) throws {
    #expect(try !isCaptured(body))
  }

  @Test(arguments: [
    "def g():\n    pass\nreturn g", "x.append(g)\ndef g():\n    pass",
    "def g():\n    return [g]\nreturn g()", "def g():\n    yield x\nreturn g()",
    "@x\ndef g():\n    pass", "return lambda: x", "def g():\n    pass\nreturn locals()",
    "def g():\n    return lambda: x\nreturn g()", "return (y for y in x)", "class C:\n    y = x",
  ])
  func whatGetsOutHoldsTheFrame(_ body: String) throws {
    #expect(try isCaptured(body))
  }
}
