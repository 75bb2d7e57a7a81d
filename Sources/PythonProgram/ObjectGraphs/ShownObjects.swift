// Which of the program's own objects is to be drawn, as its calls of backward() and draw_dot() say.

/// What was said of the program's own values so far.
struct ShownObjects {
  /// What was there when the last call of `backward()` ended.
  var differentiated: Moment?
  /// The argument of `draw_dot`.
  var drawn: Moment?
  /// What was there after the call before: what gradients are added to is told apart.
  var earlier: ObjectSnapshot?
  /// Whether a call of `backward()` runs: one that it makes itself is a part of it.
  var isDifferentiating = false

  /// A value, what it was computed from, and the names where that was asked for.
  struct Moment {
    let snapshot: ObjectSnapshot
    /// The names of the functions that were running, with their values, the innermost first.
    let names: [[(name: String, value: Value)]]
  }
}

extension Interpreter {
  /// Runs a call of a method named `backward`, or of a function named `draw_dot`.
  func shown(
    _ object: Instance, _ definition: FunctionDefinition, _ body: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    guard object.isValue else { return try body() }
    let isOuter = !shownObjects.isDifferentiating
    if definition.name == "backward" { shownObjects.isDifferentiating = true }
    defer { if isOuter { shownObjects.isDifferentiating = false } }
    let result = try body()
    guard isOuter else { return result }
    guard definition.name == "backward" else {
      try draw(object, definition.nameSpan)
      return result
    }
    shownObjects.earlier = shownObjects.differentiated?.snapshot
    let moment = try moment(of: object, definition.nameSpan)
    shownObjects.differentiated = moment
    try endStep(definition.nameSpan) { () throws(Fault) in try run(moment, definition.nameSpan) }
    return result
  }

  func draw(_ object: Instance, _ span: Span) throws(Fault) {
    shownObjects.drawn = try moment(of: object, span)
  }

  private func moment(of object: Instance, _ span: Span) throws(Fault) -> ShownObjects.Moment {
    var names: [[(name: String, value: Value)]] = []
    var frame = inner
    while let current = frame {
      names.append(current.values)
      frame = current.parent
    }
    return .init(snapshot: try ObjectSnapshot(of: object, self, span), names: names)
  }

  /// The program's own value that is to be drawn; nil where it has none.
  func shownMoment(_ span: Span) throws(Fault) -> ShownObjects.Moment? {
    if let moment = shownObjects.differentiated ?? shownObjects.drawn { return moment }
    let values = globals.values.reversed().compactMap { _, value in
      value.object(as: Instance.self).flatMap { $0.isValue ? $0 : nil }
    }
    guard let object = values.first(where: { !$0.operands.isEmpty }) ?? values.first else {
      return nil
    }
    return try moment(of: object, span)
  }
}
