// The arguments of one call: how the body of a function reads them, and how parameters get them.

import ComputationGraph
import Micrograd

/// An argument with the place it stands at.
struct GivenArgument {
  var keyword: (name: String, span: Span)?
  var value: Value
  var span: Span
}

/// One call of a function, with a value for every parameter.
struct Call {
  let function: Function
  let names: [String]
  let values: [Value]
  let spans: [Span]
  /// The whole call.
  let span: Span
  let machine: Interpreter

  func value(_ name: String) -> Value { values[place(name)] }

  func span(_ name: String) -> Span { spans[place(name)] }

  private func place(_ name: String) -> Int {
    guard let place = names.firstIndex(of: name) else {
      preconditionFailure("\(function.name) has no parameter \(name)")
    }
    return place
  }

  // MARK: Arguments of a type

  func tensor(_ name: String) throws(Fault) -> TensorObject {
    if case .tensor(let tensor) = value(name) { return tensor }
    let isNumber = value(name).number != nil
    throw wrongType(
      name, "a tensor",
      hint: isNumber ? "torch.tensor(…) makes one; math.\(function.name) takes numbers" : nil)
  }

  /// A tensor whose elements are of a kind, or of one that is promoted to it.
  func tensor(
    _ name: String, atMost kind: ElementKind, hint: String? = nil
  ) throws(Fault) -> TensorObject {
    let tensor = try tensor(name)
    guard tensor.kind <= kind else {
      let problem = Problem.Tensor.elementKind(
        function.name, parameter: name, got: tensor.kind, wanted: kind, hint: hint)
      throw Fault(.tensor(problem), span(name))
    }
    return tensor
  }

  /// A tensor, or a number as a constant.
  func tensorOrNumber(_ name: String) throws(Fault) -> TensorObject {
    guard let number = value(name).number else { return try tensor(name) }
    return machine.constant(number)
  }

  /// An argument as `read` reads it, or nil where it is None.
  func optional<T>(_ name: String, _ read: (String) throws(Fault) -> T) throws(Fault) -> T? {
    if case .none = value(name) { return nil }
    return try read(name)
  }

  func tensors(_ name: String) throws(Fault) -> [TensorObject] {
    guard let elements = try elements(name) else { throw wrongType(name, "a list of tensors") }
    return try elements.enumerated().map { place, element throws(Fault) in
      guard case .tensor(let tensor) = element else {
        throw Fault(.value(.notATensor(element.typeName, place: place)), span(name))
      }
      return try machine.readable(tensor, span(name))
    }
  }

  func number(_ name: String) throws(Fault) -> Number {
    if let number = value(name).number { return number }
    if case .tensor(let tensor) = value(name), tensor.tensor.shape.isEmpty {
      return tensor.whole.map { .int($0) } ?? .float(tensor.tensor.item)
    }
    if let number = value(name).nearestNumber {
      guard number.double.isFinite else { throw Fault(.value(.tooLargeForFloat), span(name)) }
      return number
    }
    throw wrongType(name, "a number")
  }

  func double(_ name: String) throws(Fault) -> Double { try number(name).double }

  func int(_ name: String) throws(Fault) -> Int {
    if let int = try machine.whole(value(name), span) { return int }
    if value(name).large != nil { throw Fault(.value(.tooLargeForWord), span(name)) }
    throw wrongType(name, "an int")
  }

  func bool(_ name: String) throws(Fault) -> Bool {
    guard case .bool(let value) = value(name) else { throw wrongType(name, "True or False") }
    return value
  }

  func string(_ name: String) throws(Fault) -> String {
    guard case .string(let value) = value(name) else { throw wrongType(name, "a string") }
    return try machine.string(value, span(name))
  }

  /// Dimensions: an int, several in a list or tuple, or None for all.
  func dims(_ name: String) throws(Fault) -> [Int]? { try optional(name, ints) }

