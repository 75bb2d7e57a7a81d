// Turns the syntax tree of a program into nodes that run, with a place for each name.

/// Compiles what stands in one scope; functions in it are compiled when they are first called, or with
/// the function that they stand in.
struct Compiler {
  let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

  private var isLibrary: Bool { scope.isLibrary }

  func block(_ statements: [Statement]) -> Block {
    Block(statements.map(node))
  }

  /// - Parameter isCalled: Whether that is all that is done with its value.
  func name(_ name: String, _ span: Span, isCalled: Bool = false) -> ExpressionNode {
    if !isCalled { scope.noteValue(name) }
    // These give the values of all names.
    if name == "locals" || name == "vars" { scope.noteCaptured() }
    return node(name, scope.place(of: name), span)
  }

  private func node(_ name: String, _ place: Scope.Place, _ span: Span) -> ExpressionNode {
    switch place {
    case .slot(let slot, 0): SlotName(name, slot, span)
    case .slot(let slot, let depth): OuterName(name, slot, depth: depth, span)
    case .classSlot(let slot, let depth, let otherwise):
      ClassName(slot, depth: depth, otherwise: node(name, otherwise, span))
    case .global(let variable): GlobalName(variable, span)
    }
  }

  func target(named name: String, _ span: Span) -> TargetNode {
    switch scope.place(binding: name) {
    case .slot(let slot, let depth), .classSlot(let slot, let depth, _):
      SlotTarget(name, slot, depth: depth, isLibrary: isLibrary, span)
    case .global(let variable): GlobalTarget(variable, scope.namespace, span)
    }
  }

  func target(_ target: Target) -> TargetNode {
    switch target {
    case .name(let name, let span): self.target(named: name, span)
    case .tuple(let targets, let span):
      TupleTarget(
        targets.map(self.target),
        star: targets.firstIndex { if case .starred = $0 { true } else { false } }, span)
    case .starred(let inner, _): self.target(inner)
    case .attribute(let owner, let name, let span): AttributeTarget(node(owner), name, span)
    case .index(let owner, let items, let brackets):
      IndexTarget(node(owner), indices(items, brackets), brackets)
    }
  }
}
