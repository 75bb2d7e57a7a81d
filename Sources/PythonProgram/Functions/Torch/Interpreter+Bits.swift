// Operators of bits between tensors of ints.

import Micrograd

extension Interpreter {
  /// `a & b`, `a | b`, `a ^ b`, `a << b` or `a >> b`, element by element; nil for other tensors.
  func bits(
    _ operation: BinaryOperator, _ a: TensorObject, _ b: TensorObject, _ span: Span
  ) throws(Fault) -> TensorObject? {
    guard a.kind <= .int, b.kind <= .int else { return nil }
    // A sum has the shape that both are broadcast to.
    let nothing = constant(.int(0))
    func spread(_ a: TensorObject, _ b: TensorObject) throws(Fault) -> NDArray {
      let zeros = try apply(Multiply(), [b, nothing], atLeast: .int, span: span)
      return try array(of: apply(Add(), [a, zeros], atLeast: .int, span: span), span)
    }
    let (left, right) = (try spread(a, b), try spread(b, a).elements)
    let kind = ElementKind.promoted([a, b], atLeast: a.kind == .bool ? .int : .bool)
    return try tensor(left.shape, kind, span) { place in
      let a = Int(exactly: left.elements[place]) ?? 0
      let b = Int(exactly: right[place]) ?? 0
      let result =
        switch operation {
        case .and: a & b
        case .or: a | b
        case .xor: a ^ b
        case .shiftLeft: a << b
        default: a >> b
        }
      return kind.wrapping(Double(result))
    }
  }

  /// `~a` of ints.
  func inverted(_ a: TensorObject, _ span: Span) throws(Fault) -> TensorObject {
    let numbers = try array(of: a, span)
    return try tensor(numbers.shape, a.kind, span) { a.kind.wrapping(-numbers.elements[$0] - 1) }
  }
}
