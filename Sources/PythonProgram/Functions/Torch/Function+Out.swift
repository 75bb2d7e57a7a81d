// PyTorch's `out=`: a result that goes into a tensor that is there.

import Micrograd

extension Function {
  /// The tensor that a call names `out`, with the result in it; nil where it names none.
  func resultInPlace(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value? {
    guard homes.contains(.torch),
      let place = arguments.firstIndex(where: { $0.keyword?.name == "out" })
    else { return nil }
    var others = arguments
    let given = others.remove(at: place).value
    let result = try call(others, machine, span)
    guard case .tensor(let out) = given, case .tensor(let tensor) = result else { return result }
    if out.tensor.shape == tensor.tensor.shape {
      try machine.replace(out, by: tensor, span, point: span.start)
    } else {
      out.tensor = tensor.tensor
    }
    return given
  }
}
