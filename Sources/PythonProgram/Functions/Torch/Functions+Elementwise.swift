// Functions of each element: of one tensor, of two, and with settings.

import ComputationGraph
import Micrograd

extension Library {
  static let elementwise: [Function] = ofOneTensor + composed + whole + ofTwoTensors + withSettings

  /// A function of one tensor, which has no settings.
  private static func unary(
    _ name: String, _ operation: some Operation, in homes: [Function.Home] = [.torch, .method],
    atLeast kind: ElementKind = .float
  ) -> Function {
    // What is put in place of the input is the same: its next reader sees it here, too.
    let signature = homes.contains(.functional) ? "input, inplace=False" : "input"
    return Function(name, in: homes, signature) { call throws(Fault) in
      try call.apply(operation, call.tensor("input"), atLeast: kind)
    }
  }

  private static let ofOneTensor: [Function] =
    ElementaryFunction.allCases.map { function in
      let isFunctional = [.tanh, .sigmoid].contains(function)
      return unary(
        function.name, Elementary(function), in: isFunctional ? everywhere : both,
        atLeast: [.abs, .sign].contains(function) ? .bool : .float)
    } + [
      unary("rsqrt", Rsqrt()), unary("square", Square()), unary("reciprocal", Reciprocal()),
      unary("arcsin", Elementary(.asin)), unary("arccos", Elementary(.acos)),
      unary("arctan", Elementary(.atan)), unary("relu", Relu(), in: everywhere),
      unary("silu", Silu(), in: [.functional]),
      unary("logsigmoid", LogSigmoidRule(), in: [.functional]),
      unary("absolute", Elementary(.abs), atLeast: .bool), unary("neg", Negate(), atLeast: .bool),
      unary("negative", Negate(), atLeast: .bool),
      Function("softplus", in: [.functional], "input, beta=1.0, threshold=20.0") {
        call throws(Fault) in
        guard call.areDefaults("beta", "threshold") else {
          return try call.written("_softplus", in: "torch.nn.functional")
        }
        return try call.apply(SoftplusRule(), call.tensor("input"))
      },
      Function("gelu", in: [.functional], "input, approximate='none'") { call throws(Fault) in
        switch try call.string("approximate") {
        case "none": return try call.apply(Gelu(), call.tensor("input"))
        case "tanh": return try call.written("_gelu_tanh", in: "torch.nn.functional")
        default: throw call.invalid("approximate", "can only be 'none' or 'tanh'")
        }
      },
    ]

  private static let composed: [Function] =
    ComposedFunction.Function.allCases.map { function in
      let homes: [Function.Home] =
        switch function {
        case .asinh, .acosh, .atanh, .exp2: both
        case .selu: [.torch, .functional]
        case .softsign, .mish, .hardsigmoid, .hardswish: [.functional]
        }
      return unary(function.rawValue, ComposedFunction(function), in: homes)
    } + [
      unary("arcsinh", ComposedFunction(.asinh)), unary("arccosh", ComposedFunction(.acosh)),
      unary("arctanh", ComposedFunction(.atanh)),
    ]

  private static let whole: [Function] = [
    unary("floor", Rounding(.floor), atLeast: .bool),
    unary("ceil", Rounding(.ceil), atLeast: .bool),
    unary("trunc", Rounding(.trunc), atLeast: .bool),
    unary("fix", Rounding(.trunc), atLeast: .bool),
    Function("round", in: both, "input, *, decimals=0") { call throws(Fault) in
      let input = try call.tensor("input")
      let decimals = try call.int("decimals")
      guard decimals != 0 else { return try call.apply(Rounding(.round), input, atLeast: .bool) }
      let power = try call.machine.apply(.power, .int(10), .int(decimals), call.span)
      let scale = call.machine.constant(power.number ?? .int(1))
      return try call.composed(of: input, scale) { tensor, scale throws(TensorError) in
        let whole = try Tensor.apply(Rounding(.round), .apply(Multiply(), tensor, scale))
        return try .apply(Divide(), whole, scale)
      }
    },
    rest("remainder", Remainder()), rest("fmod", Remainder(isTruncated: true)),
    Function("atan2", in: both, "input, other") { call throws(Fault) in
      try call.apply(Atan2(), call.tensor("input"), call.tensorOrNumber("other"))
    },
    Function("arctan2", in: both, "input, other") { call throws(Fault) in
      try call.apply(Atan2(), call.tensor("input"), call.tensorOrNumber("other"))
    },
  ]

