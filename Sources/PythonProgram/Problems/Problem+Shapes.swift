// What PyTorch and NumPy say of indices and shapes that do not fit.

extension Problem.Tensor {
  var shapeWords: Words {
    switch self {
    case .tooManyIndices(let rank):
      Words(
        "too many indices for tensor of dimension \(rank)",
        plainly: "too many indices for a tensor of \(rank) dimensions")
    case .tooManyArrayIndices(let count, let rank):
      Words(
        "too many indices for array: array is \(rank)-dimensional, but \(count) were indexed")
    case .indexOfScalar:
      Words(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in "
          + "C++ to convert a 0-dim tensor to a number",
        "x.item() is its number", plainly: "a tensor of 0 dimensions cannot be indexed")
    case .negativeStep:
      Words(
        "step must be greater than zero", plainly: "the step of a tensor's slice must be positive")
    case .maskShape(let mask, let shape, let isArray):
      mismatch(mask, shape, isArray: isArray)
    case .positionShapes(let first, let second):
      Words(
        "shape mismatch: indexing arrays could not be broadcast together with shapes "
          + "\(tuple(first)) \(tuple(second))")
    case .assignedShape(let shape, let target):
      Words(
        "could not broadcast input array from shape \(tuple(shape)) into shape \(tuple(target))")
    case .broadcastShape(let shape, let target):
      Words(
        "operands could not be broadcast together with remapped shapes [original->remapped]: "
          + "\(tuple(shape)) and requested shape \(tuple(target))")
    case .operandShapes(let function, let first, let second):
      function == "@"
        ? product(first, second)
        : Words(
          "operands could not be broadcast together with shapes \(tuple(first)) \(tuple(second))")
    case .inPlaceShape(let shape, let result):
      Words(
        "output with shape \(shape) doesn't match the broadcast shape \(result)",
        "write x = x + …", plainly: "a tensor of shape \(shape) cannot become \(result) in place")
    case .inPlaceKind(let kind, let target):
      Words(
        "result type \(kind) can't be cast to the desired output type \(target)",
        explained: "a tensor of ints cannot become one of floats in place",
        "write the numbers as floats: 1.0")
    case .assignedGradient(let gradient, let shape):
      Words(
        "attempting to assign a gradient of size '\(gradient)' to a tensor of size '\(shape)'. "
          + "Please ensure that the gradient and the tensor are the same size")
    default: ""
    }
  }

  /// NumPy's words for what is in brackets and no index.
  static func isArray(_ owner: String) -> Bool { owner == "an array" || owner == "a tensor" }

  static func indexMessage(_ type: String, of owner: String) -> String {
    let type = Problem.python(type)
    return switch owner {
    case "an array":
      "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean "
        + "arrays are valid indices"
    case "a tensor":
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
        + "indices (got \(type))"
    case "a list assignment": "list indices must be integers or slices, not \(type)"
    case "a slice": "slice indices must be integers or None or have an __index__ method"
    case "a str": "string indices must be integers, not '\(type)'"
    default: "\(Problem.python(owner)) indices must be integers or slices, not \(type)"
    }
  }

  /// NumPy's words for operands of `@`.
  private func product(_ first: [Int], _ second: [Int]) -> Words {
    guard let inner = first.last, !second.isEmpty else {
      return "matmul: Input operand \(first.isEmpty ? 0 : 1) does not have enough dimensions"
    }
    let outer = second[max(second.count - 2, 0)]
    return Words(
      "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
        + "(n?,k),(k,m?)->(n?,m?) (size \(outer) is different from \(inner))",
      "the shapes are \(tuple(first)) and \(tuple(second))")
  }

  private func mismatch(_ mask: [Int], _ shape: [Int], isArray: Bool) -> Words {
    let place = zip(mask, shape).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
    let (extent, wanted) = (mask.dropFirst(place).first ?? 0, shape.dropFirst(place).first ?? 0)
    return Words(
      isArray
        ? "boolean index did not match indexed array along axis \(place); size of axis is "
          + "\(wanted) but size of corresponding boolean axis is \(extent)"
        : "The shape of the mask \(mask) at index \(place) does not match the shape of the "
          + "indexed tensor \(shape) at index \(place)",
      plainly: "the mask has shape \(mask), the tensor \(shape)")
  }

  /// A shape as Python shows it.
  private func tuple(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ",") + (shape.count == 1 ? ",)" : ")")
  }
}
