// Functions that keep some elements of a tensor and replace the others, and that compare tensors.

import Micrograd

extension Library {
  static let masks: [Function] = [
    Function("masked_fill", in: both, "input, mask, value") { call, input throws(Fault) in
      let mask = try call.tensor(
        "mask", atMost: .bool, hint: "compare: x.masked_fill(mask == 0, value)")
      let value = try call.tensorOrNumber("value")
      guard value.tensor.shape.isEmpty else { throw call.wrongType("value", "a number") }
      return try call.apply(Where(), [mask, value, input], atLeast: .bool)
    },
    triangle("tril") { row, column, diagonal in column - row <= diagonal },
    triangle("triu") { row, column, diagonal in column - row >= diagonal },
    Function(
      "allclose", in: both, "input, other, rtol=1e-05, atol=1e-08, equal_nan=False"
    ) { call throws(Fault) in
      let (relative, absolute) = (try call.double("rtol"), try call.double("atol"))
      let nansAreEqual = try call.bool("equal_nan")
      return try call.agreement { a, b in
        a == b || abs(a - b) <= absolute + relative * abs(b) && b.isFinite
          || nansAreEqual && a.isNaN && b.isNaN
      }
    },
    Function("equal", in: both, "input, other") { call throws(Fault) in try call.agreement(==) },
  ]

  /// A function that keeps the elements on one side of a diagonal, and makes the others 0.
  private static func triangle(
    _ name: String, _ isKept: @escaping @Sendable (Int, Int, Int) -> Bool
  ) -> Function {
    Function(name, in: both, "input, diagonal=0") { call, input throws(Fault) in
      let shape = input.tensor.shape
      guard shape.count >= 2 else {
        throw call.invalid(
          "input", "must have at least 2 dimensions, not \(shape.count)",
          saying: "\(name): input tensor must have at least 2 dimensions")
      }
      let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
      // Further away than this, every diagonal is outside.
      let diagonal = min(max(try call.int("diagonal"), -rows - 1), columns + 1)
      func isKeptAt(_ position: Int) -> Bool {
        isKept(position / columns % rows, position % columns, diagonal)
      }
      // Of numbers that are written down, the triangle is numbers too: a mask is one constant.
      if input.tensor.isLeaf, !input.tensor.requiresGrad {
        let numbers = try call.array(input).elements
        return .tensor(
          try call.machine.tensor(shape, input.kind, call.span) {
            isKeptAt($0) ? numbers[$0] : 0
          })
      }
      let condition = try call.machine.tensor([rows, columns], .bool, call.span) {
        isKeptAt($0) ? 1 : 0
      }
      let zero = TensorObject(Tensor(0, name: nil), .bool)
      return try call.composed(of: [input], atLeast: .bool) { () throws(TensorError) in
        try .apply(Where(), condition.tensor, input.tensor, zero.tensor)
      }
    }
  }
}

extension Call {
  /// Whether all elements of two tensors agree.
  fileprivate func agreement(_ agree: (Double, Double) -> Bool) throws(Fault) -> Value {
    let (a, b) = (try tensor("input"), try tensor("other"))
    guard a.tensor.shape == b.tensor.shape else {
      guard function.name == "allclose" else { return .bool(false) }
      throw invalid("other", "has shape \(b.tensor.shape), and 'input' \(a.tensor.shape)")
    }
    return .bool(zip(try array(a).elements, try array(b).elements).allSatisfy(agree))
  }
}
