// The names of the methods that Python's operators are.

extension BinaryOperator {
  var methodName: String { Self.methodNames[self]?.plain ?? "" }
  /// Of the right operand's method.
  var reflectedMethodName: String { Self.methodNames[self]?.reflected ?? "" }
  /// Of the method for `+=` and the like.
  var inPlaceMethodName: String { Self.methodNames[self]?.inPlace ?? "" }

  private static let methodNames = Dictionary(
    uniqueKeysWithValues: allCases.map { operation in
      let name = operation.name
      return (
        operation, (plain: "__\(name)__", reflected: "__r\(name)__", inPlace: "__i\(name)__")
      )
    })

  private var name: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .divide: "truediv"
    case .floorDivide: "floordiv"
    case .modulo: "mod"
    case .power: "pow"
    case .matrixMultiply: "matmul"
    case .and: "and"
    case .or: "or"
    case .xor: "xor"
    case .shiftLeft: "lshift"
    case .shiftRight: "rshift"
    }
  }
}

extension UnaryOperator {
  var methodName: String {
    switch self {
    case .negative: "__neg__"
    case .positive: "__pos__"
    case .invert: "__invert__"
    case .not: "__bool__"
    }
  }
}
