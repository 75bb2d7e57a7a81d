// What a function of the library is: its name, where it is found, its parameters, what it does;
// and all functions.

import Synchronization

/// A function that programs can call.
///
/// ```swift
/// Function("softmax", in: everywhere, "input, dim") { call, input throws(Fault) in
///   try call.apply(Softmax(dim: call.int("dim")), input)
/// }
/// ```
final class Function: Sendable {
  let name: String
  let homes: [Home]
  let signature: Signature
  let body: @Sendable (Call) throws(Fault) -> Value
  /// The result for one to three arguments by position, where that can be had without more ado; nil
  /// leaves it to `body`.
  let quick: Quick?

  typealias Quick = @Sendable (Interpreter, QuickArguments, Span) throws(Fault) -> Value?

  convenience init(
    _ name: String, in homes: [Home], _ signature: String,
    _ body: @escaping @Sendable (Call) throws(Fault) -> Value
  ) {
    self.init(name, homes, Signature(signature), body, nil)
  }

  private init(
    _ name: String, _ homes: [Home], _ signature: Signature,
    _ body: @escaping @Sendable (Call) throws(Fault) -> Value, _ quick: Quick?
  ) {
    self.name = name
    self.homes = homes
    self.signature = signature
    self.body = body
    self.quick = quick
  }

  /// The same with a way of its own for few arguments.
  func quickly(_ quick: @escaping Quick) -> Function {
    Function(name, homes, signature, body, quick)
  }

  /// A function whose first parameter is a tensor.
  convenience init(
    _ name: String, in homes: [Home], _ signature: String,
    _ body: @escaping @Sendable (Call, TensorObject) throws(Fault) -> Value
  ) {
    self.init(name, in: homes, signature) { call throws(Fault) in
      try body(call, call.tensor(call.names[0]))
    }
  }

  /// Where a function is found.
  enum Home {
    case torch, functional, nn, linalg, profiler, optim, math, micrograd, torchviz
    /// Known without an import.
    case builtin
    /// A method of tensors.
    case method
    /// A method of something else.
    case list, tuple, string, optimizer, dictionary, set, generator, randomness, hook
    /// Modules of their own.
    case support, python
  }

  /// How a function is called: as a method, it is called on its first argument.
  struct Usage {
    let function: Function
    let isMethod: Bool

    /// The call as messages show it.
    var text: String {
      let parts = function.signature.text.split(separator: ", ").dropFirst(isMethod ? 1 : 0)
      return "\(function.name)(\(parts.joined(separator: ", ").replacing("...", with: "")))"
    }
  }
}

/// One to three arguments.
struct QuickArguments {
  let first: Value
  var second: Value?
  var third: Value?

  /// The only argument; nil where there are more.
  var only: Value? { second == nil ? first : nil }
  /// Two arguments; nil where there are fewer or more.
  var both: (Value, Value)? {
    guard let second, third == nil else { return nil }
    return (first, second)
  }
}

/// The parameters of a function, which are read when it is first called: there are hundreds.
final class Signature: Sendable {
  /// As Python writes them: `input, dim=None, keepdim=False`. After `*` they can be given by name
  /// only; the last one before it takes all that follows if it ends in `...`.
  let text: String
  private let known = Mutex<(parameters: [Parameter], names: [String])?>(nil)

  init(_ text: String) { self.text = text }

  var parameters: [Parameter] { read.parameters }

  /// The parameters, with their names.
  var read: (parameters: [Parameter], names: [String]) {
    known.withLock { known in
      if let known { return known }
      let parameters = Parameter.parse(text)
      let read = (parameters: parameters, names: parameters.map(\.name))
      known = read
      return read
    }
  }
}

/// A parameter of a function.
struct Parameter: Sendable {
  var name: String
  /// Nil where the argument must be given.
  var defaultValue: Literal?
  var isKeywordOnly: Bool
  /// Whether it takes all positional arguments that are left, as a tuple.
  var isVariadic: Bool
  /// Whether it takes all arguments by name that are left, as a dict.
  var takesKeywords = false

  /// Reads the parameters of a signature.
  static func parse(_ signature: String) -> [Parameter] {
    var parameters: [Parameter] = []
    var isKeywordOnly = false
    for part in signature.split(separator: ", ") {
      if part == "*" {
        isKeywordOnly = true
        continue
      }
      if part.hasPrefix("**") {
        parameters.append(
          Parameter(
            name: String(part.dropFirst(2)), isKeywordOnly: true, isVariadic: false,
            takesKeywords: true))
        continue
      }
      let pieces = part.split(separator: "=", maxSplits: 1)
      let isVariadic = pieces[0].hasSuffix("...")
      parameters.append(
        Parameter(
          name: String(isVariadic ? pieces[0].dropLast(3) : pieces[0]),
          defaultValue: pieces.count > 1 ? value(pieces[1]) : nil,
          isKeywordOnly: isKeywordOnly, isVariadic: isVariadic))
    }
    return parameters
  }

  private static func value(_ text: Substring) -> Literal {
    Literal.keywords[String(text)] ?? Int(text).map { .int($0) } ?? Double(text).map { .float($0) }
      ?? .string(String(text.dropFirst().dropLast()))
  }
}

/// What programs can call, by where it is found.
enum Library {
  /// Every function, in the order in which suggestions prefer them.
  static let all: [Function] =
    builtins + elementwise + reductions + softmaxes + shapes + products + layers + losses + creation
    + methods + math + settings + masks + lists + dictionaries + sets + texts + digits
    + iteration + objects + random + inPlace + files + numPy + pythonRandom + slices
    + rearrangements + accumulations + autograd

  /// Where most functions of tensors are found.
  static let both: [Function.Home] = [.torch, .method]
  static let everywhere: [Function.Home] = [.torch, .functional, .method]

  private static let tables: [Function.Home: [String: Function]] =
    all.reduce(into: [:]) { tables, function in
      for home in function.homes { tables[home, default: [:]][function.name] = function }
    }

  /// The function of a name in one home.
  static func function(_ name: String, in home: Function.Home) -> Function? { tables[home]?[name] }

  /// The names in one home, for suggestions.
  static func names(in home: Function.Home) -> [String] {
    all.filter { $0.homes.contains(home) }.map(\.name)
  }
}
