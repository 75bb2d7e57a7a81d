// Functions that reduce a tensor, over all its elements or along dimensions.

import Micrograd

extension Library {
  static let reductions: [Function] = [
    Function("sum", in: both, "input, dim=None, keepdim=False, *, dtype=None") {
      call throws(ProgramError) in
      try call.apply(
        Sum(dims: call.dims("dim"), keepdim: call.bool("keepdim")), [call.tensor("input")],
        atLeast: .int)
    },
    Function("mean", in: both, "input, dim=None, keepdim=False, *, dtype=None") {
      call throws(ProgramError) in
      let input = try call.tensor("input")
      guard input.kind >= .float else {
        throw call.wrongType(
          "input", "a tensor of floats", hint: "write the numbers as floats: 1.0, not 1")
      }
      return try call.apply(
        Mean(dims: call.dims("dim"), keepdim: call.bool("keepdim")), input)
    },
    extreme("amax", .largest), extreme("amin", .smallest),
    Function("prod", in: both, "input, dim=None, keepdim=False, *, dtype=None") {
      call throws(ProgramError) in
      try call.apply(
        Prod(dims: call.dims("dim"), keepdim: call.bool("keepdim")), [call.tensor("input")],
        atLeast: .int)
    },
    Function("var", in: both, spreadParameters) { call throws(ProgramError) in
      let (dims, correction) = try spread(call)
      return try call.apply(
        Var(dims: dims, correction: correction, keepdim: call.bool("keepdim")),
        call.tensor("input"))
    },
    Function("std", in: both, spreadParameters) { call throws(ProgramError) in
      let (dims, correction) = try spread(call)
      return try call.apply(
        Std(dims: dims, correction: correction, keepdim: call.bool("keepdim")),
        call.tensor("input"))
    },
    Function("logsumexp", in: both, "input, dim, keepdim=False") { call throws(ProgramError) in
      try call.apply(
        LogSumExp(dims: call.dims("dim"), keepdim: call.bool("keepdim")), call.tensor("input"))
    },
    Function("norm", in: both, "input, p='fro', dim=None, keepdim=False", norm),
    Function("norm", in: .linalg, "input, ord=None, dim=None, keepdim=False", norm),
    Function("vector_norm", in: .linalg, "input, ord=2, dim=None, keepdim=False", norm),
    maximum("max", .largest), maximum("min", .smallest),
    position("argmax", .largest), position("argmin", .smallest),
    Function("softmax", in: [.torch, .functional, .method], dimParameters) {
      call throws(ProgramError) in
      try call.apply(Softmax(dim: call.int("dim")), call.tensor("input"))
    },
    Function("log_softmax", in: [.torch, .functional, .method], dimParameters) {
      call throws(ProgramError) in
      try call.apply(LogSoftmax(dim: call.int("dim")), call.tensor("input"))
    },
  ]

  private static let both: Function.Homes = [.torch, .method]
  private static let dimParameters = "input, dim, *, dtype=None"
  private static let spreadParameters =
    "input, dim=None, unbiased=None, keepdim=False, *, correction=None"

  /// The dimensions and the correction of a variance; `x.var(False)` means `unbiased`.
  private static func spread(_ call: Call) throws(ProgramError) -> ([Int]?, Double) {
    var unbiased = call.value("unbiased")
    var dims: [Int]?
    if case .bool = call.value("dim") {
      unbiased = call.value("dim")
    } else {
      dims = try call.dims("dim")
    }
    if case .none = call.value("correction") {
      if case .bool(false) = unbiased { return (dims, 0) }
      return (dims, 1)
    }
    return (dims, try call.double("correction"))
  }

  private static func extreme(_ name: String, _ extreme: Extreme) -> Function {
    Function(name, in: both, "input, dim=None, keepdim=False") { call throws(ProgramError) in
      try call.keeping(
        Amax(extreme, dims: call.dims("dim"), keepdim: call.bool("keepdim")),
        call.tensor("input"))
    }
  }

  /// `max(x)`, `max(x, dim)` with values and indices, and `max(x, y)` of each element.
  private static func maximum(_ name: String, _ extreme: Extreme) -> Function {
    Function(name, in: both, "input, dim=None, keepdim=False") { call throws(ProgramError) in
      let input = try call.tensor("input")
      switch call.value("dim") {
      case .none: return try call.keeping(Amax(extreme, name: name), input)
      case .tensor(let other) where other.whole == nil || other.kind >= .float:
        return extreme == .largest
          ? try call.keeping(Maximum(), input, other) : try call.keeping(Minimum(), input, other)
      default:
        let along = MaxAlong(extreme, dim: try call.int("dim"), keepdim: try call.bool("keepdim"))
        let values = try call.keeping(along, input)
        return .tuple(of: [values, .tensor(positions(along, input.tensor, call))])
      }
    }
  }

  private static func position(_ name: String, _ extreme: Extreme) -> Function {
    Function(name, in: both, "input, dim=None, keepdim=False") { call throws(ProgramError) in
      let input = try call.tensor("input").tensor.detached()
      let keepdim = try call.bool("keepdim")
      guard let dim = try call.optionalInt("dim") else {
        let flat = Tensor(shape: [input.elements.count], input.elements)
        let along = MaxAlong(extreme, dim: 0, keepdim: false)
        return .tensor(try checkedPositions(along, flat, call))
      }
      let along = MaxAlong(extreme, dim: dim, keepdim: keepdim)
      return .tensor(try checkedPositions(along, input, call))
    }
  }

  private static func checkedPositions(
    _ along: MaxAlong, _ tensor: Tensor, _ call: Call
  ) throws(ProgramError) -> TensorObject {
    // The values tell whether the dimension is there, and not empty.
    _ = try call.machine.unrecorded(span: call.span) { () throws(TensorError) in
      try Tensor.apply(along, tensor)
    }
    return positions(along, tensor, call)
  }

  /// Where the extremes stand along their dimension, as a tensor of ints.
  private static func positions(
    _ along: MaxAlong, _ tensor: Tensor, _ call: Call
  ) -> TensorObject {
    let shape = tensor.shape
    let resultShape = (try? along.shape(of: [shape])) ?? []
    let dim = along.dimensions.dims?.first ?? 0
    let dimension = dim < 0 ? dim + shape.count : dim
    let inner = shape.dropFirst(dimension + 1).reduce(1, *)
    let extent = shape.isEmpty ? 1 : shape[dimension]
    let positions = along.positions(in: tensor.array, count: resultShape.reduce(1, *))
    return TensorObject(
      Tensor(shape: resultShape, positions.map { Double($0 / inner % extent) }), .int)
  }

  @Sendable private static func norm(_ call: Call) throws(ProgramError) -> Value {
    let input = try call.tensor("input")
    let (dims, keepdim) = (try call.dims("dim"), try call.bool("keepdim"))
    let parameter = call.names[1]
    switch call.value(parameter) {
    case .none, .string("fro"), .int(2), .float(2):
      return try call.apply(Norm(dims: dims, keepdim: keepdim), input)
    case .int(1), .float(1):
      return try call.composed(of: [input]) { () throws(TensorError) in
        try .apply(Sum(dims: dims, keepdim: keepdim), .apply(Abs(), input.tensor))
      }
    default: throw call.invalid(parameter, "can only be 1 or 2")
    }
  }
}
