// What can be wrong with a call of the library's functions and its arguments; in CPython's words, or
// in PyTorch's.

extension Problem {
  enum Call {
    case notCallable(String)
    /// With how many arguments there are.
    case missingArgument(String, given: Int, Function.Usage)
    case tooManyArguments(Int, Function.Usage)
    case unknownKeyword(String, suggestion: String?, Function.Usage)
    case repeatedArgument(String, Function.Usage)
    case wrongType(
      Function, String, parameter: String, expected: String, got: String, hint: String? = nil)
    case invalidArgument(String, parameter: String, Complaint)

    var words: Words {
      switch self {
      case .notCallable(let type):
        Words("'\(python(type))' object is not callable", plainly: "\(type) is not a function")
      case .missingArgument(let parameter, let given, let usage):
        Words(
          usage.counted(given)
            ?? "\(usage.function.name)() missing 1 required positional arguments: \"\(parameter)\"",
          usage.text, plainly: "\(usage.function.name)() needs '\(parameter)'")
      case .tooManyArguments(let count, let usage):
        Words(
          usage.counted(count) ?? usage.tooMany(count), usage.text,
          plainly: "too many arguments for \(usage.function.name)(): \(count)")
      case .unknownKeyword(let keyword, let suggestion, let usage):
        Words(
          usage.takesNoKeywords
            ? "\(usage.function.name)() takes no keyword arguments"
            : usage.function.isOfPython
              ? "'\(keyword)' is an invalid keyword argument for \(usage.function.name)()"
              : "\(usage.function.name)() got an unexpected keyword argument '\(keyword)'",
          suggestion.map { "did you mean '\($0)'?" } ?? usage.text,
          plainly: "\(usage.function.name)() has no parameter '\(keyword)'")
      case .repeatedArgument(let parameter, let usage):
        Words(
          "\(usage.function.name)() got multiple values for argument '\(parameter)'",
          plainly: "\(usage.function.name)() got '\(parameter)' twice")
      case .wrongType(let function, let name, let parameter, let expected, let got, let hint):
        Words(
          Call.message(function, name, parameter, expected, python(got)),
          explained: "\(name)(): '\(parameter)' must be \(expected), not \(got)", hint)
      case .invalidArgument(let function, let parameter, let complaint):
        complaint.message.map {
          Words($0, explained: "\(function)(): '\(parameter)' \(complaint.text)")
        } ?? Words("\(function)(): '\(parameter)' \(complaint.text)")
      }
    }

    /// What is said of an argument of a wrong type.
    private static func message(
      _ function: Function, _ name: String, _ parameter: String, _ expected: String, _ got: String
    ) -> String {
      if function.isOfPython || function.homes.first == .support {
        switch expected {
        case "an int", "ints": return "'\(got)' object cannot be interpreted as an integer"
        case "a number" where function.homes.contains(.math):
          return "must be real number, not \(got)"
        case "a tensor" where name == "abs": return "bad operand type for abs(): '\(got)'"
        case "a number" where name == "round":
          return "type \(got) doesn't define __round__ method"
        case "a number" where got == "ndarray" && ["int", "float"].contains(name):
          return "only 0-dimensional arrays can be converted to Python scalars"
        case "a number" where name == "int":
          return
            "int() argument must be a string, a bytes-like object or a real number, not '\(got)'"
        case "a number" where name == "float":
          return "float() argument must be a string or a real number, not '\(got)'"
        case "a type, or a tuple of types":
          return "\(name)() arg 2 must be a type, a tuple of types, or a union"
        case "an iterator": return "'\(got)' object is not an iterator"
        case "a class": return "\(name)() arg 1 must be a class"
        default: return "\(name)() argument '\(parameter)' must be \(python(expected)), not \(got)"
        }
      }
      let place = function.signature.parameters.firstIndex { $0.name == parameter } ?? 0
      let type =
        switch expected {
        case "a tensor": "Tensor"
        case "an int": "int"
        case "ints": "tuple of ints"
        case "a number": "Number"
        case "True or False": "bool"
        case "a string": "str"
        case "a list of tensors": "tuple of Tensors"
        default: expected
        }
      return
        "\(name)(): argument '\(parameter)' (position \(place + 1)) must be \(type), not \(got)"
    }
  }
}

extension Function {
  /// Whether it is one of CPython's own.
  var isOfPython: Bool {
    homes.contains {
      [.builtin, .math, .list, .tuple, .string, .dictionary, .set, .generator].contains($0)
    }
  }
}

extension Function.Usage {
  /// Of CPython's own functions, those whose arguments must all be given, by their places only.
  fileprivate var takesNoKeywords: Bool {
    function.isOfPython && function.signature.parameters.allSatisfy { $0.defaultValue == nil }
  }

  /// How CPython complains about the number of arguments of a function of its own.
  fileprivate func counted(_ given: Int) -> String? {
    guard function.isOfPython else { return nil }
    let owner: String? = isMethod ? Self.owners[function.homes[0]] : nil
    let parameters = function.signature.parameters.dropFirst(isMethod ? 1 : 0)
    let required = parameters.count { $0.defaultValue == nil && !$0.isVariadic }
    let name = owner.map { "\($0).\(function.name)" } ?? function.name
    switch (parameters.count, required) {
    case (0, _): return "\(name)() takes no arguments (\(given) given)"
    case (1, 1): return "\(name)() takes exactly one argument (\(given) given)"
    default:
      let bound = given < required ? required : parameters.count
      let amount = required == parameters.count ? "" : given < required ? "at least " : "at most "
      return
        "\(function.name) expected \(amount)\(bound) argument\(bound == 1 ? "" : "s"), got \(given)"
    }
  }

  fileprivate func tooMany(_ given: Int) -> String {
    let parameters = function.signature.parameters.dropFirst(isMethod ? 1 : 0)
      .filter { !$0.isKeywordOnly }
    let required = parameters.count { $0.defaultValue == nil }
    let range = required == parameters.count ? "" : "from \(required) to "
    return "\(function.name)() takes \(range)\(parameters.count) positional "
      + "argument\(parameters.count == 1 ? "" : "s") but \(given) "
      + (given == 1 ? "was given" : "were given")
  }

  private static let owners: [Function.Home: String] = [
    .list: "list", .tuple: "tuple", .string: "str", .dictionary: "dict", .set: "set",
    .generator: "generator",
  ]
}