  /// Ints: one, or several in a list or tuple, or as arguments of their own.
  func ints(_ name: String) throws(Fault) -> [Int] {
    var items = try elements(name) ?? [value(name)]
    // A shape may be given as one tuple where it may be given as several ints.
    if items.count == 1, let inner = items[0].elements {
      items = try machine.values(of: inner, span(name))
    }
    return try items.map { item throws(Fault) in
      guard let int = item.whole else { throw wrongType(name, "ints", got: item) }
      return int
    }
  }

  /// A pair of ints, for height and width; one counts for both.
  func pair(_ name: String) throws(Fault) -> [Int] {
    let ints = try ints(name)
    guard ints.count == 1 || ints.count == 2 else { throw wrongType(name, "an int or two") }
    return ints.count == 1 ? [ints[0], ints[0]] : ints
  }

  /// The elements of a list or tuple, such as the arguments that are left.
  func elements(_ name: String) throws(Fault) -> [Value]? {
    try value(name).elements.map { elements throws(Fault) in
      try machine.values(of: elements, span(name))
    }
  }

  /// All that an argument which can be looped over holds.
  func all(_ name: String) throws(Fault) -> [Value] {
    try machine.elements(of: value(name), span(name))
  }

  /// Calls the function that an argument is.
  func called(_ name: String, _ values: [Value]) throws(Fault) -> Value {
    let arguments = values.map { GivenArgument(keyword: nil, value: $0, span: span) }
    return try machine.call(value(name), arguments, span)
  }

  /// The numbers of a tensor.
  func array(_ tensor: TensorObject) throws(Fault) -> NDArray {
    try machine.array(of: tensor, span)
  }

  // MARK: Errors

  func wrongType(
    _ name: String, _ expected: String, got: Value? = nil, hint: String? = nil
  ) -> Fault {
    let got = got ?? value(name)
    if let missing = got.object(as: Unavailable.self) { return missing.fault(span(name)) }
    return Fault(
      .call(
        .wrongType(
          function, spokenName, parameter: name, expected: expected, got: got.typeName, hint: hint)),
      span(name))
  }

  /// - Parameters:
  ///   - complaint: What completes "'dim' …".
  ///   - message: What the library that programs were written for says.
  ///   - exception: The name of its exception.
  func invalid(
    _ name: String, _ complaint: String, saying message: String? = nil,
    as exception: String? = nil
  ) -> Fault {
    let exception =
      exception ?? (message == nil || function.isOfPython ? "ValueError" : "RuntimeError")
    let complaint = Complaint(text: complaint, message: message, exception: exception)
    return Fault(.call(.invalidArgument(spokenName, parameter: name, complaint)), span(name))
  }

  /// What messages call the function: of those that only the library calls, what the program calls
  /// it, which stands behind the first underscore or in the argument `name`.
  private var spokenName: String {
    guard function.homes.first == .support else { return function.name }
    if names.first == "name", case .string(let text) = values[0],
      let name = try? machine.string(text, span)
    {
      return name
    }
    return function.name.split(separator: "_", maxSplits: 1).last.map(String.init) ?? function.name
  }

  // MARK: Results

  /// The result of an operation: of floats where its operands are not, unless told otherwise, and a
  /// micrograd `Value` if an operand is one.
  func apply(
    _ operation: some Operation, _ operands: TensorObject..., atLeast kind: ElementKind = .float
  ) throws(Fault) -> Value {
    try apply(operation, operands, atLeast: kind)
  }

  func apply(
    _ operation: some Operation, _ operands: [TensorObject], atLeast kind: ElementKind
  ) throws(Fault) -> Value {
    let result = try machine.apply(operation, operands, atLeast: kind, span: span)
    if let name = GradientFunctionName.known[function.name] {
      result.gradientFunction = { _ in name }
    }
    return .tensor(result)
  }

  /// The result of several operations of Micrograd.
  func composed(
    of operands: [TensorObject], atLeast kind: ElementKind = .float,
    _ body: () throws(TensorError) -> Tensor
  ) throws(Fault) -> Value {
    let result = try machine.compose(operands, atLeast: kind, span: span, body)
    result.gradientFunction = { [name = function.name] _ in
      GradientFunctionName.name(ofFunction: name)
    }
    return .tensor(result)
  }
}

