// Functions that give elements another shape, pick some, or join tensors.

import Micrograd

extension Library {
  static let shapes: [Function] = [
    Function("reshape", in: both, "input, shape...", reshape),
    Function("view", in: [.method], "input, shape...") { call, input throws(Fault) in
      let shape = try call.ints("shape")
      let result = try call.machine.view(
        Reshape(shape: shape, name: "view"), input, span: call.span)
      guard try call.machine.canView(input, as: result.tensor.shape, call.span) else {
        let message =
          "view size is not compatible with input tensor's size and stride (at least one dimension "
          + "spans across two contiguous subspaces). Use .reshape(...) instead."
        throw call.invalid(
          "shape", "needs numbers that stand in another order in memory: use reshape",
          saying: message)
      }
      return .tensor(result)
    },
    Function("flatten", in: both, "input, start_dim=0, end_dim=-1") { call, input throws(Fault) in
      let shape = input.tensor.shape.isEmpty ? [1] : input.tensor.shape
      let first = try call.dimension("start_dim", of: shape.count)
      let last = try call.dimension("end_dim", of: shape.count)
      guard first <= last else {
        throw call.invalid(
          "start_dim", "stands after end_dim",
          saying: "flatten() has invalid args: start_dim cannot come after end_dim")
      }
      // PyTorch gives the tensor itself where there is nothing to flatten.
      if first == last, !input.tensor.shape.isEmpty { return .tensor(input) }
      let merged = shape[first...last].reduce(1, *)
      return try call.view(
        Reshape(shape: shape[..<first] + [merged] + shape[(last + 1)...], name: "flatten"), input)
    },
    Function("unsqueeze", in: both, "input, dim") { call, input throws(Fault) in
      var shape = input.tensor.shape
      shape.insert(1, at: try call.dimension("dim", of: shape.count + 1))
      return try call.view(Reshape(shape: shape, name: "unsqueeze"), input)
    },
    Function("squeeze", in: both, "input, dim=None") { call, input throws(Fault) in
      let shape = input.tensor.shape
      var kept = shape.filter { $0 != 1 }
      if let dim = try call.optional("dim", call.int) {
        kept = shape
        let dimension = try call.dimension("dim", dim, of: max(shape.count, 1))
        if dimension < shape.count, shape[dimension] == 1 { kept.remove(at: dimension) }
      }
      return try call.view(Reshape(shape: kept, name: "squeeze"), input)
    },
    Function("transpose", in: both, "input, dim0, dim1") { call throws(Fault) in
      let result = try call.machine.view(
        Transpose(call.int("dim0"), call.int("dim1")), call.tensor("input"), span: call.span)
      result.gradientFunction = { _ in "TransposeBackward0" }
      return .tensor(result)
    },
    Function("t", in: both, "input") { call, input throws(Fault) in
      guard input.tensor.rank <= 2 else {
        let rank = input.tensor.rank
        throw call.invalid(
          "input", "must have at most 2 dimensions, not \(rank)",
          saying: "t() expects a tensor with <= 2 dimensions, but self is \(rank)D")
      }
      return .tensor(try call.machine.transposed(input, call.span))
    },
    Function("permute", in: [.torch], "input, dims", permute),
    Function("permute", in: [.method], "input, dims...", permute),
    Function("expand", in: [.method], "input, size...") { call throws(Fault) in
      try call.view(Expand(shape: call.ints("size")), call.tensor("input"))
    },
    Function("expand_as", in: [.method], "input, other") { call throws(Fault) in
      try call.view(Expand(shape: call.tensor("other").tensor.shape), call.tensor("input"))
    },
    Function("split", in: both, "input, split_size_or_sections, dim=0") { call throws(Fault) in
      if call.value("split_size_or_sections").elements != nil {
        return try call.written("split_with_sizes", in: "torch._tensor_more")
      }
      return try call.parts(of: call.int("split_size_or_sections"))
    },
    Function("chunk", in: both, "input, chunks, dim=0") { call throws(Fault) in
      let chunks = try call.int("chunks")
      guard chunks > 0 else {
        throw call.invalid(
          "chunks", "must be positive",
          saying: "chunk expects `chunks` to be greater than 0, got: \(chunks)")
      }
      let shape = try call.tensor("input").tensor.shape
      let extent = shape.isEmpty ? 0 : shape[try call.dimension("dim", of: shape.count)]
      return try call.parts(of: extent == 0 ? 1 : (extent - 1) / chunks + 1)
    },
    Function("cat", in: [.torch], "tensors, dim=0", concatenate),
    Function("concat", in: [.torch], "tensors, dim=0", concatenate),
    Function("concatenate", in: [.torch], "tensors, dim=0", concatenate),
    Function("stack", in: [.torch], "tensors, dim=0") { call throws(Fault) in
      try call.apply(Stack(dim: call.int("dim")), call.tensors("tensors"), atLeast: .bool)
    },
  ]

  @Sendable private static func reshape(_ call: Call) throws(Fault) -> Value {
    let input = try call.tensor("input")
    let result = try call.machine.view(
      Reshape(shape: call.ints("shape"), name: "reshape"), input, span: call.span)
    // Numbers that stand in another order are copied.
    if try !call.machine.canView(input, as: result.tensor.shape, call.span) { result.view = nil }
    return .tensor(result)
  }

  @Sendable private static func permute(_ call: Call) throws(Fault) -> Value {
    try call.view(Permute(call.ints("dims")), call.tensor("input"))
  }

  @Sendable private static func concatenate(_ call: Call) throws(Fault) -> Value {
    try call.apply(Cat(dim: call.int("dim")), call.tensors("tensors"), atLeast: .bool)
  }
}

extension Call {
  /// The result of an operation whose result shares its memory with the operand, in PyTorch.
  func view(_ operation: some Operation, _ operand: TensorObject) throws(Fault) -> Value {
    .tensor(try machine.view(operation, operand, span: span))
  }

  /// The tensor cut along a dimension into parts of an extent; the last may be smaller.
  fileprivate func parts(of extent: Int) throws(Fault) -> Value {
    let input = try tensor("input")
    let shape = input.tensor.shape
    guard !shape.isEmpty else { throw wrongType("input", "a tensor of 1 dimension or more") }
    let dim = try dimension("dim", of: shape.count)
    guard extent > 0 else {
      throw invalid(
        names[1], "must be positive",
        saying: "split_size can only be 0 if dimension size is 0, but got dimension size of "
          + "\(shape[dim])")
    }
    let whole = SliceItem.range(start: nil, stop: nil, step: 1)
    var parts: [Value] = []
    for start in stride(from: 0, to: max(shape[dim], 1), by: extent) {
      let stop = min(start.adding(extent), shape[dim])
      let part = SliceItem.range(start: start, stop: stop, step: 1)
      let items = [SliceItem](repeating: whole, count: dim) + [part]
      parts.append(try view(Slice(items), input))
    }
    return try machine.sequence(parts, .tuple, span)
  }

  /// A dimension as a position from the front.
  func dimension(_ name: String, of rank: Int) throws(Fault) -> Int {
    try dimension(name, try int(name), of: rank)
  }

  func dimension(_ name: String, _ dim: Int, of rank: Int) throws(Fault) -> Int {
    guard (-rank..<rank).contains(dim) else {
      throw Fault(.tensor(.dimension(dim, rank: rank)), span(name))
    }
    return dim < 0 ? dim + rank : dim
  }
}
