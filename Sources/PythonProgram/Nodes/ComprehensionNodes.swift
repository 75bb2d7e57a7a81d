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
    let inner = spare ?? Frame(scope, in: frame)
    spare = nil
    inner.begin(in: .init(frame, nil))
    defer {
      if !scope.isCaptured {
        inner.clear()
        spare = inner
      }
    }
    // The first loop goes through what it is outside.
    guard case .loop(_, let iterable) = clauses[0] else { return .none }
    let items = try machine.items(of: iterable.value(frame, machine), iterable.span)
    switch result {
    case .list(let element):
      var values: [Value] = []
      if clauses.count == 1, case .loop(let target, let iterable) = clauses[0] {
        while try items.next(into: target, iterable.span, inner, machine) {
          try machine.charge(iterable.span)
          let value = try element.evaluate(inner, machine)
          try machine.charge(work: 0, numbers: 3, span)
          values.append(value)
        }
        return try machine.sequence(values, .list, span)
      }
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
      return .object(
        IteratorValue(
          "generator", ComprehensionItems(element, clauses, items, inner, machine, span)))
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
          try machine.items(of: iterable.value(frame, machine), iterable.span)
        }
      while try items.next(into: target, iterable.span, frame, machine) {
        try machine.charge(iterable.span)
        try walk(place + 1, nil, frame, machine, body)
      }
    }
  }
}

/// What a generator expression gives: the element of each round, computed when it is asked for.
private final class ComprehensionItems: Items {
  private let element: ExpressionNode
  private let clauses: ContiguousArray<ComprehensionNode.Clause>
  private let frame: Frame
  private let machine: Interpreter
  /// The loops that are going on, by clause; nil for conditions, and for loops that have not begun.
  private var loops: ContiguousArray<Items?>
  /// The clause that is next.
  private var place = 0
  private let span: Span

  init(
    _ element: ExpressionNode, _ clauses: ContiguousArray<ComprehensionNode.Clause>,
    _ first: Items, _ frame: Frame, _ machine: Interpreter, _ span: Span
  ) {
    self.span = span
    (self.element, self.clauses, self.frame, self.machine) = (element, clauses, frame, machine)
    loops = ContiguousArray(repeating: nil, count: clauses.count)
    loops[0] = first
    super.init()
  }

  deinit { letGo(of: &loops, leaving: []) }

  override func next() throws(Fault) -> Value? {
    // A generator may go through another.
    try machine.checkStack(span)
    while place >= 0 {
      guard place < clauses.count else {
        goBack()
        return try element.value(frame, machine)
      }
      switch clauses[place] {
      case .condition(let condition):
        if try condition.isTrue(frame, machine) { place += 1 } else { goBack() }
      case .loop(let target, let iterable):
        try machine.charge(iterable.span)
        let items: Items
        if let open = loops[place] {
          items = open
        } else {
          items = try machine.items(of: iterable.value(frame, machine), iterable.span)
          loops[place] = items
        }
        if try items.next(into: target, iterable.span, frame, machine) {
          place += 1
        } else {
          loops[place] = nil
          goBack()
        }
      }
    }
    return nil
  }

  /// From a clause that is done back to the loop that goes on.
  private func goBack() {
    repeat { place -= 1 } while place >= 0 && loops[place] == nil
  }
}
