// Networks that go through a sequence and carry a state along.

import Micrograd

/// A network that goes through a sequence, in several layers and in both directions if wanted.
///
/// Parameters go by PyTorch's names, `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`, `bias_hh_l0`,
/// those of the other direction with `_reverse` behind.
public class Recurrent: Module {
  /// The extent of what it is given, and that of its state.
  public let inputs, width: Int
  /// How many layers there are.
  public let layers: Int
  /// Whether the first dimension counts samples, not places of the sequence.
  public let batchFirst: Bool
  /// Whether it goes through the sequence backwards too.
  public let bidirectional: Bool
  private let rule: RecurrentRule
  private let weights: [RecurrentWeights]
  private let dropout: Dropout

  init(
    _ rule: RecurrentRule, _ inputs: Int, _ width: Int, layers: Int, bias: Bool, batchFirst: Bool,
    dropout: Double, bidirectional: Bool, _ generator: (any RandomSource)?
  ) {
    precondition(
      inputs >= 0 && width > 0 && layers > 0,
      "Recurrent: \(inputs) inputs, a state of \(width), \(layers) layers")
    (self.rule, self.inputs, self.width, self.layers) = (rule, inputs, width, layers)
    (self.batchFirst, self.bidirectional) = (batchFirst, bidirectional)
    let source = sourceOrSystem(generator)
    self.dropout = Dropout(dropout, generator: source)
    let suffixes = bidirectional ? ["", "_reverse"] : [""]
    weights = (0..<layers).flatMap { layer in
      suffixes.map { suffix in
        RecurrentWeights(
          inputs: layer == 0 ? inputs : suffixes.count * width, width: width, gates: rule.gates,
          bias: bias, suffix: "_l\(layer)\(suffix)", source)
      }
    }
  }

  public override var members: [Member] {
    weights.flatMap(\.slots).map { Member($0.name ?? "", .tensor($0)) }
  }

  private var directions: Int { bidirectional ? 2 : 1 }

  /// The output alone.
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor { try run(x, nil).output }

  package func call(
    _ x: Tensor, _ state: [Tensor]?
  ) throws(TensorError) -> (output: Tensor, state: [Tensor]) {
    try scoped { () throws(TensorError) in try run(x, state) }
  }

  private func run(
    _ x: Tensor, _ state: [Tensor]?
  ) throws(TensorError) -> (output: Tensor, state: [Tensor]) {
    let expected = batchFirst ? "[N, L, \(inputs)]" : "[L, N, \(inputs)]"
    try x.check(
      2...3 ~= x.rank && x.shape.last == inputs, for: self, "\(expected) or [L, \(inputs)]")
    try rule.check(state, for: self, x)
    let isSingle = x.rank == 2
    // The sequence first, and a sample is a batch of one.
    var sequence = x
    if isSingle {
      sequence = try x.reshaped([x.shape[0], 1, inputs])
    } else if batchFirst {
      sequence = try x.applying(Transpose(0, 1))
    }
    let (length, count) = (sequence.shape[0], sequence.shape[1])
    try x.check(length > 0, for: self, "a sequence that is not empty")
    let beginnings = try beginnings(state, count: count, isSingle: isSingle)
    var ends: [[Tensor]] = []
    for layer in 0..<layers {
      var outputs: [Tensor] = []
      for direction in 0..<directions {
        let number = layer * directions + direction
        let (output, end) = try pass(
          sequence, from: beginnings[number], weights[number], isReverse: direction == 1)
        outputs.append(output)
        ends.append(end)
      }
      sequence = outputs.count == 1 ? outputs[0] : try .apply(Cat(dim: 2), outputs)
      if isTraining, layer < layers - 1 { sequence = try dropout.forward(sequence) }
    }
    if isSingle {
      sequence = try sequence.reshaped([length, directions * width])
    } else if batchFirst {
      sequence = try sequence.applying(Transpose(0, 1))
    }
    var result: [Tensor] = []
    for part in 0..<rule.stateCount {
      let stacked = try Tensor.apply(Stack(dim: 0), ends.map { $0[part] })
      result.append(isSingle ? try stacked.reshaped([weights.count, width]) : stacked)
    }
    return (sequence, result)
  }

  /// One layer's way through the sequence in one direction.
  private func pass(
    _ sequence: Tensor, from beginning: [Tensor], _ weights: RecurrentWeights, isReverse: Bool
  ) throws(TensorError) -> (output: Tensor, end: [Tensor]) {
    let weighed = try weights.ofInput(sequence)
    var state = beginning
    var outputs: [Tensor] = []
    let places = Array(0..<sequence.shape[0])
    for place in isReverse ? places.reversed() : places {
      state = try rule.step(weighed.applying(Slice([.index(place)])), state, weights)
      outputs.append(state[0])
    }
    if isReverse { outputs.reverse() }
    return (try .apply(Stack(dim: 0), outputs), state)
  }

