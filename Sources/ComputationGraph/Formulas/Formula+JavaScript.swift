// Formulas as JavaScript, so that a page computes what the engine computes.

/// JavaScript functions made of formulas, each formula once.
///
/// A function takes a list of operands, the result and the upstream gradient, arrays
/// `{shape, data}` all of them, and gives an array. Signs, functions and choices go element by
/// element, by the page's `map`; an application is the function of what it is made of, by the
/// page's `call`, or where it is made of nothing else, a call of the page's `kernel`. They stand in
/// a list `functions`. Each ends with how it is written, `x0·x1` for the first two of its own
/// operands, so that the page can tell a number with those that made it.
///
/// ```swift
/// var functions = JavaScriptFunctions()
/// functions.function(.operand(0) * .upstream)
/// print(functions.sources[0])
/// // (x, y, g) => map([x[0], g], (a0, a1) => (i) => (a0[i] * a1[i]), "x0·x1")
/// ```
///
/// Nothing but numbers and quoted texts gets into the code from a formula, so that one from a file
/// is no more than a formula.
package struct JavaScriptFunctions {
  /// A function of the list.
  package struct Function: Sendable, Hashable {
    /// Its place in the list.
    package let position: Int
    /// The names of the kernels it calls, itself or by another function; sorted.
    package let kernels: [String]
  }

  /// The functions' texts, in order.
  package private(set) var sources: [String] = []
  private var known: [Formula: Function] = [:]

  package init() {}

  /// The function that computes a formula; nil for a formula that is told, not computed.
  @discardableResult
  package mutating func function(_ formula: Formula) -> Function? {
    if let function = known[formula] { return function }
    var body = FunctionBody(functions: self)
    guard let result = try? body.array(formula) else { return nil }
    self = body.functions
    let function = add(body.code(giving: result), kernels: body.kernels.sorted())
    known[formula] = function
    return function
  }

  /// The function that computes the value of an operation: by its formula; where it has none, by a
  /// kernel of its name.
  package mutating func value(of operation: OperationRecord) -> Function? {
    guard operation.value == nil else { return operation.value.flatMap { function($0) } }
    let call = kernelCall(operation.name, operation.settings, "x", operation.name)
    return add(call, kernels: [operation.name])
  }

  private mutating func add(_ code: String, kernels: [String]) -> Function {
    sources.append("(x, y, g) => " + code)
    return Function(position: sources.count - 1, kernels: kernels)
  }
}

/// A formula is told, not computed.
private struct ToldFormula: Error {}

/// One function under construction.
private struct FunctionBody {
  private(set) var functions: JavaScriptFunctions
  private var statements: [(name: String, value: String)] = []
  private(set) var kernels: Set<String> = []
  /// What applications were computed already, each once.
  private var names: [Formula: String] = [:]

  init(functions: JavaScriptFunctions) { self.functions = functions }

  /// The function's body: what it computes first, each once, and the result.
  func code(giving result: String) -> String {
    var (statements, result) = (statements, result)
    if let last = statements.last, last.name == result {
      result = last.value
      statements.removeLast()
    }
    if statements.isEmpty { return result }
    return "{ \(statements.map { "const \($0) = \($1); " }.joined())return \(result); }"
  }

  /// The code of a whole array.
  mutating func array(_ formula: Formula) throws -> String {
    switch formula {
    case .operand(let position): return "x[\(position)]"
    case .result: return "y"
    case .upstream: return "g"
    case .application(let application, let operands):
      if let name = names[formula] { return name }
      let call = try call(application, operands)
      let name = "t\(names.count)"
      statements.append((name, call))
      names[formula] = name
      return name
    case .number, .constant, .sign, .call, .choice:
      var leaves: [String] = []
      let element = try element(formula, &leaves)
      let parameters = leaves.indices.map { "a\($0)" }.joined(separator: ", ")
      let text = quoted(try written(formula, leaves).text)
      let list = leaves.joined(separator: ", ")
      return "map([\(list)], (\(parameters)) => (i) => \(element), \(text))"
    case .name, .text, .joined: throw ToldFormula()
    }
  }

