// Products of vectors and matrices.

import Micrograd

extension Library {
  static let products: [Function] = [
    product("mm", 2, "mat2", 2), product("mv", 2, "vec", 1), product("dot", 1, "other", 1),
    product("inner", 1, "other", 1), product("bmm", 3, "mat2", 3),
    Function("outer", in: both, "input, vec2") { call throws(Fault) in
      let (a, b) = (try call.tensor("input"), try call.tensor("vec2"))
      for (name, shape) in [("input", a.tensor.shape), ("vec2", b.tensor.shape)]
      where shape.count != 1 {
        throw call.invalid(name, "must have 1 dimension, not shape \(shape)")
      }
      return try call.composed(of: [a, b]) { () throws(TensorError) in
        try .apply(
          Multiply(), .apply(Reshape(shape: [-1, 1], name: "unsqueeze"), a.tensor), b.tensor)
      }
    },
  ]

  /// A product that takes tensors of certain ranks only.
  private static func product(
    _ name: String, _ firstRank: Int, _ second: String, _ secondRank: Int
  ) -> Function {
    Function(name, in: both, "input, \(second)") { call throws(Fault) in
      for (parameter, rank) in [("input", firstRank), (second, secondRank)] {
        let shape = try call.tensor(parameter).tensor.shape
        guard shape.count == rank else {
          let dimensions = rank == 1 ? "1 dimension" : "\(rank) dimensions"
          throw call.invalid(
            parameter, "must have \(dimensions), not shape \(shape)",
            saying: message(name, isFirst: parameter == "input", rank))
        }
      }
      let product = try call.machine.apply(
        .matrixMultiply, call.values[0], call.values[1], call.span)
      if case .tensor(let product) = product, let known = GradientFunctionName.known[name] {
        product.gradientFunction = { _ in known }
      }
      return product
    }
  }

  /// What PyTorch says of an operand of another rank.
  private static func message(_ name: String, isFirst: Bool, _ rank: Int) -> String {
    switch (name, rank) {
    case ("bmm", _): "batch\(isFirst ? 1 : 2) must be a 3D tensor"
    case (_, 2): isFirst ? "self must be a matrix" : "mat2 must be a matrix"
    default: "1D tensors expected"
    }
  }
}