  /// What remains of a division; of ints by 0 there is no remainder.
  private static func rest(_ name: String, _ operation: Remainder) -> Function {
    Function(name, in: both, "input, other") { call throws(Fault) in
      let (a, b) = (try call.tensorOrNumber("input"), try call.tensorOrNumber("other"))
      if a.kind <= .int, b.kind <= .int, try call.array(b).elements.contains(0) {
        throw call.invalid(
          "other", "is 0 somewhere: ints have no remainder there", saying: "ZeroDivisionError")
      }
      return try call.apply(operation, a, b, atLeast: .bool)
    }
  }

  private static let ofTwoTensors: [Function] =
    [
      ("add", BinaryOperator.add), ("sub", .subtract), ("subtract", .subtract),
      ("mul", .multiply), ("multiply", .multiply), ("div", .divide), ("divide", .divide),
      ("pow", .power), ("matmul", .matrixMultiply),
    ].map { name, operation in
      Function(
        name, in: both, operation == .power ? "input, exponent" : "input, other"
      ) { call throws(Fault) in
        // torch.pow(2, x) is the one that takes a number first.
        if operation != .power || call.value("input").number == nil { _ = try call.tensor("input") }
        return try call.machine.apply(operation, call.values[0], call.values[1], call.span)
      }
    } + [
      Function("maximum", in: both, "input, other") { call throws(Fault) in
        try call.apply(Maximum(), call.tensor("input"), call.tensor("other"), atLeast: .bool)
      },
      Function("minimum", in: both, "input, other") { call throws(Fault) in
        try call.apply(Minimum(), call.tensor("input"), call.tensor("other"), atLeast: .bool)
      },
      Function("where", in: [.torch], "condition, input, other") { call throws(Fault) in
        let condition = try call.tensor(
          "condition", atMost: .bool, hint: "compare: torch.where(x > 0, a, b)")
        let operands = [
          condition, try call.tensorOrNumber("input"), try call.tensorOrNumber("other"),
        ]
        return try call.apply(Where(), operands, atLeast: .bool)
      },
    ]

  private static let withSettings: [Function] = [
    Function("clamp", in: both, "input, min=None, max=None", clamp),
    Function("clip", in: both, "input, min=None, max=None", clamp),
    Function("relu6", in: [.functional], "input, inplace=False") { call throws(Fault) in
      try call.apply(Clamp(lower: 0, upper: 6, isOpen: true), call.tensor("input"))
    },
    Function("hardtanh", in: [.functional], "input, min_val=-1.0, max_val=1.0, inplace=False") {
      call throws(Fault) in
      let (lower, upper) = (try call.double("min_val"), try call.double("max_val"))
      return try call.apply(Clamp(lower: lower, upper: upper, isOpen: true), call.tensor("input"))
    },
    Function("leaky_relu", in: [.functional], "input, negative_slope=0.01, inplace=False") {
      call throws(Fault) in
      try call.apply(LeakyRelu(slope: call.double("negative_slope")), call.tensor("input"))
    },
    Function("elu", in: [.functional], "input, alpha=1.0, inplace=False") { call throws(Fault) in
      try call.apply(Elu(alpha: call.double("alpha")), call.tensor("input"))
    },
  ]

  @Sendable private static func clamp(_ call: Call) throws(Fault) -> Value {
    for name in ["min", "max"] {
      if case .tensor(let bound) = call.value(name), !bound.tensor.shape.isEmpty {
        return try call.written("_clamp", in: "torch._tensor")
      }
    }
    let lower = try call.optional("min", call.double)
    let upper = try call.optional("max", call.double)
    guard lower != nil || upper != nil else {
      throw call.invalid(
        "min", "or 'max' must be given",
        saying: "torch.clamp: At least one of 'min' or 'max' must not be None")
    }
    let operation = Clamp(lower: lower ?? -.infinity, upper: upper ?? .infinity)
    return try call.apply(operation, call.tensor("input"), atLeast: .bool)
  }
}
