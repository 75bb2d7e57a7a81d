// Sums and products so far, and sums of products that letters state.

import Micrograd

extension Library {
  static let accumulations: [Function] = [
    Function("cumsum", in: both, "input, dim, *, dtype=None") { call, input throws(Fault) in
      try call.apply(CumulativeSum(dim: call.int("dim")), input, atLeast: .int)
    },
    Function("cumprod", in: both, "input, dim, *, dtype=None") { call, input throws(Fault) in
      let dim = try call.int("dim")
      return try call.composed(of: [input], atLeast: .int) { () throws(TensorError) in
        try input.tensor.cumulativeProduct(dim: dim)
      }
    },
    Function("einsum", in: [.torch], "equation, operands...") { call throws(Fault) in
      let equation = try call.string("equation")
      var given = try call.elements("operands") ?? []
      if given.count == 1, let inner = given[0].elements {
        given = try call.machine.values(of: inner, call.span)
      }
      let operands = try given.map { operand throws(Fault) in
        guard case .tensor(let tensor) = operand else {
          throw call.wrongType("operands", "tensors", got: operand)
        }
        return tensor
      }
      return try call.composed(of: operands, atLeast: .bool) { () throws(TensorError) in
        try Tensor.einsum(equation, operands.map(\.tensor))
      }
    },
    // The name that `grad_fn` shows, of what Python puts together.
    Function("computed_by", in: [.support], "name, results") { call throws(Fault) in
      let (name, results) = (try call.string("name"), call.value("results"))
      for case .tensor(let tensor) in try call.elements("results") ?? [results]
      where !tensor.tensor.isLeaf {
        tensor.gradientFunction = { _ in name }
      }
      return results
    },
  ]
}
