// Reads import lines.

extension Parser {
  /// `import torch.nn.functional as F`, or `from torch import tensor, tanh`.
  mutating func parseImport() throws(Fault) -> Statement {
    let start = token.span.start
    if accept("from") {
      let path = try parsePath()
      try expect("import")
      if accept("*") { return Statement(.importAll(path: path), span(from: start)) }
      let names = try parseImportedNames()
      return Statement(.importNames(path: path, names: names), span(from: start))
    }
    var modules: [Statement] = []
    repeat {
      advance()
      // Of several, each has its own place.
      let start = modules.isEmpty ? start : token.span.start
      let path = try parsePath()
      let name = accept("as") ? try expectName().name : nil
      noteBound(name ?? path[0])
      modules.append(Statement(.importModule(path: path, name: name), span(from: start)))
    } while word == ","
    return modules.count == 1
      ? modules[0] : Statement(.block(modules), span(from: start))
  }

  private mutating func parsePath() throws(Fault) -> [String] {
    var path = [try expectName().name]
    while accept(".") { path.append(try expectName().name) }
    return path
  }

  private mutating func parseImportedNames() throws(Fault) -> [ImportedName] {
    let isInParentheses = accept("(")
    var names: [ImportedName] = []
    repeat {
      if isInParentheses, word == ")" { break }
      let (name, span) = try expectName()
      let alias = accept("as") ? try expectName().name : name
      noteBound(alias)
      names.append((name, alias, span))
    } while accept(",")
    if isInParentheses { try expect(")") }
    return names
  }
}
