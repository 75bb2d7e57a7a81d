// Methods that change a tensor: add_, zero_, copy_ and the like.

import Micrograd

extension Library {
  static let inPlace: [Function] =
    [
      Function("zero_", in: [.method], "input") { call, input throws(Fault) in
        try call.filled(input, with: 0)
      },
      Function("fill_", in: [.method], "input, value") { call, input throws(Fault) in
        try call.filled(input, with: call.double("value"))
      },
      Function("copy_", in: [.method], "input, src, non_blocking=False") {
        call, input throws(Fault) in
        let source = try call.tensor("src")
        let base = try call.machine.tensor(input.tensor.shape, input.kind, call.span) { _ in 0 }
        let copied = try call.machine.apply(.add, .tensor(base), .tensor(source), call.span)
        return try call.replaced(input, by: copied)
      },
      scaled("add_", .add), scaled("sub_", .subtract),
      binary("mul_", .multiply), binary("div_", .divide), binary("pow_", .power),
      combined("addcmul_", .multiply), combined("addcdiv_", .divide),
      Function("detach_", in: [.method], "input") { call, input throws(Fault) in
        let numbers = try call.array(input).elements
        input.tensor = try call.machine.tensor(input.tensor.shape, input.kind, call.span) {
          numbers[$0]
        }.tensor
        return .tensor(input)
      },
    ]
    + [
      "relu", "tanh", "sigmoid", "exp", "log", "sqrt", "neg", "abs", "clamp",
      "masked_fill", "square", "unsqueeze", "squeeze", "t", "transpose",
    ].map(changing)

  private static func binary(_ name: String, _ operation: BinaryOperator) -> Function {
    Function(name, in: [.method], "input, other") { call, input throws(Fault) in
      try call.changed(input, operation, call.value("other"))
    }
  }

  /// A sum or a difference with what is scaled first.
  private static func scaled(_ name: String, _ operation: BinaryOperator) -> Function {
    Function(name, in: [.method], "input, other, *, alpha=1") { call, input throws(Fault) in
      var other = call.value("other")
      if call.value("alpha").number != .int(1) {
        other = try call.machine.apply(.multiply, call.value("alpha"), other, call.span)
      }
      return try call.changed(input, operation, other)
    }
  }

  /// The sum with a scaled product or quotient of two others.
  private static func combined(_ name: String, _ operation: BinaryOperator) -> Function {
    Function(name, in: [.method], "input, tensor1, tensor2, *, value=1") {
      call, input throws(Fault) in
      let other = try call.machine.apply(
        operation, call.value("tensor1"), call.value("tensor2"), call.span)
      return try call.changed(
        input, .add, call.machine.apply(.multiply, call.value("value"), other, call.span))
    }
  }

  /// The method `name_`, which puts what the method `name` gives in the tensor's place.
  private static func changing(_ name: String) -> Function {
    Function(name + "_", in: [.method], "input, arguments..., **named") {
      call, input throws(Fault) in
      guard let function = Library.function(name, in: .method) else {
        throw Fault(
          .name(.noAttribute(name, owner: input.typeName, suggestion: nil)), call.span)
      }
      let arguments = try [.tensor(input)] + (call.elements("arguments") ?? [])
      let given = arguments.map { GivenArgument(keyword: nil, value: $0, span: call.span) }
      let named = try call.named("named")
      let result = try function.body(
        Call(function, given + named, isMethod: true, span: call.span, machine: call.machine))
      guard case .tensor(let tensor) = result, tensor.tensor.shape != input.tensor.shape else {
        return try call.replaced(input, by: result)
      }
      input.tensor = tensor.tensor
      return .tensor(input)
    }
  }
}

extension Call {
  fileprivate func filled(_ input: TensorObject, with value: Double) throws(Fault) -> Value {
    try machine.fill(input, span) { _ in value }
    return .tensor(input)
  }

  fileprivate func changed(
    _ input: TensorObject, _ operation: BinaryOperator, _ other: Value
  ) throws(Fault) -> Value {
    try replaced(input, by: machine.apply(operation, .tensor(input), other, span))
  }

  fileprivate func replaced(_ input: TensorObject, by result: Value) throws(Fault) -> Value {
    guard case .tensor(let tensor) = result else { return result }
    try machine.replace(input, by: tensor, span, point: span.start)
    input.gradientFunction = tensor.gradientFunction
    return .tensor(input)
  }

  /// What a parameter that takes all arguments by name has got.
  func named(_ name: String) throws(Fault) -> [GivenArgument] {
    guard let dictionary = value(name).object(as: DictionaryValue.self) else { return [] }
    return try dictionary.entries.values.map { entry throws(Fault) in
      guard case .string(let key) = entry.key else { throw wrongType(name, "names") }
      return GivenArgument(
        keyword: (try machine.string(key, span), span), value: entry.value, span: span)
    }
  }
}
