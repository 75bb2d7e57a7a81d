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
      // A list that grows while it is gone through must not go on for ever.
      let values = elements.values
      return Items(count: values.count) { index throws(Fault) in
        if case .tensor(let object) = values[index] { _ = try self.readable(object, span) }
        return values[index]
      }
    case .range(let range): return Items(count: range.count) { .int(range[$0]) }
    case .tensor(let object) where object.tensor.rank > 0:
      let row = try readable(object, span)
      return Items(count: row.tensor.shape[0]) { index throws(Fault) in
        .tensor(try self.view(Slice([.index(index)]), row, span: span))
      }
    case .string(let text):
      let characters = Array(text)
      return Items(count: characters.count) { .string(String(characters[$0])) }
    case .unavailable(let name, let reason): throw Fault(.unavailable(name, reason), span)
    case .tensor: throw Fault(.value(.notIterable("a tensor of 0 dimensions")), span)
    default: throw Fault(.value(.notIterable(value.typeName)), span)
    }
  }

  /// All elements at once.
  func elements(of value: Value, _ span: Span) throws(Fault) -> [Value] {
    let items = try items(of: value, span)
    try charge(elements: [items.count], span)
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
      let picked = try pick(elements.values, items, value, span)
      guard picked.isSlice else { return picked.values[0] }
      return try sequence(picked.values, isList: value.isList, span)
    case .string(let text): return .string(String(try pick(Array(text), items, value, span).values))
    case .range(let range):
      let picked = try pick(0..<range.count, items, value, span)
      let values = picked.values.map { Value.int(range[$0]) }
      return picked.isSlice ? try sequence(values, isList: true, span) : values[0]
    default: throw Fault(.value(.notIndexable(value.typeName)), valueSpan)
    }
  }

  private func pick<Whole: RandomAccessCollection>(
    _ whole: Whole, _ items: [IndexItem], _ owner: Value, _ span: Span
  ) throws(Fault) -> (values: [Whole.Element], isSlice: Bool) where Whole.Index == Int {
    guard items.count == 1 else { throw Fault(.value(.badIndexType("a tuple")), span) }
    let count = whole.count
    switch items[0] {
    case .element(let expression):
      let index = try position(evaluate(expression), expression.span)
      guard (-count..<count).contains(index) else {
        throw Fault(
          .value(.indexOutOfRange(index, what: owner.typeName, count: count)), expression.span)
      }
      return ([whole[index < 0 ? index + count : index]], false)
    case .slice(let start, let stop, let step, let sliceSpan):
      let step = try bound(step) ?? 1
      guard step != 0 else { throw Fault(.value(.zeroStep), sliceSpan) }
      let first = clamp(try bound(start), default: step > 0 ? 0 : count - 1, count, step)
      let end = clamp(try bound(stop), default: step > 0 ? count : -1, count, step)
      let positions = RangeValue(start: first, stop: end, step: step)
      try charge(elements: [positions.count], span)
      return ((0..<positions.count).map { whole[positions[$0]] }, true)
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
