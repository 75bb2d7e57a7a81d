// What stands after `with`.

import Micrograd

/// What a `with` block is for.
final class Context: ProgramObject {
  private enum Purpose {
    case scope(String)
    case noGrad
  }

  private let purpose: Purpose

  private init(_ purpose: Purpose) { self.purpose = purpose }

  static func scope(_ name: String) -> Context { Context(.scope(name)) }
  static var noGrad: Context { Context(.noGrad) }

  var typeName: String { "a context" }

  func run(
    _ body: (Value) throws(Fault) -> Flow, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Flow {
    func inside() throws(Fault) -> Flow { try body(.object(self)) }
    switch purpose {
    case .scope(let name):
      machine.inner?.enterScopes()
      return try Micrograd.scope(name, inside)
    case .noGrad:
      let before = machine.isUpdating
      machine.isUpdating = true
      defer { machine.isUpdating = before }
      return try Micrograd.noGrad(inside)
    }
  }
}
