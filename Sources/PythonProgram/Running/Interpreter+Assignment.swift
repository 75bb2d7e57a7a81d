// Assigns values to names, attributes and elements.

import Micrograd

extension Interpreter {
  /// - Parameter frame: Where names are bound; where the function that runs binds them if nil.
  func assign(
    _ value: Value, to target: Target, _ span: Span, in frame: Frame? = nil
  ) throws(Fault) {
    switch target {
    case .name(let name, let nameSpan):
      guard let frame else { return try bind(name, value, nameSpan) }
      try bind(name, value, in: frame, nameSpan)
    case .tuple(let targets, let targetSpan):
      var values: [Value]
      do throws(Fault) { values = try elements(of: value, span) } catch {
        throw error.saying(.notUnpackable(value.typeName), ofNotIterable: value)
      }
      let star = targets.firstIndex { if case .starred = $0 { true } else { false } }
      let single = targets.count - (star == nil ? 0 : 1)
      guard star == nil ? values.count == single : values.count >= single else {
        throw Fault(
          .value(.unpack(expected: single, got: values.count, isLeast: star != nil)), targetSpan)
      }
      if let star {
        let rest = star..<(star + values.count - single)
        values.replaceSubrange(rest, with: [try sequence(Array(values[rest]), .list, span)])
      }
      for (target, value) in zip(targets, values) {
        try assign(value, to: target, span, in: frame)
      }
    case .starred(let inner, _): try assign(value, to: inner, span, in: frame)
    case .attribute(let owner, let name, let nameSpan):
      try setAttribute(name, of: evaluate(owner), to: value, nameSpan)
    case .index(let owner, let items, let brackets):
      try assign(value, at: items, of: evaluate(owner), owner.span, brackets: brackets)
    }
  }

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

  func delete(_ target: Target) throws(Fault) {
    switch target {
    case .name(let name, let span):
      _ = try lookUp(name, span)
      (inner?.frame(binding: name) ?? globals).values[name] = nil
    case .tuple(let targets, _): for target in targets { try delete(target) }
    case .index(let owner, let items, let brackets):
      let value = try evaluate(owner)
      switch value {
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
        else {
          throw Fault(.value(.noElementAssignment(value.typeName, isDeletion: true)), owner.span)
        }
      default:
        throw Fault(.value(.noElementAssignment(value.typeName, isDeletion: true)), owner.span)
      }
    case .attribute(let owner, let name, let span):
      if let instance = try evaluate(owner).object(as: Instance.self) {
        if try special("__delattr__", instance, [.text(name)], span) != nil { return }
        return try instance.deleteOwnAttribute(name, span)
      }
      throw Fault(.name(.cannotSetAttribute(name, owner: "a value")), span)
    case .starred(_, let span): throw Fault(.syntax(.misplacedStar), span)
    }
  }
}
