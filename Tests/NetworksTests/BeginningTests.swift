// What layers begin with after a seed: number by number what PyTorch's begin with.

import Micrograd
import Random
import Testing

@testable import Networks

@Suite struct BeginningTests {
  struct Case: Decodable {
    let name: String
    let single: Bool
    let state: [String: [Double]]
  }

  @Test func everyLayerBeginsAsPyTorchs() throws {
    let cases = try table("beginnings", of: Case.self)
    #expect(cases.count == 46)
    for test in cases {
      let source = TorchRandom(
        seed: layers[test.name] == nil ? 5 : 3, precision: test.single ? .single : .double)
      if let make = layers[test.name] {
        let state = make(source).stateDictionary
        #expect(Set(state.keys) == Set(test.state.keys))
        for (name, numbers) in test.state { #expect(state[name]?.elements == numbers, "\(name)") }
        continue
      }
      let fill = try #require(filled[test.name], "\(test.name)")
      let (shape, numbers) = try #require(test.state.first)
      let tensor = Tensor.zeros(shape.split(separator: "x").compactMap { Int($0) })
      try fill(tensor, source)
      expect(tensor.elements, numbers, "\(test.name) \(shape)")
    }
  }

  private let layers: [String: (any RandomSource) -> Module] = [
    "Linear": { Linear(4, 3, generator: $0) },
    "Linear large": { Linear(20, 10, generator: $0) },
    "Bilinear": { Bilinear(3, 4, 2, generator: $0) },
    "Conv1d": { Conv1d(4, 6, kernel: 3, groups: 2, generator: $0) },
    "Conv2d": { Networks.Conv2d(2, 3, kernel: [2, 3], generator: $0) },
    "Embedding": { Embedding(5, 3, paddingIndex: 1, generator: $0) },
    "RNN": { RNN(3, 2, bidirectional: true, generator: $0) },
    "GRU": { GRU(3, 2, layers: 2, generator: $0) },
    "LSTM": { LSTM(3, 2, generator: $0) },
    "LSTMCell": { LSTMCell(3, 2, generator: $0) },
    "MultiheadAttention": { MultiheadAttention(4, heads: 2, generator: $0) },
    "TransformerEncoderLayer": {
      TransformerEncoderLayer(4, heads: 2, inner: 6, generator: $0)
    },
    "BatchNorm1d": { _ in BatchNorm1d(3) },
    "PReLU": { _ in PReLU() },
  ]

  private typealias Fill = (Tensor, any RandomSource) throws(TensorError) -> Void

  private let filled: [String: Fill] = [
    "uniform": { Initialization.uniform($0, from: -1, to: 2, generator: $1) },
    "normal": { Initialization.normal($0, mean: 1, standardDeviation: 2, generator: $1) },
    "xavierUniform": { x, source throws(TensorError) in
      try Initialization.xavierUniform(x, gain: 1.5, generator: source)
    },
    "xavierNormal": { x, source throws(TensorError) in
      try Initialization.xavierNormal(x, generator: source)
    },
    "kaimingUniform": { x, source throws(TensorError) in
      try Initialization.kaimingUniform(x, mode: .fanOut, nonlinearity: .relu, generator: source)
    },
    "kaimingNormal": { x, source throws(TensorError) in
      try Initialization.kaimingNormal(
        x, nonlinearity: .leakyRelu(slope: 0.2), generator: source)
    },
    "truncatedNormal": { Initialization.truncatedNormal($0, generator: $1) },
    "truncatedNormal far": {
      Initialization.truncatedNormal($0, from: 1.5, to: 3, generator: $1)
    },
    "orthogonal": { x, source throws(TensorError) in
      try Initialization.orthogonal(x, gain: 2, generator: source)
    },
  ]

  /// torch.manual_seed(1); F.dropout(torch.ones(6, dtype=torch.float64), 0.3)
  @Test func dropoutLeavesOutWhatPyTorchDoes() {
    let dropout = Dropout(0.3, generator: TorchRandom(seed: 1))
    expect(
      dropout(.ones([6])).elements,
      [
        1.4285714285714286, 1.4285714285714286, 1.4285714285714286, 1.4285714285714286,
        1.4285714285714286, 1.4285714285714286,
      ], "dropout")
    #expect(TorchRandom(seed: 1).permutation(5) == [0, 4, 2, 3, 1])
  }
}
