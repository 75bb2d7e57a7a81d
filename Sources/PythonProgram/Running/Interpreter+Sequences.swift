// Goes through what has elements, and picks elements of lists and texts.

import Micrograd

extension Interpreter {
  func items(of value: Value, _ span: Span) throws(Fault) -> Items {
    guard let object = value.object else {
      throw Fault(.value(.notIterable(value.typeName)), span)
    }
    return try object.items(self, span)
  }

  /// All elements at once.
  func elements(of value: Value, _ span: Span) throws(Fault) -> [Value] {
    let count = try value.object?.length ?? 0
    try checkElements(count, span)
    let items = try items(of: value, span)
    var values: [Value] = []
    values.reserveCapacity(count)
    while let value = try items.next() {
      // What is generated may go on for ever.
      try charge(work: 0, numbers: values.count < count ? 0 : 3, span)
      try charge(span)
      values.append(value)
    }
    return values
  }

  /// What `len` says.
  func length(of value: Value, _ span: Span) throws(Fault) -> Int {
    if case .string(let text) = value {
      return try string(text, span).unicodeScalars.count
    }
    if let length = value.object?.length { return length }
    if let type = value.object(as: UserClass.self),
      let answer = try type.special("__len__", [], self, span), let length = answer.whole
    {
      return length
    }
    if let instance = value.object(as: Instance.self),
      let answer = try special("__len__", instance, nil, span)
    {
      guard let length = try whole(answer, span) else {
        let type = Library.typeWord(of: answer)
        throw try fault(
          "TypeError", "'\(type)' object cannot be interpreted as an integer", span)
      }
      guard length >= 0 else {
        throw try fault("ValueError", "__len__() should return >= 0", span)
      }
      return length
    }
    if case .tensor = value {
      throw Fault(.value(.noLength("a tensor of 0 dimensions")), span)
    }
    throw Fault(.value(.noLength(value.typeName)), span)
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
    guard items.count == 1 else { throw Fault(.value(.badIndexType("a tuple", of: owner)), span) }
    switch items[0] {
    case .element(let value, let itemSpan):
      if let slice = value.object(as: SliceValue.self) {
        return try pick(
          count, try bound(slice.start, span), try bound(slice.stop, span),
          step: try bound(slice.step, span) ?? 1, span)
      }
      let index = try position(value, itemSpan, of: owner)
      guard (-count..<count).contains(index) else {
        throw Fault(
          .value(.indexOutOfRange(index, what: owner, count: count)), itemSpan)
      }
      return .element(index < 0 ? index + count : index)
    case .slice(let start, let stop, let step, let sliceSpan):
      let step = try bound(step) ?? 1
      return try pick(count, try bound(start), try bound(stop), step: step, sliceSpan)
    }
  }

  private func pick(
    _ count: Int, _ start: Int?, _ stop: Int?, step: Int, _ span: Span
  ) throws(Fault) -> Picked {
    guard step != 0 else { throw Fault(.value(.zeroStep), span) }
    let first = clamp(start, default: step > 0 ? 0 : count - 1, count, step)
    let end = clamp(stop, default: step > 0 ? count : -1, count, step)
    let positions = RangeValue(start: first, stop: end, step: step)
    try checkElements(positions.count, span)
    return .slice(positions)
  }

  func bound(_ value: Value, _ span: Span) throws(Fault) -> Int? {
    if case .none = value { return nil }
    return try position(value, span)
  }

  func bound(_ bound: IndexItem.Bound?) throws(Fault) -> Int? {
    guard let bound else { return nil }
    return try self.bound(bound.value, bound.span)
  }

  private func position(
    _ value: Value, _ span: Span, of owner: String = "a slice"
  ) throws(Fault) -> Int {
    if let whole = try whole(value, span) { return whole }
    throw Fault(.value(.badIndexType(value.typeName, of: owner)), span)
  }

  /// An int, or what an instance has in place of one.
  func whole(_ value: Value, _ span: Span) throws(Fault) -> Int? {
    if let whole = value.whole { return whole }
    // A tensor of one int counts, whatever its shape.
    if case .tensor(let object) = value, object.kind <= .int, object.tensor.shape.size == 1 {
      return Int(exactly: try array(of: object, span).elements[0])
    }
    guard let instance = value.object(as: Instance.self) else { return nil }
    return try special("__index__", instance, nil, span)?.whole
  }

  /// A bound of a slice as a position, at most one step outside.
  private func clamp(_ bound: Int?, default fallback: Int, _ count: Int, _ step: Int) -> Int {
    guard let bound else { return fallback }
    let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
    let position = bound < 0 ? max(bound, -count - 1) + count : bound
    return min(max(position, low), high)
  }
}
