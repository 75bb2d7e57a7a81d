// What PyTorch or Python has and programs have not.

/// Something that is known and not there: using it is the error, which says what to write instead.
struct Unavailable: ProgramObject {
  let name: String
  let reason: Problem.Unavailable

  init(_ name: String, _ reason: Problem.Unavailable) {
    self.name = name
    self.reason = reason
  }

  var typeName: String { "'\(name)'" }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items { throw fault(span) }

  func fault(_ span: Span) -> Fault { Fault(.unavailable(name, reason), span) }
}
