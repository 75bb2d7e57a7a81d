// What NumPy says where the operations below it, which speak of tensors, cannot go on.

import Micrograd

extension Fault {
  /// The same in NumPy's words, if it comes out of a function of NumPy's.
  func inWords(ofModule module: String?, _ function: String?) -> Fault {
    guard let module, module.hasPrefix("numpy"),
      let (message, exception) = problem.arrayMessage(function)
    else { return self }
    return replaced(by: .tensor(.ofArrays(message, exception, problem.words)))
  }
}

extension Problem {
  /// NumPy's words for a problem, with the name of its exception; nil where it is no other one.
  fileprivate func arrayMessage(_ function: String?) -> (String, String)? {
    switch self {
    case .tensor(.operation(let error)):
      guard case .operation(let problem) = error.reason else { return nil }
      return problem.arrayMessage(error.operation, error.operands.map(\.shape), function)
        .map { ($0, "ValueError") }
    case .tensor(.dimension(let dimension, let rank)):
      return ("axis \(dimension) is out of bounds for array of dimension \(rank)", "AxisError")
    case .tensor(.integerToNegativePower): return (words.message, "ValueError")
    case .value(.notOneElement):
      return ("can only convert an array of size 1 to a Python scalar", "ValueError")
    case .value(.raggedData(_, _, let outer)):
      return (
        "setting an array element with a sequence. The requested array has an inhomogeneous shape "
          + "after \(outer.count) dimensions. The detected shape was \(tuple(outer)) + "
          + "inhomogeneous part.", "ValueError"
      )
    default: return nil
    }
  }
}

extension OperationError {
  fileprivate func arrayMessage(
    _ operation: String?, _ shapes: [[Int]], _ function: String?
  ) -> String? {
    switch self {
    case .innerExtents:
      guard shapes.count == 2, let inner = shapes[0].last,
        let outer = shapes[1].dropLast().last ?? shapes[1].last
      else { return nil }
      guard function == "dot" else {
        return "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc "
          + "signature (n?,k),(k,m?)->(n?,m?) (size \(outer) is different from \(inner))"
      }
      return "shapes \(tuple(shapes[0])) and \(tuple(shapes[1])) not aligned: \(inner) (dim "
        + "\(shapes[0].count - 1)) != \(outer) (dim \(max(shapes[1].count - 2, 0)))"
    case .elementCount(let count, let shape):
      return "cannot reshape array of size \(count) into shape \(tuple(shape))"
    case .ambiguousExtent: return "can only specify one unknown dimension"
    case .negativeExtent: return "negative dimensions are not allowed"
    case .notAPermutation(let order, let rank):
      return order.count == rank ? "repeated axis in transpose" : "axes don't match array"
    case .rank where operation == "stack": return "all input arrays must have the same shape"
    case .rank where operation == "cat":
      guard let place = shapes.firstIndex(where: { $0.count != shapes[0].count }) else {
        return nil
      }
      return "all the input arrays must have same number of dimensions, but the array at index 0 "
        + "has \(shapes[0].count) dimension(s) and the array at index \(place) has "
        + "\(shapes[place].count) dimension(s)"
    case .extentsDiffer(let dimension):
      guard let place = shapes.firstIndex(where: { $0[dimension] != shapes[0][dimension] }) else {
        return nil
      }
      return "all the input array dimensions except for the concatenation axis must match exactly, "
        + "but along dimension \(dimension), the array at index 0 has size \(shapes[0][dimension]) "
        + "and the array at index \(place) has size \(shapes[place][dimension])"
    default: return nil
    }
  }
}

/// A shape as NumPy's messages show it: what is left open is a new axis.
private func tuple(_ shape: [Int]) -> String {
  let extents = shape.map { $0 == -1 ? "newaxis" : String($0) }
  return "(" + extents.joined(separator: ",") + (shape.count == 1 ? ",)" : ")")
}
