// Differentiates: backward(), gradients that are asked for, and the hooks that look at them.

import Micrograd

/// What a program has to do with passes over its graphs.
struct Passes {
  /// How many passes are going on.
  var depth = 0
  /// What went wrong in the program during a pass.
  var fault: Fault?
  /// Functions that are called with the gradients of tensors.
  var hooks: [Hook] = []
  /// By leaf, gradients that are computed of its graph.
  var recorded: [UInt64: (object: TensorObject, numbers: NDArray)] = [:]

  /// What `register_hook` leaves with a tensor.
  final class Hook {
    let object: TensorObject
    let function: Value
    var isRemoved = false

    init(_ object: TensorObject, _ function: Value) {
      (self.object, self.function) = (object, function)
    }
  }
}

extension Interpreter {
  /// - Parameter gradient: What PyTorch starts from in place of 1; of the value's shape.
  func backward(
    _ object: TensorObject, from gradient: TensorObject? = nil, retainGraph: Bool = false,
    _ span: Span
  ) throws(Fault) {
    let tensor = try readable(object, span).tensor
    guard tensor.requiresGrad else { throw Fault(.tensor(.doesNotRequireGrad), span) }
    guard !object.isFinished else { throw Fault(.tensor(.backwardTwice), span) }
    if let gradient, gradient.tensor.shape != tensor.shape {
      throw Fault(.tensor(.gradientShape(gradient.tensor.shape, shape: tensor.shape)), span)
    }
    let seed = try gradient.map { gradient throws(Fault) in try array(of: gradient, span) }
    let isRetained = retainGraph || object.kind == .value
    passes.hooks.removeAll { $0.isRemoved || !$0.object.tensor.isReadable }
    if passes.hooks.isEmpty {
      try pass(tensor, seed, retainGraph: isRetained, span)
    } else {
      try passWithHooks(tensor, seed, span)
      if !isRetained { tensor.releaseGraph() }
    }
    object.isFinished = !retainGraph && object.kind < .value
    differentiated = object
    try endStep(span) { () throws(Fault) in try run(object, span) }
  }

  /// The gradients of the sum of some tensors; nil where an input has no part in them.
  func gradients(
    of outputs: [TensorObject], withRespectTo inputs: [TensorObject], seeds: [TensorObject?],
    createGraph: Bool, retainGraph: Bool?, _ span: Span
  ) throws(Fault) -> [TensorObject?] {
    for object in outputs + inputs { _ = try readable(object, span) }
    let found = try differentiating(span) { () throws(TensorError) in
      try Tensor.checkedGradients(
        of: outputs.map(\.tensor), withRespectTo: inputs.map(\.tensor),
        seeds: seeds.map { $0?.tensor }, createGraph: createGraph, retainGraph: retainGraph)
    }
    differentiated = outputs.last
    return zip(found, inputs).map { gradient, input in
      gradient.map { TensorObject($0, input.kind.ofTensor) }
    }
  }

  /// Computes without recording, as inside of `with torch.no_grad():`.
  func unrecorded<R>(_ body: () throws(Fault) -> R) throws(Fault) -> R {
    let before = isUpdating
    isUpdating = true
    defer { isUpdating = before }
    return try noGrad(body)
  }

  private func pass(
    _ tensor: Tensor, _ seed: NDArray?, retainGraph: Bool, _ span: Span
  ) throws(Fault) {
    try differentiating(span) { () throws(TensorError) in
      try tensor.checkedBackward(seed, retainGraph: retainGraph)
    }
  }

  private func differentiating<R>(
    _ span: Span, _ body: () throws(TensorError) -> R
  ) throws(Fault) -> R {
    // A pass leaves its numbers on the graph: another one on the way would overwrite them.
    guard passes.depth == 0 else { throw Fault(.tensor(.backwardInBackward), span) }
    passes.depth += 1
    defer {
      passes.depth -= 1
      passes.fault = nil
    }
    let result: R
    do throws(TensorError) { result = try body() } catch {
      throw Fault(problem(error), span)
    }
    if let fault = passes.fault { throw fault }
    return result
  }

  /// Backward, after which hooks are called, from the last value to the first. Where a hook gives
  /// another gradient, a pass with the difference brings it to everything before.
  private func passWithHooks(_ tensor: Tensor, _ seed: NDArray?, _ span: Span) throws(Fault) {
    let hooks = passes.hooks.sorted { $0.object.tensor.place > $1.object.tensor.place }
    var objects: [TensorObject] = []
    for hook in hooks where !objects.contains(where: { $0 === hook.object }) {
      objects.append(hook.object)
    }
    let earlier = try objects.map { object throws(Fault) in try gradient(of: object, span) }
    for object in objects where object.tensor.isLeaf { object.tensor.zeroGrad() }
    try pass(tensor, seed, retainGraph: true, span)
    for (object, earlier) in zip(objects, earlier) {
      let isLeaf = object.tensor.isLeaf
      guard let whole = try gradient(of: object, span) else {
        if isLeaf { object.tensor.gradient = earlier }
        continue
      }
      // A leaf began with none; a computed value's is the sum of all passes.
      let found = isLeaf ? whole : whole.combined(with: earlier, -)
      var gradient = try self.tensor(found.shape, object.kind, span) { found.elements[$0] }
      for hook in hooks where hook.object === object && !hook.isRemoved {
        let given = GivenArgument(keyword: nil, value: .tensor(gradient), span: span)
        guard case .tensor(let changed) = try call(hook.function, [given], span) else { continue }
        guard changed.tensor.shape == found.shape else {
          throw Fault(.tensor(.gradientShape(changed.tensor.shape, shape: found.shape)), span)
        }
        gradient = changed
      }
      let changed = try array(of: gradient, span)
      if isLeaf {
        object.tensor.gradient = changed.combined(with: earlier, +)
      } else if changed.elements != found.elements {
        try pass(object.tensor, changed.combined(with: found, -), retainGraph: true, span)
      }
    }
  }
}

extension Interpreter {
  private func gradient(of object: TensorObject, _ span: Span) throws(Fault) -> NDArray? {
    try object.tensor.grad.map { gradient throws(Fault) in
      try charged(span) { () throws(Budget.Exceeded) in try gradient.chargedArray }
    }
  }
}

extension NDArray {
  fileprivate func combined(
    with other: NDArray?, _ combine: (Double, Double) -> Double
  ) -> NDArray {
    guard let other else { return self }
    return NDArray(shape: shape) { combine(elements[$0], other.elements[$0]) }
  }
}
