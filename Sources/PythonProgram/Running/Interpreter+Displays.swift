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
    for pair in try elements(of: value, span) {
      let pair = try elements(of: pair, span)
      guard pair.count == 2 else {
        throw Fault(.value(.unpack(expected: 2, got: pair.count)), span)
      }
      try set(pair[0], to: pair[1], in: dictionary, span)
    }
  }

  func evaluate(_ comprehension: Comprehension, _ span: Span) throws(Fault) -> Value {
    let outer = inner
    defer { inner = outer }
    // The first loop goes through what it is outside.
    let frame = Frame(in: outer)
    var values: [Value] = []
    let dictionary = DictionaryValue()
    try run(comprehension.clauses[...], in: frame) { () throws(Fault) in
      switch comprehension.result {
      case .list(let element), .set(let element), .generator(let element):
        try charge(work: 0, numbers: 3, element.span)
        values.append(try evaluate(element))
      case .dictionary(let key, let value):
        let keyValue = try evaluate(key)
        try set(keyValue, to: evaluate(value), in: dictionary, key.span)
      }
    }
    switch comprehension.result {
    case .list, .generator: return try sequence(values, .list, span)
    case .set: return .object(try set(of: values, span))
    case .dictionary: return .object(dictionary)
    }
  }

  private func run(
    _ clauses: ArraySlice<Comprehension.Clause>, in frame: Frame,
    _ body: () throws(Fault) -> Void
  ) throws(Fault) {
    guard let clause = clauses.first else { return try body() }
    let rest = clauses.dropFirst()
    switch clause {
    case .condition(let condition):
      if try truth(of: evaluate(condition), condition.span) { try run(rest, in: frame, body) }
    case .loop(let target, let iterable):
      let items = try items(of: evaluate(iterable), iterable.span)
      inner = frame
      for index in 0..<items.count {
        try charge(iterable.span)
        try assign(items.element(index), to: target, iterable.span, in: frame)
        try run(rest, in: frame, body)
      }
    }
  }
}
