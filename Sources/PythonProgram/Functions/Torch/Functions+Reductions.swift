// Functions that reduce a tensor, over all its elements or along dimensions.

import Micrograd

extension Library {
  static let reductions: [Function] = [
    reduction("sum", "input, dim=None, keepdim=False, *, dtype=None", atLeast: .int) {
      Sum(dims: $0, keepdim: $1)
    },
    Function("mean", in: both, "input, dim=None, keepdim=False, *, dtype=None") {
      call, input throws(Fault) in
      guard input.kind.isFloat else {
        throw Fault(.tensor(.meanOfIntegers(input.kind)), call.span)
      }
      return try call.apply(Mean(dims: call.dims("dim"), keepdim: call.bool("keepdim")), input)
    },
    reduction("amax", alongAny) { Amax(.largest, dims: $0, keepdim: $1) },
    reduction("amin", alongAny) { Amax(.smallest, dims: $0, keepdim: $1) },
    reduction("prod", "input, dim=None, keepdim=False, *, dtype=None", atLeast: .int) {
      Prod(dims: $0, keepdim: $1)
    },
    spread("var") { Var(dims: $0, correction: $1, keepdim: $2) },
    spread("std") { Std(dims: $0, correction: $1, keepdim: $2) },
    reduction("logsumexp", "input, dim, keepdim=False", atLeast: .float) {
      LogSumExp(dims: $0, keepdim: $1)
    },
    Function("norm", in: both, "input, p='fro', dim=None, keepdim=False", norm),
    Function("norm", in: [.linalg], "input, ord=None, dim=None, keepdim=False", norm),
    Function("vector_norm", in: [.linalg], "input, ord=2, dim=None, keepdim=False", norm),
    maximum("max", .largest), maximum("min", .smallest),
    position("argmax", .largest), position("argmin", .smallest),
  ]

  static let softmaxes =
    soft("softmax") { SoftmaxOperation(dim: $0) }
    + soft("log_softmax") { LogSoftmaxOperation(dim: $0) }

  /// Of torch.nn.functional, without a dimension it is the first of a tensor of 1 or 3 dimensions, else
  /// the second.
  private static func soft(
    _ name: String, _ operation: @escaping @Sendable (Int) -> any Operation
  ) -> [Function] {
    [
      Function(name, in: both, "input, dim, dtype=None") { call, input throws(Fault) in
        try call.apply(operation(call.int("dim")), input)
      },
      Function(name, in: [.functional], "input, dim=None, _stacklevel=3, dtype=None") {
        call, input throws(Fault) in
        let rank = input.tensor.rank
        let dim = try call.optional("dim", call.int) ?? ([0, 1, 3].contains(rank) ? 0 : 1)
        return try call.apply(operation(dim), input)
      },
    ]
  }

  private static let alongAny = "input, dim=None, keepdim=False"

  private static func reduction(
    _ name: String, _ signature: String, atLeast kind: ElementKind = .bool,
    _ operation: @escaping @Sendable (_ dims: [Int]?, _ keepdim: Bool) -> any Operation
  ) -> Function {
    Function(name, in: both, signature) { call throws(Fault) in
      let reduction = operation(try call.dims("dim"), try call.bool("keepdim"))
      return try call.apply(reduction, call.tensor("input"), atLeast: kind)
    }
  }

  /// A variance or its root; `x.var(False)` means `unbiased`.
  private static func spread(
    _ name: String, _ operation: @escaping @Sendable ([Int]?, Double, Bool) -> any Operation
  ) -> Function {
    let signature = "input, dim=None, unbiased=None, keepdim=False, *, correction=None"
    return Function(name, in: both, signature) { call throws(Fault) in
      var unbiased = call.value("unbiased")
      var dims: [Int]?
      if case .bool = call.value("dim") {
        unbiased = call.value("dim")
      } else {
        dims = try call.dims("dim")
      }
      let fallback = if case .bool(false) = unbiased { 0.0 } else { 1.0 }
      let correction = try call.optional("correction", call.double) ?? fallback
      let spread = operation(dims, correction, try call.bool("keepdim"))
      return try call.apply(spread, call.tensor("input"))
    }
  }