  /// What each layer begins with in each direction: parts of what was given, else zeros.
  private func beginnings(
    _ state: [Tensor]?, count: Int, isSingle: Bool
  ) throws(TensorError) -> [[Tensor]] {
    guard let state else {
      let zeros = Tensor.zeros([count, width])
      return weights.map { _ in .init(repeating: zeros, count: rule.stateCount) }
    }
    let shape = isSingle ? [weights.count, width] : [weights.count, count, width]
    for part in state { try part.check(part.shape == shape, for: self, "a state of \(shape)") }
    var result: [[Tensor]] = []
    for number in weights.indices {
      var parts: [Tensor] = []
      for part in state {
        parts.append(try part.applying(Slice([.index(number)])).reshaped([count, width]))
      }
      result.append(parts)
    }
    return result
  }
}

/// What layers with a state of one tensor share.
public class RecurrentOfOne: Recurrent {
  /// The outputs of all places, and the state of each layer at its end.
  ///
  /// - Parameters:
  ///   - x: `[L, N, inputs]`, `[N, L, inputs]` with `batchFirst`, or `[L, inputs]`.
  ///   - state: `[layers · directions, N, width]`, or without `N`; zeros where it is left out.
  public func callAsFunction(
    _ x: Tensor, _ state: Tensor?
  ) -> (output: Tensor, state: Tensor) {
    trapping { () throws(TensorError) in
      let (output, state) = try call(x, state.map { [$0] })
      return (output, state[0])
    }
  }
}

/// A network whose state is tanh(W x + b + U h + c) at each place (PyTorch's `nn.RNN`).
public final class RNN: RecurrentOfOne {
  /// - Precondition: extents are not negative, there is a layer, and `dropout` is a probability.
  public init(
    _ inputs: Int, _ width: Int, layers: Int = 1, relu: Bool = false, bias: Bool = true,
    batchFirst: Bool = false, dropout: Double = 0, bidirectional: Bool = false,
    generator: (any RandomSource)? = nil
  ) {
    super.init(
      .plain(isRelu: relu), inputs, width, layers: layers, bias: bias, batchFirst: batchFirst,
      dropout: dropout, bidirectional: bidirectional, generator)
  }
}

/// A network whose gates say what of its state is renewed (PyTorch's `nn.GRU`).
///
/// https://arxiv.org/abs/1406.1078
public final class GRU: RecurrentOfOne {
  /// - Precondition: extents are not negative, there is a layer, and `dropout` is a probability.
  public init(
    _ inputs: Int, _ width: Int, layers: Int = 1, bias: Bool = true, batchFirst: Bool = false,
    dropout: Double = 0, bidirectional: Bool = false, generator: (any RandomSource)? = nil
  ) {
    super.init(
      .gru, inputs, width, layers: layers, bias: bias, batchFirst: batchFirst, dropout: dropout,
      bidirectional: bidirectional, generator)
  }
}

/// A network with cells that keep what its gates do not let go of (PyTorch's `nn.LSTM`).
///
/// Hochreiter and Schmidhuber 1997, https://doi.org/10.1162/neco.1997.9.8.1735
public final class LSTM: Recurrent {
  /// - Precondition: extents are not negative, there is a layer, and `dropout` is a probability.
  public init(
    _ inputs: Int, _ width: Int, layers: Int = 1, bias: Bool = true, batchFirst: Bool = false,
    dropout: Double = 0, bidirectional: Bool = false, generator: (any RandomSource)? = nil
  ) {
    super.init(
      .lstm, inputs, width, layers: layers, bias: bias, batchFirst: batchFirst, dropout: dropout,
      bidirectional: bidirectional, generator)
  }

  /// The outputs of all places, and the state and the cells of each layer at its end.
  ///
  /// - Parameters:
  ///   - x: `[L, N, inputs]`, `[N, L, inputs]` with `batchFirst`, or `[L, inputs]`.
  ///   - state: h and c, each `[layers · directions, N, width]`, or without `N`; zeros where it is
  ///     left out.
  public func callAsFunction(
    _ x: Tensor, _ state: (h: Tensor, c: Tensor)?
  ) -> (output: Tensor, state: (h: Tensor, c: Tensor)) {
    trapping { () throws(TensorError) in
      let (output, state) = try call(x, state.map { [$0.h, $0.c] })
      return (output, (state[0], state[1]))
    }
  }
}
