// Assigns and deletes elements.

import Micrograd

extension Interpreter {
  func assign(
    _ value: Value, at items: [IndexItem], of owner: Value, _ span: Span, brackets: Span
  ) throws(Fault) {
    try charge(brackets)
    switch owner {
    case .object(let dictionary as DictionaryValue):
      try set(keyValue(items, brackets), to: value, in: dictionary, brackets)
    case .object(let list as Elements) where list.kind == .list:
      switch try pick(list.count, items, "a list assignment", brackets) {
      case .element(let position):
        try replace(position..<position + 1, of: list, with: [value], brackets)
      case .slice(let positions):
        let values = try elements(of: value, span)
        guard positions.step != 1 else {
          let end = max(positions.start, positions.stop)
          return try replace(positions.start..<end, of: list, with: values, brackets)
        }
        guard values.count == positions.count else {
          throw Fault(.value(.sliceLength(positions.count, got: values.count)), brackets)
        }
        for (position, value) in zip(positions.all, values) {
          try replace(position..<position + 1, of: list, with: [value], brackets)
        }
      }
    case .object(let instance as Instance):
      let key = try keyValue(items, brackets)
      guard try special("__setitem__", instance, [key, value], brackets) != nil else {
        throw Fault(.value(.noElementAssignment(owner.typeName)), span.through(brackets))
      }
    case .tensor(let tensor):
      try assign(value, at: items, of: readable(tensor, span), span.through(brackets))
    default: throw Fault(.value(.noElementAssignment(owner.typeName)), span.through(brackets))
    }
  }

  func delete(
    _ items: [IndexItem], of owner: Value, _ span: Span, brackets: Span
  ) throws(Fault) {
    switch owner {
    case .object(let dictionary as DictionaryValue):
      let key = try keyValue(items, brackets)
      guard try remove(key, from: dictionary, brackets) != nil else {
        throw try missingKey(key, brackets)
      }
    case .object(let list as Elements) where list.kind == .list:
      switch try pick(list.count, items, "a list assignment", brackets) {
      case .element(let position):
        try replace(position..<position + 1, of: list, with: [], brackets)
      case .slice(let positions):
        for position in positions.all.sorted(by: >) {
          try replace(position..<position + 1, of: list, with: [], brackets)
        }
      }
    case .object(let instance as Instance):
      guard try special("__delitem__", instance, [keyValue(items, brackets)], brackets) != nil
      else { throw Fault(.value(.noElementAssignment(owner.typeName, isDeletion: true)), span) }
    default: throw Fault(.value(.noElementAssignment(owner.typeName, isDeletion: true)), span)
    }
  }
}
