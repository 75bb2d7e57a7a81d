// Functions that put elements elsewhere: turned round, repeated, sorted, gathered by positions.

import Micrograd

extension Library {
  static let rearrangements: [Function] = [
    Function("flip", in: both, "input, dims...") { call, input throws(Fault) in
      let dims = try call.ints("dims")
      return try call.composed(of: input) { tensor throws(TensorError) in try tensor.flipped(dims) }
    },
    Function("roll", in: both, "input, shifts, dims=None") { call, input throws(Fault) in
      let shifts = try call.ints("shifts")
      guard let dims = try call.dims("dims") else {
        guard shifts.count == 1 else { throw call.invalid("shifts", "must be one without 'dims'") }
        // Without dimensions the elements are one row.
        return try call.composed(of: input) { tensor throws(TensorError) in
          let row = try Tensor.apply(Reshape(shape: [tensor.shape.size]), tensor)
          return try Tensor.apply(Reshape(shape: tensor.shape), row.rolled(shifts, dims: [0]))
        }
      }
      guard dims.count == shifts.count else {
        throw call.invalid("dims", "must be as many as 'shifts': \(shifts.count)")
      }
      return try call.composed(of: input) { tensor throws(TensorError) in
        try tensor.rolled(shifts, dims: dims)
      }
    },
    Function("repeat", in: [.method], "input, sizes...") { call, input throws(Fault) in
      try call.tiled(input, call.ints("sizes"))
    },
    Function("tile", in: both, "input, dims...") { call, input throws(Fault) in
      let dims = try call.ints("dims")
      let missing = max(input.tensor.rank - dims.count, 0)
      return try call.tiled(input, [Int](repeating: 1, count: missing) + dims)
    },
    Function("repeat_interleave", in: both, "input, repeats, dim=None, *, output_size=None") {
      call, input throws(Fault) in
      let counts: [Int]
      if case .tensor(let given) = call.value("repeats"), given.whole == nil {
        counts = try call.positions("repeats").elements.map { Int($0) }
      } else {
        counts = [try call.int("repeats")]
      }
      let shape = input.tensor.shape
      let dim = try call.optional("dim", call.int)
      let extent = try dim.map { dim throws(Fault) in
        shape.isEmpty ? 1 : shape[try call.dimension("dim", dim, of: shape.count)]
      }
      let times = counts.count == 1 ? counts[0] : 1 + (counts.max() ?? 0)
      try call.machine.checkElements(max(times, 0).times(extent ?? shape.checkedSize), call.span)
      return try call.composed(of: input) { tensor throws(TensorError) in
        let row =
          dim == nil ? try Tensor.apply(Reshape(shape: [tensor.shape.size]), tensor) : tensor
        return try row.repeatedInterleaved(counts, dim: dim ?? 0)
      }
    },
    Function("diagonal", in: both, "input, offset=0, dim1=0, dim2=1") { call, input throws(Fault) in
      let (offset, first) = (try call.int("offset"), try call.int("dim1"))
      let second = try call.int("dim2")
      return try call.composed(of: input) { tensor throws(TensorError) in
        try (first > second && second >= 0 ? Tensor.apply(Transpose(0, 1), tensor) : tensor)
          .diagonal(offset: offset)
      }
    },
    Function("gather", in: both, "input, dim, index, *, sparse_grad=False") {
      call, input throws(Fault) in
      let (dim, positions) = (try call.int("dim"), try call.positions("index"))
      return try call.composed(of: input) { tensor throws(TensorError) in
        try tensor.gathered(dim: dim, positions)
      }
    },
    Function("scatter", in: both, "input, dim, index, src, *, reduce=None") {
      call, input throws(Fault) in
      let (dim, positions) = (try call.int("dim"), try call.positions("index"))
      let source = try call.tensorOrNumber("src")
      switch call.value("reduce") {
      case .none: break
      case .string where try call.string("reduce") == "add":
        return try call.composed(of: input, source) { tensor, values throws(TensorError) in
          try tensor.scatterAdded(dim: dim, positions, values)
        }
      default: throw call.invalid("reduce", "can only be 'add'")
      }
      return try call.composed(of: input, source) { tensor, values throws(TensorError) in
        try tensor.scattered(dim: dim, positions, values)
      }
    },
    Function("scatter_add", in: both, "input, dim, index, src") { call, input throws(Fault) in
      let (dim, positions) = (try call.int("dim"), try call.positions("index"))
      return try call.composed(of: input, call.tensor("src")) {
        tensor, values throws(TensorError) in
        try tensor.scatterAdded(dim: dim, positions, values)
      }
    },
    Function("sort", in: both, "input, dim=-1, descending=False, stable=False") {
      call, input throws(Fault) in
      try call.sorted(input, descending: call.bool("descending"))
    },
    Function("argsort", in: both, "input, dim=-1, descending=False, stable=False") {
      call, input throws(Fault) in
      let pair = try call.sorted(input.constant(call), descending: call.bool("descending"))
      return pair.elements.map { $0[1] } ?? pair
    },
    Function("topk", in: both, "input, k, dim=-1, largest=True, sorted=True") {
      call, input throws(Fault) in
      let count = try call.int("k")
      let shape = input.tensor.shape
      let extent = shape.isEmpty ? 1 : shape[try call.dimension("dim", of: shape.count)]
      guard (0...extent).contains(count) else {
        throw call.invalid(
          "k", "must be from 0 to \(extent), not \(count)",
          saying: "selected index k out of range")
      }
      return try call.sorted(input, descending: call.bool("largest"), first: count)
    },
  ]
}