  /// `max(x)`, `max(x, dim)` with values and indices, and `max(x, y)` of each element.
  private static func maximum(_ name: String, _ extreme: Extreme) -> Function {
    Function(name, in: both, alongAny) { call, input throws(Fault) in
      switch call.value("dim") {
      case .none: return try call.apply(Amax(extreme, name: name), input, atLeast: .bool)
      case .tensor(let other) where other.whole == nil || other.kind.isFloat:
        return extreme == .largest
          ? try call.apply(Maximum(), input, other, atLeast: .bool)
          : try call.apply(Minimum(), input, other, atLeast: .bool)
      default:
        let along = MaxAlong(extreme, dim: try call.int("dim"), keepdim: try call.bool("keepdim"))
        let values = try call.apply(along, input, atLeast: .bool)
        let positions = try positions(along, call.array(input), call)
        return try call.results(name, ["values", "indices"], [values, .tensor(positions)])
      }
    }
  }

  private static func position(_ name: String, _ extreme: Extreme) -> Function {
    Function(name, in: both, alongAny) { call throws(Fault) in
      let input = try call.tensor("input")
      var array = try call.array(input)
      var along = MaxAlong(extreme, dim: 0)
      let keepdim = try call.bool("keepdim")
      if let dim = try call.optional("dim", call.int) {
        along = MaxAlong(extreme, dim: dim, keepdim: keepdim)
      } else {
        array = NDArray(shape: [array.elements.count], elements: array.elements)
      }
      // The values tell whether the dimension is there, and not empty.
      let constant = try call.machine.tensor(array.shape, .bool, call.span) { array.elements[$0] }
      _ = try call.machine.unrecorded(span: call.span) { () throws(TensorError) in
        try Tensor.apply(along, constant.tensor)
      }
      return .tensor(try positions(along, array, call))
    }
  }

  /// Where the extremes stand along their dimension, as a tensor of ints.
  private static func positions(
    _ along: MaxAlong, _ array: NDArray, _ call: Call
  ) throws(Fault) -> TensorObject {
    let shape = array.shape
    let resultShape = (try? along.shape(of: [shape])) ?? []
    let dimension = along.dim < 0 ? along.dim + shape.count : along.dim
    let inner = shape.dropFirst(dimension + 1).reduce(1, *)
    let extent = shape.isEmpty ? 1 : shape[dimension]
    let positions = along.positions(in: array, count: resultShape.size)
    return try call.machine.tensor(resultShape, .int, call.span) {
      Double(positions[$0] / inner % extent)
    }
  }

  /// Whether a norm is that of a matrix, which is not that of its numbers.
  private static func isOfMatrix(_ call: Call, _ input: TensorObject) throws(Fault) -> Bool {
    let order = call.value(call.names[1])
    if case .string = order {
      return try call.string(call.names[1]) == "nuc" && input.tensor.rank == 2
    }
    let count = try call.dims("dim")?.count ?? input.tensor.rank
    return call.names[1] == "ord" && call.function.name == "norm" && order.number != nil
      && count == 2
  }

  @Sendable private static func norm(_ call: Call, _ input: TensorObject) throws(Fault) -> Value {
    if try isOfMatrix(call, input) { return try call.written("_norm", in: "torch.linalg") }
    let (dims, keepdim) = (try call.dims("dim"), try call.bool("keepdim"))
    let parameter = call.names[1]
    var order = 2.0
    switch call.value(parameter) {
    case .none: break
    case .string:
      let name = try call.string(parameter)
      guard name == "fro" else { throw call.invalid(parameter, "can only be 'fro' or a number") }
    default: order = try call.double(parameter)
    }
    return try call.composed(of: [input]) { () throws(TensorError) in
      try input.tensor.norm(p: order, dims: dims, keepdim: keepdim)
    }
  }
}
