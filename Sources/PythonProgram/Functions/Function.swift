// What a function of the library is: its name, where it is found, its parameters, what it does;
// and all functions.

/// A function that programs can call.
///
/// ```swift
/// Function("softmax", in: everywhere, "input, dim") { call, input throws(Fault) in
///   try call.apply(Softmax(dim: call.int("dim")), input)
/// }
/// ```
struct Function: Sendable {
  let name: String
  let homes: [Home]
  /// The parameters as Python writes them: `input, dim=None, keepdim=False`. After `*` they can be
  /// given by name only; the last one before it takes all that follows if it ends in `...`.
  let signature: String
  let parameters: [Parameter]
  let body: @Sendable (Call) throws(Fault) -> Value

  init(
    _ name: String, in homes: [Home], _ signature: String,
    _ body: @escaping @Sendable (Call) throws(Fault) -> Value
  ) {
    self.name = name
    self.homes = homes
    self.signature = signature
    parameters = Parameter.parse(signature)
    self.body = body
  }

  /// A function whose first parameter is a tensor.
  init(
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
    case list, string, optimizer
  }

  /// How a function is called: as a method, it is called on its first argument.
  struct Usage {
    let function: Function
    let isMethod: Bool

    /// The call as messages show it.
    var text: String {
      let parts = function.signature.split(separator: ", ").dropFirst(isMethod ? 1 : 0)
      return "\(function.name)(\(parts.joined(separator: ", ").replacing("...", with: "")))"
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

  /// Reads the parameters of a signature.
  static func parse(_ signature: String) -> [Parameter] {
    var parameters: [Parameter] = []
    var isKeywordOnly = false
    // As bytes, which is fast: all signatures are read before a program can call its first function.
    for part in signature.utf8.split(separator: UInt8(ascii: ",")) {
      let pieces = part.drop { $0 == UInt8(ascii: " ") }
        .split(separator: UInt8(ascii: "="), maxSplits: 1)
      let name = pieces[0].prefix { $0 != UInt8(ascii: ".") }
      if name.elementsEqual("*".utf8) {
        isKeywordOnly = true
        continue
      }
      parameters.append(
        Parameter(
          name: String(Substring(name)),
          defaultValue: pieces.count > 1 ? value(Substring(pieces[1])) : nil,
          isKeywordOnly: isKeywordOnly, isVariadic: name.endIndex < pieces[0].endIndex))
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
    builtins + elementwise + reductions + shapes + products + layers + losses + creation + methods
    + math + modules + settings + masks + optimizers

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
