// Functions that are written in Python, which native ones call for arguments that are seldom given.

extension Call {
  /// What a function of a library module makes of all arguments, in their order.
  func written(_ name: String, in module: String) throws(Fault) -> Value {
    guard let function = try machine.libraryModule(module, span)?.names[name] else {
      preconditionFailure("\(module) has no \(name)")
    }
    let arguments = values.map { GivenArgument(keyword: nil, value: $0, span: span) }
    return try machine.call(function, arguments, span)
  }

  /// Whether the arguments of these names are those that the signature has.
  func areDefaults(_ names: String...) -> Bool {
    let parameters = function.signature.parameters
    return zip(parameters, values).allSatisfy { parameter, value in
      guard names.contains(parameter.name) else { return true }
      return switch (parameter.defaultValue, value) {
      case (.none?, .none): true
      case (.bool(let a)?, .bool(let b)): a == b
      case (.string?, .string): false
      case (let literal?, _): Value(literal).number.map { $0 == value.number } ?? false
      case (nil, _): false
      }
    }
  }

  func isString(_ name: String) -> Bool { if case .string = value(name) { true } else { false } }
}
