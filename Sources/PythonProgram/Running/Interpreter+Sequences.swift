// Goes through what has elements, and picks elements of lists and texts.

import Micrograd

/// What a loop goes through, one element at a time.
struct Items {
  let count: Int
  let element: (Int) throws(Fault) -> Value
}

extension Interpreter {
  func items(of value: Value, _ span: Span) throws(Fault) -> Items {
    guard let object = value.object else {
      throw Fault(.value(.notIterable(value.typeName)), span)
    }
    return try object.items(self, span)
  }

  /// All elements at once.
  func elements(of value: Value, _ span: Span) throws(Fault) -> [Value] {
    let items = try items(of: value, span)
    try checkElements(items.count, span)
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for index in 0..<items.count {
      try charge(span)
      values.append(try items.element(index))
    }
    return values
  }

  // MARK: Indices of lists

  func index(
    _ value: Value, _ items: [IndexItem], _ valueSpan: Span, brackets span: Span
  ) throws(Fault) -> Value {
    try charge(span)
    guard let object = value.object else {
      throw Fault(.value(.notIndexable(value.typeName)), valueSpan)
    }
    return try object.index(items, self, valueSpan, brackets: span)
  }

  /// What the brackets after something of a length pick: one position, or several.
  enum Picked {
    case element(Int)
    case slice(RangeValue)
  }

  func pick(
    _ count: Int, _ items: [IndexItem], _ owner: String, _ span: Span
  ) throws(Fault) -> Picked {
    guard items.count == 1 else { throw Fault(.value(.badIndexType("a tuple")), span) }
    switch items[0] {
    case .element(let expression):
      let index = try position(evaluate(expression), expression.span)
      guard (-count..<count).contains(index) else {
        throw Fault(
          .value(.indexOutOfRange(index, what: owner, count: count)), expression.span)
      }
      return .element(index < 0 ? index + count : index)
    case .slice(let start, let stop, let step, let sliceSpan):
      let step = try bound(step) ?? 1
      guard step != 0 else { throw Fault(.value(.zeroStep), sliceSpan) }
      let first = clamp(try bound(start), default: step > 0 ? 0 : count - 1, count, step)
      let end = clamp(try bound(stop), default: step > 0 ? count : -1, count, step)
      let positions = RangeValue(start: first, stop: end, step: step)
      try checkElements(positions.count, span)
      return .slice(positions)
    }
  }

  func bound(_ expression: Expression?) throws(Fault) -> Int? {
    guard let expression else { return nil }
    let value = try evaluate(expression)
    if case .none = value { return nil }
    return try position(value, expression.span)
  }

  private func position(_ value: Value, _ span: Span) throws(Fault) -> Int {
    if let whole = value.whole { return whole }
    throw Fault(.value(.badIndexType(value.typeName)), span)
  }

  /// A bound of a slice as a position, at most one step outside.
  private func clamp(_ bound: Int?, default fallback: Int, _ count: Int, _ step: Int) -> Int {
    guard let bound else { return fallback }
    let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
    let position = bound < 0 ? max(bound, -count - 1) + count : bound
    return min(max(position, low), high)
  }
}
