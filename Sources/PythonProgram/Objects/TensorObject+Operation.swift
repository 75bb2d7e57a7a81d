// What micrograd's values say of the operation that they come from.

import Micrograd

extension Tensor {
  /// What micrograd writes into `_op`: `+`, `**2`, `ReLU`; nothing for what a program made.
  var operationText: String {
    guard let (operation, _) = origin else { return "" }
    if let power = operation as? Pow { return "**\(Self.plain(power.exponent))" }
    return switch operation.name {
    case "add": "+"
    case "sub": "-"
    case "mul": "*"
    case "div": "/"
    case "pow": "**"
    case "relu": "ReLU"
    case let name: name
    }
  }

  private static func plain(_ number: Double) -> String {
    Int(exactly: number).map { String($0) } ?? number.description
  }
}
