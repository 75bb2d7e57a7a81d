// Comprehensions: lists, sets and dictionaries at once, generators element by element.

/// The clauses of a comprehension, and what each round of its loops gives.
final class ComprehensionNode: ExpressionNode {
  enum Result {
    case list(ExpressionNode)
    case set(ExpressionNode)
    case generator(ExpressionNode)
    case dictionary(key: ExpressionNode, value: ExpressionNode)
  }

  enum Clause {
    case loop(TargetNode, in: ExpressionNode)
    case condition(ExpressionNode)
  }

  private let scope: Scope
  private let result: Result
  private let clauses: ContiguousArray<Clause>
  /// The frame of a run that is over.
  private var spare: Frame?

  init(_ scope: Scope, _ result: Result, _ clauses: [Clause], _ span: Span) {
    self.scope = scope
    self.result = result
    self.clauses = ContiguousArray(clauses)
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    var inner = spare ?? Frame(scope, in: nil)
    spare = nil
    inner.begin(in: frame, of: nil)
    defer {
      if isKnownUniquelyReferenced(&inner) {
        inner.clear()
        spare = inner
      }
    }
    // The first loop goes through what it is outside.
    guard case .loop(_, let iterable) = clauses[0] else { return .none }
    let items = try machine.items(of: iterable.evaluate(frame, machine), iterable.span)
    switch result {
    case .list(let element):
      var values: [Value] = []
      try walk(0, items, inner, machine) { () throws(Fault) in
        let value = try element.evaluate(inner, machine)
        try machine.charge(work: 0, numbers: 3, span)
        values.append(value)
      }
      return try machine.sequence(values, .list, span)
    case .set(let element):
      let set = SetValue()
      try walk(0, items, inner, machine) { () throws(Fault) in
        try machine.add(element.evaluate(inner, machine), to: set, span)
      }
      return .object(set)
    case .dictionary(let key, let value):
      let dictionary = DictionaryValue()
      try walk(0, items, inner, machine) { () throws(Fault) in
        let keyValue = try key.evaluate(inner, machine)
        try machine.set(keyValue, to: value.evaluate(inner, machine), in: dictionary, key.span)
      }
      return .object(dictionary)
    case .generator(let element):
      return .object(IteratorValue("generator", lazily(element, items, inner, machine)))
    }
  }

  /// Calls `body` in each round of the loops from one clause on.
  private func walk(
    _ place: Int, _ first: Items?, _ frame: Frame, _ machine: Interpreter,
    _ body: () throws(Fault) -> Void
  ) throws(Fault) {
    guard place < clauses.count else { return try body() }
    switch clauses[place] {
    case .condition(let condition):
      guard try condition.isTrue(frame, machine) else { return }
      try walk(place + 1, nil, frame, machine, body)
    case .loop(let target, let iterable):
      let items =
        if let first { first } else {
          try machine.items(of: iterable.evaluate(frame, machine), iterable.span)
        }
      while let item = try items.next() {
        try machine.charge(iterable.span)
        try target.assign(item, iterable.span, frame, machine)
        try walk(place + 1, nil, frame, machine, body)
      }
    }
  }

  /// The element of each round, computed when it is asked for.
  private func lazily(
    _ element: ExpressionNode, _ first: Items, _ frame: Frame, _ machine: Interpreter
  ) -> Items {
    let clauses = clauses
    var loops = [Items?](repeating: nil, count: clauses.count)
    loops[0] = first
    var place = 0
    var isBack = false
    return Items { () throws(Fault) in
      while true {
        // From the last clause back to the loop that goes on.
        if isBack {
          repeat { place -= 1 } while place >= 0 && loops[place] == nil
          guard place >= 0 else { return nil }
          isBack = false
        }
        guard place < clauses.count else {
          isBack = true
          return try element.evaluate(frame, machine)
        }
        switch clauses[place] {
        case .condition(let condition):
          guard try condition.isTrue(frame, machine) else {
            isBack = true
            continue
          }
        case .loop(let target, let iterable):
          try machine.charge(iterable.span)
          let items =
            if let open = loops[place] { open } else {
              try machine.items(of: iterable.evaluate(frame, machine), iterable.span)
            }
          guard let item = try items.next() else {
            loops[place] = nil
            isBack = true
            continue
          }
          loops[place] = items
          try target.assign(item, iterable.span, frame, machine)
        }
        place += 1
      }
    }
  }
}