  private mutating func call(
    _ application: Formula.Application, _ operands: [Formula]
  ) throws -> String {
    let list = "[\(try operands.map { try array($0) }.joined(separator: ", "))]"
    let places = operands.indices.map { Formula.operand($0) }
    let written = application.written?.readable(operands: places)
    let text = (written ?? .application(.init(application.name), places)).text
    guard let value = application.value else {
      kernels.insert(application.name)
      return kernelCall(application.name, application.settings, list, text)
    }
    guard let function = functions.function(value) else { throw ToldFormula() }
    kernels.formUnion(function.kernels)
    return "call(functions[\(function.position)], \(list), \(quoted(text)))"
  }

  /// How one element is written; arrays are operands at their places among `leaves`.
  private mutating func written(_ formula: Formula, _ leaves: [String]) throws -> Formula {
    let places = leaves.indices.map { Formula.operand($0) }
    return try placed(formula, leaves).readable(operands: places)
  }

  private mutating func placed(_ formula: Formula, _ leaves: [String]) throws -> Formula {
    switch formula {
    case .operand, .result, .upstream, .application:
      let array = try array(formula)
      return .operand(leaves.firstIndex(of: array) ?? leaves.count)
    case .sign(let sign, let operands):
      return .sign(sign, try operands.map { try placed($0, leaves) })
    case .call(let function, let operand): return .call(function, try placed(operand, leaves))
    case .choice(let a, let comparison, let b, let then, let otherwise):
      let x = try [a, b, then, otherwise].map { try placed($0, leaves) }
      return .choice(x[0], comparison, x[1], then: x[2], otherwise: x[3])
    case .number, .constant, .name, .text, .joined: return formula
    }
  }

  /// The code of one element; `leaves` are the arrays it is made of.
  private mutating func element(_ formula: Formula, _ leaves: inout [String]) throws -> String {
    switch formula {
    case .number(let number): return literal(number.value)
    case .constant(let constant): return literal(constant.value)
    case .operand, .result, .upstream, .application:
      let array = try array(formula)
      let place = leaves.firstIndex(of: array) ?? leaves.count
      if place == leaves.count { leaves.append(array) }
      return "a\(place)[i]"
    case .sign(let sign, let operands):
      let x = try operands.map { try element($0, &leaves) }
      switch sign {
      case .negate: return "(-\(x[0]))"
      case .add: return "(\(x[0]) + \(x[1]))"
      case .subtract: return "(\(x[0]) - \(x[1]))"
      case .multiply: return "(\(x[0]) * \(x[1]))"
      case .divide: return "(\(x[0]) / \(x[1]))"
      case .power: return "power(\(x[0]), \(x[1]))"
      case .matmul, .transpose: throw ToldFormula()
      }
    case .call(let function, let operand):
      let argument = try element(operand, &leaves)
      switch function {
      // Math.sign gives −0 of −0 and NaN of NaN.
      case .sign: return "((\(argument) > 0) - (\(argument) < 0))"
      // Mathematics that JavaScript lacks.
      case .erf, .sigmoid: return "\(function.name)(\(argument))"
      default: return "Math.\(function.name)(\(argument))"
      }
    case .choice(let a, let comparison, let b, let then, let otherwise):
      let x = try [a, b, then, otherwise].map { try element($0, &leaves) }
      let sign =
        switch comparison {
        case .equal: "==="
        case .notEqual: "!=="
        default: comparison.rawValue
        }
      return "(\(x[0]) \(sign) \(x[1]) ? \(x[2]) : \(x[3]))"
    case .name, .text, .joined: throw ToldFormula()
    }
  }
}

/// Names of settings are computed keys: `__proto__` is one like any other.
private func kernelCall(
  _ name: String, _ settings: [Setting], _ operands: String, _ text: String
) -> String {
  let members = settings.map { "[\(quoted($0.name))]: \(literal($0.value))" }
  let list = members.joined(separator: ", ")
  return "kernel(\(quoted(name)), {\(list)}, \(operands), \(quoted(text)))"
}

private func quoted(_ text: String) -> String {
  var json = JSONText(isInScript: true)
  json.string(text)
  return json.take()
}

private func literal(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  let text = value.isInfinite ? "Infinity" : "\(value.magnitude)"
  let digits = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  return value.sign == .minus ? "(-\(digits))" : digits
}

private func literal(_ value: Setting.Value) -> String {
  switch value {
  case .number(let number): return literal(number)
  case .bool(let flag): return flag ? "true" : "false"
  case .string(let text): return quoted(text)
  case .list(let values): return "[\(values.map(literal).joined(separator: ", "))]"
  case .none: return "null"
  }
}
