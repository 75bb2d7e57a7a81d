// The names that a function binds, found while it is read.

/// What a function does with names: as in Python, a name that it binds anywhere is its own everywhere.
struct BoundNames {
  var bound: Set<String> = []
  var globals: Set<String> = []
  var nonlocals: Set<String> = []
  /// Whether `yield` stands in it.
  var yields = false
  /// Whether these are the names of a class, which are not those of its methods.
  var isClass = false
}

extension Parser {
  /// Notes that the innermost function binds a name.
  mutating func noteBound(_ name: String) {
    guard !functions.isEmpty else { return }
    functions[functions.count - 1].bound.insert(name)
  }

  /// `global a, b` and `nonlocal a, b`.
  mutating func parseScopeStatement(_ keyword: String) throws(Fault) -> StatementKind {
    let span = token.span
    advance()
    repeat {
      let (name, nameSpan) = try expectName()
      if functions.isEmpty {
        guard keyword == "global" else { throw Fault(.syntax(.nonlocalOutside), span) }
      } else if functions[functions.count - 1].bound.contains(name) {
        throw Fault(.syntax(.declaredTooLate(name, keyword)), nameSpan)
      } else if keyword == "global" {
        functions[functions.count - 1].globals.insert(name)
      } else {
        guard functions.dropLast().contains(where: { !$0.isClass && $0.bound.contains(name) })
        else {
          throw Fault(.syntax(.noNonlocal(name)), nameSpan)
        }
        functions[functions.count - 1].nonlocals.insert(name)
      }
    } while accept(",")
    return .pass
  }
}
