// What a function of the library is: its name, where it is found, its parameters, what it does.

/// A function that programs can call.
///
/// ```swift
/// Function("softmax", in: [.torch, .functional, .method], "input, dim") {
///   try $0.apply(Softmax(dim: $0.int("dim")), $0.tensor("input"))
/// }
/// ```
struct Function: Sendable {
  let name: String
  let homes: Homes
  /// The parameters as Python writes them: `input, dim=None, keepdim=False`. After `*` they can be
  /// given by name only; the last one before it takes all that follows if it ends in `...`.
  let signature: String
  let parameters: [Parameter]
  let body: @Sendable (Call) throws(ProgramError) -> Value

  init(
    _ name: String, in homes: Homes, _ signature: String,
    _ body: @escaping @Sendable (Call) throws(ProgramError) -> Value
  ) {
    self.name = name
    self.homes = homes
    self.signature = signature
    parameters = Parameter.parse(signature)
    self.body = body
  }

  /// Where a function is found.
  struct Homes: OptionSet {
    let rawValue: Int
    static let torch = Homes(rawValue: 1)
    /// `torch.nn.functional`
    static let functional = Homes(rawValue: 2)
    /// A method of tensors.
    static let method = Homes(rawValue: 4)
    static let math = Homes(rawValue: 8)
    /// Known without an import.
    static let builtin = Homes(rawValue: 16)
    static let micrograd = Homes(rawValue: 32)
    /// A method of lists.
    static let list = Homes(rawValue: 64)
    /// `torch.linalg`
    static let linalg = Homes(rawValue: 128)
    static let profiler = Homes(rawValue: 256)
    static let nn = Homes(rawValue: 512)
    static let torchviz = Homes(rawValue: 1024)
    /// A method of texts.
    static let string = Homes(rawValue: 2048)
    /// `torch.optim`
    static let optim = Homes(rawValue: 4096)
    /// A method of optimizers.
    static let optimizer = Homes(rawValue: 8192)
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
    for part in signature.split(separator: ", ") {
      if part == "*" {
        isKeywordOnly = true
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
    switch text {
    case "None": .none
    case "True": .bool(true)
    case "False": .bool(false)
    default:
      if let int = Int(text) {
        .int(int)
      } else if let float = Double(text) {
        .float(float)
      } else {
        .string(String(text.dropFirst().dropLast()))
      }
    }
  }
}
