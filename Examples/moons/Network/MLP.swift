// A network of scalars, as micrograd has it: neurons in layers, layers one after the other.

import Micrograd

/// A weighted sum of its inputs, which a relu cuts off below zero.
struct Neuron {
  let weights: [Tensor]
  let bias: Tensor
  let isLinear: Bool

  init(inputs: Int, isLinear: Bool, number: Int, using generator: inout some RandomNumberGenerator)
  {
    weights = (0..<inputs).map { input in
      Tensor(
        .random(in: -1...1, using: &generator), name: "w\(number).\(input)", requiresGrad: true)
    }
    bias = Tensor(0, name: "b\(number)", requiresGrad: true)
    self.isLinear = isLinear
  }

  func callAsFunction(_ inputs: [Tensor]) -> Tensor {
    let sum = dot(weights, inputs, from: bias)
    return isLinear ? sum : relu(sum)
  }

  var parameters: [Tensor] { weights + [bias] }
}

/// Neurons that see the same inputs.
struct Layer {
  let name: String
  let neurons: [Neuron]

  /// A scope puts what is computed in a layer into a box of the picture.
  func callAsFunction(_ inputs: [Tensor]) -> [Tensor] {
    scope(name) { neurons.map { $0(inputs) } }
  }

  var parameters: [Tensor] { neurons.flatMap(\.parameters) }
}

/// Layers one after the other; the last one is linear.
struct MLP {
  let layers: [Layer]

  /// `MLP([2, 16, 16, 1])` has two inputs, two layers of 16 neurons, and one output.
  ///
  /// Weights are drawn evenly from −1 to 1, the same ones for the same seed.
  init(_ sizes: [Int], seed: UInt64) {
    var generator = SplitMix64(state: seed)
    layers = (1..<sizes.count).map { index in
      let isLast = index == sizes.count - 1
      return Layer(
        name: isLast ? "output" : "hidden \(index)",
        neurons: (0..<sizes[index]).map { number in
          Neuron(
            inputs: sizes[index - 1], isLinear: isLast, number: number, using: &generator)
        })
    }
  }

  func callAsFunction(_ inputs: [Tensor]) -> [Tensor] {
    layers.reduce(inputs) { values, layer in layer(values) }
  }

  var parameters: [Tensor] { layers.flatMap(\.parameters) }
}

/// Random numbers that are the same on every run (Steele, Lea and Flood's SplitMix64).
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
