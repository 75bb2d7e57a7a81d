// What a program imports and there is not.

/// A module, or what is imported from it, that there is not: using it is the error.
final class Unavailable: ProgramObject {
  let name: String

  init(_ name: String) { self.name = name }

  var typeName: String { "'\(name)'" }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items { throw fault(span) }

  func fault(_ span: Span) -> Fault { Fault(.unavailable(name), span) }
}
