// Begins and ends a run: records it, and finds out which value it is about.

import Micrograd

extension Interpreter {
  /// Runs `body` with everything recorded, within the limits.
  func recorded<R>(_ body: () throws(Fault) -> R) throws(Fault) -> R {
    try Recording.program(budget, body)
  }

  /// A parameter of a formula, from the text of its value.
  func parameter(_ name: String, _ text: SourceText) throws(Fault) -> TensorObject {
    let whole = Span(start: 0, end: text.bytes.count)
    var nameParser = Parser(SourceText(file: "", text: name))
    guard let parsed = try? nameParser.parseWholeExpression(), case .name = parsed.kind else {
      throw Fault(.run(.badParameterName(name)), whole)
    }
    var parser = Parser(text)
    let expression = try parser.parseWholeExpression()
    let value = try evaluate(expression)
    switch value {
    case .bool, .int, .float, .object(is Elements): break
    default: throw Fault(.run(.parameterValue(value.typeName)), expression.span)
    }
    let data = try TensorData(value, span: expression.span, machine: self)
    let object = try tensor(data.shape, .float, requiresGrad: true, whole) { data.elements[$0] }
    object.tensor.setName(name)
    return object
  }

  /// The run of a formula.
  func finish(_ formula: Expression) throws(Fault) -> ProgramRun {
    var value = try evaluate(formula)
    // A formula of numbers alone is a constant.
    if let number = value.number { value = .tensor(constant(.float(number.double))) }
    guard case .tensor(let object) = value else {
      throw Fault(.run(.formulaValue(value.typeName)), formula.span)
    }
    try differentiate(object, formula.span)
    return try run(object, formula.span)
  }

  /// The run of a program, when all its statements have run.
  func finish(at end: Span) throws(Fault) -> ProgramRun {
    if let drawn {
      if differentiated == nil { try differentiate(drawn, end) }
      if drawn.tensor.isInGraph || differentiated == nil {
        return try run(inGraph(drawn, end), end)
      }
      try note(
        "the computation that was to be drawn is gone, as two later ones were differentiated since: "
          + "the last of them is drawn", end)
    }
    if let differentiated { return try run(inGraph(differentiated, end), end) }
    if lastAssigned.computed == nil, let moment = try shownMoment(end) {
      return try run(moment, end)
    }
    let last = lastAssigned.computed ?? lastAssigned.scalar ?? lastAssigned.larger?.object
    guard let object = last else { throw Fault(.run(.nothingToDraw), end) }
    try differentiate(object, end)
    return try run(object, end)
  }

  private func differentiate(_ object: TensorObject, _ span: Span) throws(Fault) {
    if try readable(object, span).tensor.shape.size == 1, object.tensor.requiresGrad {
      try backward(object, span)
    } else {
      try note(
        object.tensor.requiresGrad
          ? "no gradients: the value has shape \(object.tensor.shape) and is not a scalar"
          : "no gradients: nothing that the value was computed from requires one", span)
    }
  }

  func run(_ output: TensorObject, _ span: Span) throws(Fault) -> ProgramRun {
    // To write a value of the graph takes as long as four operations.
    let parameters = try parameters(span)
    try charge(work: (graphSize(of: output, span) + parameters.count).times(4000), span)
    let names = globals.values.compactMap { name, value -> (name: String, tensor: Tensor)? in
      guard case .tensor(let object) = value, object.tensor.isInGraph else { return nil }
      return (name, object.tensor)
    }
    return ProgramRun(
      ownGraph: nil, output: output.tensor, names: names, parameters: parameters, printed: printed,
      notes: Array(notes))
  }

  /// The parameters that names hold, themselves or in lists, tuples and optimizers; each once.
  private func parameters(_ span: Span) throws(Fault) -> [Tensor] {
    var seen: Set<ObjectIdentifier> = []
    var parameters: [Tensor] = []
    // A stack of their own: lists that grow into each other can be deeper than the thread's.
    var open = Array(globals.values.reversed().map(\.value))
    while let value = open.popLast() {
      switch value {
      case .tensor(let object):
        guard object.tensor.isLeaf, object.tensor.requiresGrad else { break }
        if seen.insert(ObjectIdentifier(object)).inserted { parameters.append(object.tensor) }
      case .object(let object):
        guard seen.insert(ObjectIdentifier(object)).inserted else { break }
        open += try object.held(self, span).reversed()
      default: break
      }
    }
    return parameters
  }
}
