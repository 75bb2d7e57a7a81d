// Reads import lines.

extension Parser {
  /// `import torch.nn.functional as F`, or `from torch import tensor, tanh`.
  mutating func parseImport() throws(ProgramError) -> Statement {
    let start = token.span.start
    if accept(.from) {
      let path = try parsePath()
      try expect(.import)
      if symbol == .star { throw ProgramError(.name(.starImport), token.span) }
      let names = try parseImportedNames()
      return Statement(kind: .importNames(path: path, names: names), span: span(from: start))
    }
    advance()
    let path = try parsePath()
    let name = accept(.as) ? try expectName().name : nil
    let statement = Statement(
      kind: .importModule(path: path, name: name), span: span(from: start))
    // `import torch, math` is an import of each.
    guard symbol == .comma else { return statement }
    var statements = [statement]
    while symbol == .comma { statements.append(try parseOneModuleMore()) }
    return Statement(kind: .block(statements), span: span(from: start))
  }

  private mutating func parseOneModuleMore() throws(ProgramError) -> Statement {
    advance()
    let start = token.span.start
    let path = try parsePath()
    let name = accept(.as) ? try expectName().name : nil
    return Statement(kind: .importModule(path: path, name: name), span: span(from: start))
  }

  private mutating func parsePath() throws(ProgramError) -> [String] {
    var path = [try expectName().name]
    while accept(.dot) { path.append(try expectName().name) }
    return path
  }

  private mutating func parseImportedNames() throws(ProgramError)
    -> [(name: String, alias: String, span: Span)]
  {
    let isInParentheses = accept(.openParenthesis)
    var names: [(name: String, alias: String, span: Span)] = []
    repeat {
      if isInParentheses, symbol == .closeParenthesis { break }
      let (name, span) = try expectName()
      let alias = accept(.as) ? try expectName().name : name
      names.append((name, alias, span))
    } while accept(.comma)
    if isInParentheses { try expect(.closeParenthesis) }
    return names
  }
}
