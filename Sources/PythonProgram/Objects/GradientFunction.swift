// What `grad_fn` is: an operation of the graph, and those before it.

import Micrograd

/// The operation that gave a tensor; of a leaf, what collects its gradient.
final class GradientFunction: ProgramObject {
  private let name: String
  private let tensor: Tensor
  private let kind: ElementKind

  init(name: String, tensor: Tensor, kind: ElementKind) {
    (self.name, self.tensor, self.kind) = (name, tensor, kind)
  }

  var typeName: String { "a gradient function" }
  var attributeNames: [String] { ["name", "next_functions", "variable"] }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    switch name {
    case "name":
      return .object(Constant(value: .text((tensor.isLeaf ? "torch::autograd::" : "") + self.name)))
    case "variable" where tensor.isLeaf: return .tensor(TensorObject(tensor, kind))
    case "next_functions":
      let pairs = try operands.map { function throws(Fault) in
        let before = function.map { Value.object($0) } ?? .none
        return try machine.sequence([before, .int(0)], .tuple, span)
      }
      return try machine.sequence(pairs, .tuple, span)
    default: return nil
    }
  }

  /// nil for operands to which no gradient flows.
  private var operands: [GradientFunction?] {
    ordered.map { operand in
      guard operand.requiresGrad else { return nil }
      let name = GradientFunctionName.name(of: operand) ?? "AccumulateGrad"
      return GradientFunction(name: name, tensor: operand, kind: kind)
    }
  }

  /// In `2 * x` it is x that PyTorch asks to multiply.
  private var ordered: [Tensor] {
    guard let (operation, operands) = tensor.origin else { return [] }
    guard operands.count == 2, ["add", "mul"].contains(operation.name),
      !operands[0].requiresGrad, operands[0].shape.isEmpty
    else { return operands }
    return operands.reversed()
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append("<\(name) object at 0x7f0000000000>")
  }
}
