// One step of a recurrent network, for those who go through the sequence themselves.

import Micrograd

/// One step of a recurrent network; parameters are `weight_ih`, `weight_hh`, `bias_ih`, `bias_hh`.
public class RecurrentCell: Module {
  /// The extent of what it is given, and that of its state.
  public let inputs, width: Int
  private let rule: RecurrentRule
  private let weights: RecurrentWeights

  init(
    _ rule: RecurrentRule, _ inputs: Int, _ width: Int, bias: Bool,
    _ generator: (any RandomSource)?
  ) {
    precondition(inputs >= 0 && width > 0, "Recurrent: \(inputs) inputs, a state of \(width)")
    (self.rule, self.inputs, self.width) = (rule, inputs, width)
    weights = RecurrentWeights(
      inputs: inputs, width: width, gates: rule.gates, bias: bias, suffix: "",
      sourceOrSystem(generator))
  }

  public override var members: [Member] {
    weights.slots.map { Member($0.name ?? "", .tensor($0)) }
  }

  /// The next state h, from zeros.
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor { try run(x, nil)[0] }

  package func call(_ x: Tensor, _ state: [Tensor]?) throws(TensorError) -> [Tensor] {
    try scoped { () throws(TensorError) in try run(x, state) }
  }

  private func run(_ x: Tensor, _ state: [Tensor]?) throws(TensorError) -> [Tensor] {
    try x.check(
      1...2 ~= x.rank && x.shape.last == inputs, for: self, "[N, \(inputs)] or [\(inputs)]")
    try rule.check(state, for: self, x)
    let isSingle = x.rank == 1
    let count = isSingle ? 1 : x.shape[0]
    let shape = isSingle ? [width] : [count, width]
    var before: [Tensor] = []
    for part in 0..<rule.stateCount {
      guard let given = state?[part] else {
        before.append(.zeros([count, width]))
        continue
      }
      try given.check(given.shape == shape, for: self, "a state of \(shape)")
      before.append(try given.reshaped([count, width]))
    }
    let next = try rule.step(
      weights.ofInput(x.reshaped([count, inputs])), before, weights)
    var result: [Tensor] = []
    for part in next { result.append(try part.reshaped(shape)) }
    return result
  }
}

/// One step of ``RNN`` (PyTorch's `nn.RNNCell`).
public final class RNNCell: RecurrentCell {
  /// - Precondition: there is a state, and inputs are not negative.
  public init(
    _ inputs: Int, _ width: Int, relu: Bool = false, bias: Bool = true,
    generator: (any RandomSource)? = nil
  ) { super.init(.plain(isRelu: relu), inputs, width, bias: bias, generator) }

  /// The next state.
  public func callAsFunction(_ x: Tensor, _ state: Tensor?) -> Tensor {
    trapping { () throws(TensorError) in try call(x, state.map { [$0] })[0] }
  }
}

/// One step of ``GRU`` (PyTorch's `nn.GRUCell`).
public final class GRUCell: RecurrentCell {
  /// - Precondition: there is a state, and inputs are not negative.
  public init(
    _ inputs: Int, _ width: Int, bias: Bool = true, generator: (any RandomSource)? = nil
  ) { super.init(.gru, inputs, width, bias: bias, generator) }

  /// The next state.
  public func callAsFunction(_ x: Tensor, _ state: Tensor?) -> Tensor {
    trapping { () throws(TensorError) in try call(x, state.map { [$0] })[0] }
  }
}

/// One step of ``LSTM`` (PyTorch's `nn.LSTMCell`).
public final class LSTMCell: RecurrentCell {
  /// - Precondition: there is a state, and inputs are not negative.
  public init(
    _ inputs: Int, _ width: Int, bias: Bool = true, generator: (any RandomSource)? = nil
  ) { super.init(.lstm, inputs, width, bias: bias, generator) }

  /// The next state h and the next cells c.
  public func callAsFunction(
    _ x: Tensor, _ state: (h: Tensor, c: Tensor)?
  ) -> (h: Tensor, c: Tensor) {
    trapping { () throws(TensorError) in
      let next = try call(x, state.map { [$0.h, $0.c] })
      return (next[0], next[1])
    }
  }
}