extension Call {
  /// Gives arguments to the parameters of a function, as Python does.
  init(
    _ function: Function, _ arguments: [GivenArgument], isMethod: Bool = false, span: Span,
    machine: Interpreter
  ) throws(Fault) {
    let (parameters, names) = function.signature.read
    if let call = Call(plain: function, parameters, names, arguments, span: span, machine) {
      self = call
      return
    }
    let usage = Function.Usage(function: function, isMethod: isMethod)
    var values = [Value?](repeating: nil, count: parameters.count)
    var spans = [Span](repeating: span, count: parameters.count)
    let positional = parameters.indices.filter { !parameters[$0].isKeywordOnly }
    let given = arguments.filter { $0.keyword == nil }
    for (index, argument) in given.enumerated() {
      guard index < positional.count else {
        let count = given.count - (isMethod ? 1 : 0)
        throw Fault(.call(.tooManyArguments(count, usage)), argument.span)
      }
      let place = positional[index]
      spans[place] = argument.span
      guard parameters[place].isVariadic else {
        values[place] = argument.value
        continue
      }
      values[place] = .arguments(given[index...].map(\.value))
      break
    }
    let others = parameters.last?.takesKeywords == true ? DictionaryValue() : nil
    if let others { values[parameters.count - 1] = .object(others) }
    for argument in arguments {
      guard let (keyword, keywordSpan) = argument.keyword else { continue }
      guard let place = parameters.firstIndex(where: { $0.isNamed(keyword) }) else {
        if let others {
          let key = Value.string(TextValue(literal: keyword))
          try machine.set(key, to: argument.value, in: others, keywordSpan)
          continue
        }
        let near = suggestion(for: keyword, among: parameters.map(\.name))
        throw Fault(.call(.unknownKeyword(keyword, suggestion: near, usage)), keywordSpan)
      }
      guard values[place] == nil else {
        throw Fault(.call(.repeatedArgument(keyword, usage)), keywordSpan)
      }
      values[place] = argument.value
      spans[place] = argument.span
    }
    let bound: [Value] = try parameters.indices.map { place throws(Fault) in
      let parameter = parameters[place]
      if let value = values[place] ?? parameter.defaultValue.map({ Value($0) }) { return value }
      if parameter.isVariadic { return .arguments([]) }
      let count = arguments.count - (isMethod ? 1 : 0)
      throw Fault(.call(.missingArgument(parameter.name, given: count, usage)), span)
    }
    self.init(
      function: function, names: names, values: bound, spans: spans, span: span, machine: machine)
  }

  /// The call where every argument stands at the position of its parameter; nil where it does not.
  private init?(
    plain function: Function, _ parameters: [Parameter], _ names: [String],
    _ arguments: [GivenArgument], span: Span, _ machine: Interpreter
  ) {
    guard arguments.count <= parameters.count else { return nil }
    var values: [Value] = []
    var spans: [Span] = []
    values.reserveCapacity(parameters.count)
    spans.reserveCapacity(parameters.count)
    for (argument, parameter) in zip(arguments, parameters) {
      guard argument.keyword == nil, !parameter.isKeywordOnly, !parameter.isVariadic else {
        return nil
      }
      values.append(argument.value)
      spans.append(argument.span)
    }
    for parameter in parameters[arguments.count...] {
      guard let value = parameter.defaultValue, !parameter.takesKeywords else { return nil }
      values.append(Value(value))
      spans.append(span)
    }
    self.init(
      function: function, names: names, values: values, spans: spans, span: span, machine: machine)
  }
}

extension Parameter {
  /// Whether a keyword means this parameter; PyTorch takes NumPy's `axis` for `dim`.
  fileprivate func isNamed(_ keyword: String) -> Bool {
    switch keyword {
    case "axis": name == "dim" || name == "axis"
    case "keepdims": name == "keepdim"
    default: name == keyword && !takesKeywords
    }
  }
}
