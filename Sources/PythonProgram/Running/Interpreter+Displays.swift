// Computes what is made of several values: arguments, lists, dictionaries, comprehensions.

import Micrograd

extension Interpreter {
  /// Each expression's value; one with a star gives all that it holds.
  func evaluate(all expressions: [Expression]) throws(Fault) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(expressions.count)
    for expression in expressions {
      guard case .starred(let inner) = expression.kind else {
        values.append(try evaluate(expression))
        continue
      }
      values += try elements(of: evaluate(inner), inner.span)
    }
    return values
  }

  func evaluate(_ arguments: [Argument]) throws(Fault) -> [GivenArgument] {
    var given: [GivenArgument] = []
    given.reserveCapacity(arguments.count)
    for argument in arguments {
      let span = argument.value.span
      if case .starred(let inner) = argument.value.kind {
        for value in try elements(of: evaluate(inner), inner.span) {
          given.append(GivenArgument(keyword: nil, value: value, span: span))
        }
        continue
      }
      let value = try evaluate(argument.value)
      guard argument.isMapping else {
        given.append(GivenArgument(keyword: argument.keyword, value: value, span: span))
        continue
      }
      guard let dictionary = value.object(as: DictionaryValue.self) else {
        throw Fault(.value(.notAMapping(value.typeName)), span)
      }
      try charge(work: dictionary.entries.count.times(10), span)
      for entry in dictionary.entries.values {
        guard case .string(let name) = entry.key else {
          throw Fault(.value(.keywordNotText(entry.key.typeName)), span)
        }
        let keyword = (try string(name, span), span)
        given.append(GivenArgument(keyword: keyword, value: entry.value, span: span))
      }
    }
    return given
  }

  func dictionary(
    _ pairs: [(key: Expression?, value: Expression)], _ span: Span
  ) throws(Fault) -> DictionaryValue {
    let dictionary = DictionaryValue()
    for (key, expression) in pairs {
      guard let key else {
        try merge(evaluate(expression), into: dictionary, expression.span)
        continue
      }
      let keyValue = try evaluate(key)
      try set(keyValue, to: evaluate(expression), in: dictionary, key.span)
    }
    return dictionary
  }

  /// Sets what another dictionary holds, or a list of pairs.
  func merge(_ value: Value, into dictionary: DictionaryValue, _ span: Span) throws(Fault) {
    if let other = value.object(as: DictionaryValue.self) {
      for entry in other.entries.values {
        try set(entry.key, to: entry.value, in: dictionary, span)
      }
      return
    }
    for (place, pair) in try elements(of: value, span).enumerated() {
      let pair = try elements(of: pair, span)
      guard pair.count == 2 else {
        throw Fault(.value(.pairLength(pair.count, place: place)), span)
      }
      try set(pair[0], to: pair[1], in: dictionary, span)
    }
  }

  func evaluate(_ comprehension: Comprehension, _ span: Span) throws(Fault) -> Value {
    let dictionary = DictionaryValue()
    let items = try items(of: comprehension, span) { [self] () throws(Fault) in
      switch comprehension.result {
      case .list(let element), .set(let element), .generator(let element):
        return try evaluate(element)
      case .dictionary(let key, let value):
        let keyValue = try evaluate(key)
        try set(keyValue, to: evaluate(value), in: dictionary, key.span)
        return .none
      }
    }
    if case .generator = comprehension.result {
      return .object(IteratorValue("generator", items))
    }
    var values: [Value] = []
    while let value = try items.next() {
      try charge(work: 0, numbers: 3, span)
      values.append(value)
    }
    switch comprehension.result {
    case .list, .generator: return try sequence(values, .list, span)
    case .set: return .object(try set(of: values, span))
    case .dictionary: return .object(dictionary)
    }
  }

  /// What the element of a comprehension is for each round of its loops, computed when it is asked for.
  private func items(
    of comprehension: Comprehension, _ span: Span,
    _ element: @escaping () throws(Fault) -> Value
  ) throws(Fault) -> Items {
    let frame = Frame(in: inner)
    let clauses = comprehension.clauses
    var loops = [Items?](repeating: nil, count: clauses.count)
    // The first loop goes through what it is outside.
    if case .loop(_, let iterable)? = clauses.first {
      loops[0] = try items(of: evaluate(iterable), iterable.span)
    }
    var place = 0
    var isBack = false
    return Items { [self] () throws(Fault) in
      let outer = inner
      inner = frame
      defer { inner = outer }
      while true {
        // From the last clause back to the loop that goes on.
        if isBack {
          repeat { place -= 1 } while place >= 0 && loops[place] == nil
          guard place >= 0 else { return nil }
          isBack = false
        }
        guard place < clauses.count else {
          isBack = true
          return try element()
        }
        switch clauses[place] {
        case .condition(let condition):
          guard try truth(of: evaluate(condition), condition.span) else {
            isBack = true
            continue
          }
        case .loop(let target, let iterable):
          try charge(iterable.span)
          if loops[place] == nil {
            loops[place] = try items(of: evaluate(iterable), iterable.span)
          }
          guard let item = try loops[place]?.next() else {
            loops[place] = nil
            isBack = true
            continue
          }
          try assign(item, to: target, iterable.span, in: frame)
        }
        place += 1
      }
    }
  }
}