extension Call {
  /// The result of several operations on a tensor; of its own kind.
  func composed(
    of input: TensorObject, _ body: (Tensor) throws(TensorError) -> Tensor
  ) throws(Fault) -> Value {
    try composed(of: [input], atLeast: .bool) { () throws(TensorError) in try body(input.tensor) }
  }

  func composed(
    of a: TensorObject, _ b: TensorObject, _ body: (Tensor, Tensor) throws(TensorError) -> Tensor
  ) throws(Fault) -> Value {
    try composed(of: [a, b], atLeast: .bool) { () throws(TensorError) in
      try body(a.tensor, b.tensor)
    }
  }

  /// The numbers of an argument that says where elements stand.
  func positions(_ name: String) throws(Fault) -> NDArray {
    let index = try tensor(name, atMost: .int, hint: "index.long() makes ints of floats")
    return try array(index)
  }

  fileprivate func tiled(_ input: TensorObject, _ counts: [Int]) throws(Fault) -> Value {
    let missing = [Int](repeating: 1, count: max(counts.count - input.tensor.rank, 0))
    guard counts.count == missing.count + input.tensor.rank, counts.allSatisfy({ $0 >= 0 }) else {
      throw invalid(names[1], "must have a count for each dimension, none negative")
    }
    // The engine lists the positions in each dimension before it charges for the result.
    let extents = zip(missing + input.tensor.shape, counts).map { $0.times($1) }
    try machine.checkElements(extents.reduce(0) { $0.adding($1) }, span)
    return try composed(of: input) { tensor throws(TensorError) in try tensor.repeated(counts) }
  }

  /// The elements in order along `dim`, with where they stood.
  fileprivate func sorted(
    _ input: TensorObject, descending: Bool, first count: Int? = nil
  ) throws(Fault) -> Value {
    let dim = try int("dim")
    try machine.charge(work: input.tensor.shape.checkedSize.times(40), span)
    var found: NDArray?
    let values = try composed(of: input) { tensor throws(TensorError) in
      let (values, positions) = try tensor.sorted(dim: dim, descending: descending, first: count)
      found = positions
      return values
    }
    guard let found else { return values }
    let positions = try machine.tensor(found.shape, .int, span) { found.elements[$0] }
    return try results(function.name, ["values", "indices"], [values, .tensor(positions)])
  }
}

extension TensorObject {
  /// The same numbers, of which nothing is recorded.
  fileprivate func constant(_ call: Call) throws(Fault) -> TensorObject {
    let array = try call.array(self)
    return try call.machine.tensor(array.shape, kind, call.span) { array.elements[$0] }
  }
}
