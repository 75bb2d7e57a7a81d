// Computes expressions.

import ComputationGraph
import Micrograd

extension Interpreter {
  func evaluate(_ expression: Expression) throws(Fault) -> Value {
    let span = expression.span
    switch expression.kind {
    case .literal(let literal): return Value(literal)
    case .name(let name): return try lookUp(name, span)
    case .formatted(let parts): return .string(try format(parts, span))
    case .list(let elements): return try sequence(evaluate(all: elements), .list, span)
    case .tuple(let elements): return try sequence(evaluate(all: elements), .tuple, span)
    case .set(let elements): return .object(try set(of: evaluate(all: elements), span))
    case .dictionary(let pairs): return .object(try dictionary(pairs, span))
    case .yield, .yieldFrom: throw Fault(.unsupported(.yieldInside), span)
    case .starred: throw Fault(.syntax(.misplacedStar), span)
    case .comprehension(let comprehension): return try evaluate(comprehension, span)
    case .lambda(let definition): return try function(definition)
    case .assignment(let name, let nameSpan, let expression):
      let value = try evaluate(expression)
      try bind(name, value, nameSpan)
      return value
    case .unary(let operation, let operand): return try apply(operation, evaluate(operand), span)
    case .chain(let first, let links):
      var value = try evaluate(first)
      for link in links {
        value = try apply(
          link.operation, value, evaluate(link.operand),
          Span(start: span.start, end: link.operand.span.end), point: link.span.start)
      }
      return value
    case .comparison(let first, let links): return try compare(first, links, span)
    case .logical(let isAnd, let operands):
      var value = Value.none
      for operand in operands {
        value = try evaluate(operand)
        if try truth(of: value, operand.span) != isAnd { break }
      }
      return value
    case .conditional(let condition, let then, let otherwise):
      let isTrue = try truth(of: evaluate(condition), condition.span)
      return try evaluate(isTrue ? then : otherwise)
    case .postfix(let base, let trailers): return try evaluate(base, trailers)
    }
  }

  /// `a < b < c` is `a < b and b < c`.
  private func compare(
    _ first: Expression, _ links: [Link<ComparisonOperator>], _ span: Span
  ) throws(Fault) -> Value {
    var left = try evaluate(first)
    var result = Value.bool(true)
    for (index, link) in links.enumerated() {
      let right = try evaluate(link.operand)
      let linkSpan = Span(start: span.start, end: link.operand.span.end)
      result = try compare(link.operation, left, right, linkSpan, point: link.span.start)
      left = right
      if index < links.count - 1, !(try truth(of: result, linkSpan)) { break }
    }
    return result
  }

  /// A value with calls, attributes and indices after it.
  private func evaluate(_ base: Expression, _ trailers: [Trailer]) throws(Fault) -> Value {
    var value = try evaluate(base)
    var valueSpan = base.span
    // The last name before a call: messages about the call point there.
    var nameStart = base.span.start
    for trailer in trailers {
      if let missing = value.object(as: Unavailable.self) { throw missing.fault(valueSpan) }
      switch trailer {
      case .attribute(let name, let span):
        value = try attribute(name, of: value, span)
        nameStart = span.start
        valueSpan.end = span.end
      case .call(let arguments, let span):
        value = try call(value, evaluate(arguments), Span(start: nameStart, end: span.end))
        valueSpan.end = span.end
      case .index(let items, let span):
        value = try index(value, items, valueSpan, brackets: span)
        valueSpan.end = span.end
      }
    }
    return value
  }

  // MARK: Names

  func lookUp(_ name: String, _ span: Span) throws(Fault) -> Value {
    switch inner?.meaning(of: name) ?? .global {
    case .value(let value): return try found(value, span)
    case .unbound: throw Fault(.name(.unboundLocal(name)), span)
    case .global: if let value = globals.values[name] { return try found(value, span) }
    }
    if isFormula, let value = formulaName(name) { return value }
    if let function = Library.function(name, in: .builtin) { return .object(function) }
    if let type = builtinClass(name) { return .object(type) }
    if name == "NotImplemented" { return .object(NotImplementedValue()) }
    if name == "__name__" { return .string(TextValue(literal: "__main__")) }
    throw Fault(undefined(name), span)
  }

  private func found(_ value: Value, _ span: Span) throws(Fault) -> Value {
    if case .tensor(let object) = value { _ = try readable(object, span) }
    return value
  }

  /// What a bare name means in a formula: a function of PyTorch or Python, a constant, a module.
  private func formulaName(_ name: String) -> Value? {
    switch name {
    case "F": .object(Module.functional)
    case "nn": .object(Module.nn)
    default:
      Module.torch[name] ?? Module.functional[name] ?? Module.math[name] ?? Module.engine[name]
        ?? Module.roots[name].map { .object($0) }
    }
  }

  private func undefined(_ name: String) -> Problem {
    if isFormula {
      let known =
        globals.values.keys + Module.torch.attributeNames
        + Module.functional.attributeNames + Module.math.attributeNames
      return .name(.undefinedInFormula(name, suggestion: suggestion(for: name, among: known)))
    }
    let known =
      (inner?.values.keys.elements ?? []) + globals.values.keys + Library.names(in: .builtin)
    let near = suggestion(for: name, among: known)
    let usual: [String: String] = [
      "F": "import torch.nn.functional as F", "nn": "import torch.nn as nn",
      "Value": "from micrograd.engine import Value",
      "record_function": "from torch.profiler import record_function",
      "np": "import torch",
    ]
    let modules = [Module.torch, .functional, .math]
    func importLine(of name: String) -> String? {
      modules.first { $0[name] != nil }.map { "from \($0.name) import \(name)" }
    }
    if let line = usual[name] ?? Module.roots[name].map({ "import \($0.name)" })
      ?? (near == nil ? importLine(of: name) : nil)
    {
      return .name(.undefined(name, suggestion: nil, importing: line))
    }
    // A name that is bound is the likeliest of those that are equally near.
    let importable = modules.flatMap { Library.names(in: $0.home) }
    let nearest = name.count > 2 ? suggestion(for: name, among: known + importable) : near
    if let nearest, !known.contains(nearest), let line = importLine(of: nearest) {
      return .name(.undefined(name, suggestion: nearest, importing: line))
    }
    return .name(.undefined(name, suggestion: near))
  }

  func call(_ callee: Value, _ arguments: [GivenArgument], _ span: Span) throws(Fault) -> Value {
    try charge(span)
    guard let object = callee.object else {
      throw Fault(.call(.notCallable(callee.typeName)), span)
    }
    return try object.call(arguments, self, span)
  }

  // MARK: Attributes

  func attribute(_ name: String, of owner: Value, _ span: Span) throws(Fault) -> Value {
    let object = owner.object
    if let value = try object?.attribute(name, self, span) { return value }
    if let value = try attribute(name, ofNumber: owner, span) { return value }
    if let home = object?.methods, let method = Library.function(name, in: home) {
      try checkDepth(owner.depth + 1, span)
      return .object(BoundMethod(method, on: owner))
    }
    let known = (object?.attributeNames ?? []) + (object?.methods.map(Library.names) ?? [])
    let near = suggestion(for: name, among: known)
    throw Fault(.name(.noAttribute(name, owner: owner.typeName, suggestion: near)), span)
  }

  func setAttribute(_ name: String, of owner: Value, to value: Value, _ span: Span) throws(Fault) {
    guard let object = owner.object else {
      throw Fault(.name(.cannotSetAttribute(name, owner: owner.typeName)), span)
    }
    try object.setAttribute(name, to: value, self, span)
  }
}
