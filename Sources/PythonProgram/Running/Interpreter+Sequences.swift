// Goes through what has elements, and picks elements of lists and texts.

import Micrograd

/// What a loop goes through, one element at a time.
struct Items {
  let count: Int
  let element: (Int) throws(Fault) -> Value
}

extension Interpreter {
  func items(of value: Value, _ span: Span) throws(Fault) -> Items {
    switch value {
    case .list(let elements), .tuple(let elements):
      // A list that grows while it is gone through must not go on for ever; none gets shorter.
      return Items(count: elements.count) { index throws(Fault) in
        if case .tensor(let object) = elements[index] { _ = try self.readable(object, span) }
        return elements[index]
      }
    case .range(let range): return Items(count: range.count) { .int(range[$0]) }
    case .tensor(let object) where object.tensor.rank > 0:
      let row = try readable(object, span)
      return Items(count: row.tensor.shape[0]) { index throws(Fault) in
        .tensor(try self.view(Slice([.index(index)]), row, span: span))
      }
    case .string(let text):
      let characters = Array(try string(text, span).unicodeScalars)
      return Items(count: characters.count) { .string(TextValue(literal: String(characters[$0]))) }
    case .unavailable(let name, let reason): throw Fault(.unavailable(name, reason), span)
    case .tensor: throw Fault(.value(.notIterable("a tensor of 0 dimensions")), span)
    default: throw Fault(.value(.notIterable(value.typeName)), span)
    }
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
    switch value {
    case .tensor(let object): return .tensor(try index(readable(object, valueSpan), items, span))
    case .list(let elements), .tuple(let elements):
      switch try pick(elements.count, items, value, span) {
      case .element(let position): return elements[position]
      case .slice(let positions):
        return try sequence(positions.all.map { elements[$0] }, isList: value.isList, span)
      }
    case .string(let text):
      let characters = Array(try string(text, span).unicodeScalars)
      let positions =
        switch try pick(characters.count, items, value, span) {
        case .element(let position): [position]
        case .slice(let positions): positions.all
        }
      return .string(
        try self.text(span) { writer throws(Fault) in
          var picked = String.UnicodeScalarView()
          picked.append(contentsOf: positions.map { characters[$0] })
          try writer.append(String(picked))
        })
    case .range(let range):
      switch try pick(range.count, items, value, span) {
      case .element(let position): return .int(range[position])
      case .slice(let positions):
        return try sequence(positions.all.map { .int(range[$0]) }, isList: true, span)
      }
    default: throw Fault(.value(.notIndexable(value.typeName)), valueSpan)
    }
  }

  /// What the brackets after something of a length pick: one position, or several.
  private enum Picked {
    case element(Int)
    case slice(RangeValue)
  }

  private func pick(
    _ count: Int, _ items: [IndexItem], _ owner: Value, _ span: Span
  ) throws(Fault) -> Picked {
    guard items.count == 1 else { throw Fault(.value(.badIndexType("a tuple")), span) }
    switch items[0] {
    case .element(let expression):
      let index = try position(evaluate(expression), expression.span)
      guard (-count..<count).contains(index) else {
        throw Fault(
          .value(.indexOutOfRange(index, what: owner.typeName, count: count)), expression.span)
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
