// One step of a recurrent network: a state made of an input and the state before.

import Micrograd

/// How a recurrent network goes from a state to the next.
enum RecurrentRule {
  /// h′ = tanh(W x + b + U h + c), or with a relu.
  case plain(isRelu: Bool)
  /// https://arxiv.org/abs/1406.1078, with the reset gate behind the product as in PyTorch.
  case gru
  /// Hochreiter and Schmidhuber 1997, with a forget gate.
  case lstm

  /// How many rows of a weight belong to a number of the state.
  var gates: Int {
    switch self {
    case .plain: 1
    case .gru: 3
    case .lstm: 4
    }
  }

  /// How many tensors a state is: of an LSTM h and the cells c, of others h.
  var stateCount: Int {
    if case .lstm = self { return 2 }
    return 1
  }

  /// Throws where a state is not of as many tensors.
  func check(_ state: [Tensor]?, for layer: Module, _ x: Tensor) throws(TensorError) {
    try x.check(
      state == nil || state?.count == stateCount, for: layer,
      stateCount == 1 ? "a state of one tensor" : "a state of two tensors, h and c")
  }

  /// The next state.
  ///
  /// - Parameters:
  ///   - x: The input, already weighed: `[N, gates · width]`.
  ///   - state: The state before, each tensor of it `[N, width]`.
  ///   - weights: What the state is weighed by.
  func step(
    _ x: Tensor, _ state: [Tensor], _ weights: RecurrentWeights
  ) throws(TensorError) -> [Tensor] {
    let h = state[0]
    let recurrent = try weights.ofState(h)
    let width = h.shape[1]
    func gate(_ of: Tensor, _ index: Int) throws(TensorError) -> Tensor {
      try of.part(dim: 1, index * width..<(index + 1) * width)
    }
    switch self {
    case .plain(let isRelu):
      let sum = try x.plus(recurrent)
      return [isRelu ? try sum.applying(Relu()) : try sum.applying(Elementary(.tanh))]
    case .gru:
      let reset = try gate(x, 0).plus(gate(recurrent, 0)).applying(Elementary(.sigmoid))
      let update = try gate(x, 1).plus(gate(recurrent, 1)).applying(Elementary(.sigmoid))
      let new = try gate(x, 2).plus(reset.times(gate(recurrent, 2))).applying(Elementary(.tanh))
      return [try new.plus(update.times(h.minus(new)))]
    case .lstm:
      let sum = try x.plus(recurrent)
      let input = try gate(sum, 0).applying(Elementary(.sigmoid))
      let forget = try gate(sum, 1).applying(Elementary(.sigmoid))
      let new = try gate(sum, 2).applying(Elementary(.tanh))
      let output = try gate(sum, 3).applying(Elementary(.sigmoid))
      let cells = try forget.times(state[1]).plus(input.times(new))
      return [try output.times(cells.applying(Elementary(.tanh))), cells]
    }
  }
}

/// The weights of one layer of a recurrent network in one direction.
struct RecurrentWeights {
  let input, state: TensorSlot
  let inputBias, stateBias: TensorSlot?

  /// Numbers drawn evenly from ±1/√width, in PyTorch's order, under its names.
  init(
    inputs: Int, width: Int, gates: Int, bias: Bool, suffix: String, _ source: any RandomSource
  ) {
    let bound = width > 0 ? 1 / Double(width).squareRoot() : 0
    func slot(_ name: String, _ shape: Shape) -> TensorSlot {
      TensorSlot(
        Tensor(Initialization.drawn(shape, source, bound: bound), requiresGrad: true), .parameter,
        name: name + suffix)
    }
    input = slot("weight_ih", [gates * width, inputs])
    state = slot("weight_hh", [gates * width, width])
    inputBias = bias ? slot("bias_ih", [gates * width]) : nil
    stateBias = bias ? slot("bias_hh", [gates * width]) : nil
  }

  var slots: [TensorSlot] { [input, state] + [inputBias, stateBias].compactMap { $0 } }

  /// W x + b, of inputs `[…, inputs]`.
  func ofInput(_ x: Tensor) throws(TensorError) -> Tensor { try weighed(x, input, inputBias) }

  /// U h + c.
  func ofState(_ h: Tensor) throws(TensorError) -> Tensor { try weighed(h, state, stateBias) }

  private func weighed(
    _ x: Tensor, _ weight: TensorSlot, _ bias: TensorSlot?
  ) throws(TensorError) -> Tensor {
    let product = try x.product(Tensor(inSlot: weight.tensor).applying(Transpose(0, 1)))
    guard let bias = bias?.tensor else { return product }
    return try product.plus(bias)
  }
}
