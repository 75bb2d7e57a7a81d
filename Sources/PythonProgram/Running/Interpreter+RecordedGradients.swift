// Gradients of leaves that can be differentiated again: what `backward(create_graph=True)` leaves.

import Micrograd

extension Interpreter {
  /// Differentiates, and records how: `grad` of each leaf is then computed of the graph.
  func backwardRecording(
    _ object: TensorObject, from gradient: TensorObject?, _ span: Span
  ) throws(Fault) {
    let leaves = try readable(object, span).tensor.usedParameters
    let earlier = leaves.map { recordedGradient(of: $0)?.tensor ?? $0.grad }
    try backward(object, from: gradient, retainGraph: true, span)
    let found = try gradients(
      of: [object], withRespectTo: leaves.map { TensorObject($0, object.kind) },
      seeds: [gradient], createGraph: true, retainGraph: true, span)
    passes.recorded = passes.recorded.filter { $0.value.object.tensor.isReadable }
    for ((leaf, earlier), new) in zip(zip(leaves, earlier), found) {
      guard let new else { continue }
      let sum = try earlier.map { earlier throws(Fault) in
        try compose([new], atLeast: new.kind, span: span) { () throws(TensorError) in
          earlier + new.tensor
        }
      }
      let total = TensorObject((sum ?? new).tensor, new.kind)
      if sum == nil { total.gradientFunction = { _ in "CopyBackwards" } }
      total.gradientOwner = leaf
      let numbers = try array(of: total, span)
      passes.recorded[leaf.identity] = (total, numbers)
      leaf.gradient = numbers
    }
  }

  /// The gradient of a leaf as it was recorded, unless it has been changed since.
  func recordedGradient(of leaf: Tensor) -> TensorObject? {
    guard leaf.isLeaf, let recorded = passes.recorded[leaf.identity],
      recorded.object.tensor.isReadable,
      let numbers = leaf.gradient, recorded.numbers.shape == numbers.shape,
      zip(recorded.numbers.elements, numbers.elements)
        .allSatisfy({ $0.bitPattern == $1.bitPattern })
    else { return nil }
    return recorded.object
  }
}
