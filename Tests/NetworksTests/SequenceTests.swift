// Layers for sequences against PyTorch: all that they give, and all gradients.

import Micrograd
import Testing

@testable import Networks

@Suite struct SequenceTests {
  struct Case: Decodable {
    let name: String
    let state, gradients: [String: TableArray]
    let inputs, inputGradients, outputs, upstreams: [TableArray]
  }

  private typealias Call = ([Tensor]) throws(TensorError) -> [Tensor]

  @Test func everyLayerIsThatOfPyTorch() throws {
    let cases = try table("sequences", of: Case.self)
    #expect(cases.count == 25)
    for test in cases {
      let make = try #require(layers[test.name], "\(test.name)")
      let (module, call) = make()
      #expect(Set(module.stateDictionary.keys) == Set(test.state.keys))
      try module.load(
        StateDictionary(
          uniqueKeysWithValues: test.state.map {
            ($0.key, NDArray(shape: $0.value.shape, elements: $0.value.elements))
          }))
      let inputs = test.inputs.map { $0.tensor(requiresGrad: true) }
      let outputs = try call(inputs)
      #expect(outputs.count == test.outputs.count)
      var total: Tensor = 0
      for (index, output) in outputs.enumerated() {
        expect(output, test.outputs[index], "\(test.name), output \(index)")
        total += (output * test.upstreams[index].tensor()).sum()
      }
      total.backward()
      for (index, input) in inputs.enumerated() {
        expect(input.grad, test.inputGradients[index], "\(test.name), input \(index)")
      }
      for (name, parameter) in module.namedParameters {
        expect(parameter.grad, try #require(test.gradients[name]), "\(test.name), \(name)")
      }
    }
  }

  private let layers: [String: () -> (Module, Call)] = [
    "RNN": { recurrent(RNN(3, 2)) },
    "RNN relu": { recurrent(RNN(3, 2, relu: true, bias: false)) },
    "RNN all": { recurrent(RNN(3, 2, layers: 2, batchFirst: true, bidirectional: true)) },
    "GRU": { recurrent(GRU(3, 2)) },
    "GRU all": { recurrent(GRU(3, 2, layers: 2, batchFirst: true, bidirectional: true)) },
    "LSTM": { recurrent(LSTM(3, 2)) },
    "LSTM all": {
      recurrent(LSTM(3, 2, layers: 2, bias: false, batchFirst: true, bidirectional: true))
    },
    "RNNCell": { cell(RNNCell(3, 2)) },
    "RNNCell relu": { cell(RNNCell(3, 2, relu: true, bias: false)) },
    "GRUCell": { cell(GRUCell(3, 2)) },
    "LSTMCell": { cell(LSTMCell(3, 2)) },
    "MultiheadAttention": { attention(MultiheadAttention(4, heads: 2)) },
    "MultiheadAttention batch": {
      attention(MultiheadAttention(4, heads: 1, bias: false, batchFirst: true))
    },
    "MultiheadAttention masked": { maskedAttention() },
    "TransformerEncoderLayer": {
      let layer = TransformerEncoderLayer(4, heads: 2, inner: 5, dropout: 0)
      return (layer, { x throws(TensorError) in [try layer.call(x[0])] })
    },
    "TransformerEncoderLayer all": {
      let layer = TransformerEncoderLayer(
        4, heads: 2, inner: 5, dropout: 0, activation: .gelu, epsilon: 1e-3, batchFirst: true,
        normFirst: true)
      return (
        layer,
        { x throws(TensorError) in
          [
            try layer.call(
              x[0], mask: MultiheadAttention.causalMask(3), keyPaddingMask: .zeros([2, 3]))
          ]
        }
      )
    },
    "TransformerEncoder": {
      let encoder = TransformerEncoder(
        (0..<2).map { _ in
          TransformerEncoderLayer(4, heads: 2, inner: 5, dropout: 0, batchFirst: true)
        }, norm: Networks.LayerNorm(4))
      return (
        encoder,
        { x throws(TensorError) in
          [
            try encoder.call(
              x[0], mask: MultiheadAttention.causalMask(3), keyPaddingMask: nil)
          ]
        }
      )
    },
  ]

  private static func recurrent(_ layer: Recurrent) -> (Module, Call) {
    (
      layer,
      { x throws(TensorError) in
        let (output, state) = try layer.call(x[0], x.count > 1 ? Array(x[1...]) : nil)
        return [output] + state
      }
    )
  }

  private static func cell(_ layer: RecurrentCell) -> (Module, Call) {
    (
      layer,
      { x throws(TensorError) in
        try layer.call(x[0], x.count > 1 ? Array(x[1...]) : nil)
      }
    )
  }

  private static func attention(_ layer: MultiheadAttention) -> (Module, Call) {
    (
      layer,
      { x throws(TensorError) in
        let (output, weights) = try layer.call(x[0], x[1], x[2])
        return [output] + [weights].compactMap { $0 }
      }
    )
  }

  private static func maskedAttention() -> (Module, Call) {
    let layer = MultiheadAttention(4, heads: 2)
    let mask = Tensor(
      [[Double]](repeating: [0, -0.5, 1, -.infinity], count: 3))
    let padding = Tensor([[0, -.infinity, 0, 0], [0, 0, 0, -.infinity]])
    return (
      layer,
      { x throws(TensorError) in
        let (output, weights) = try layer.call(
          x[0], x[1], x[2], keyPaddingMask: padding, attentionMask: mask, averagesWeights: false)
        return [output] + [weights].compactMap { $0 }
      }
    )
  }

  @Test func attentionDrawsAsPyTorchDoes() throws {
    let layer = MultiheadAttention(2, heads: 1, generator: CountingSource())
    // The output's weight and bias, which is set to 0, then the others'.
    expect(layer.outProj.weight.elements[..<1] + [], [-0.98 / 2.0.squareRoot()], "output")
    #expect(layer.outProj.bias?.elements == [0, 0])
    let bound = (6.0 / 8).squareRoot()
    expect([layer.inProjWeight.elements[0]], [-bound + 2 * bound * 0.07], "input")
    #expect(
      layer.namedParameters.map(\.name) == [
        "in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias",
      ])
    let trained = MultiheadAttention(2, heads: 1, dropout: 0.5)
    let x = Tensor.ones([8, 3, 2])
    #expect(trained(x).elements != trained(x).elements)
    trained.eval()
    #expect(trained(x).elements == trained(x).elements)
  }

  @Test func parametersAreInPyTorchsOrder() {
    let layer = GRU(3, 2, bidirectional: true, generator: CountingSource())
    #expect(
      layer.namedParameters.map(\.name) == [
        "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse",
        "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse",
      ])
    expect(
      [layer[parameter: "weight_ih_l0"], layer[parameter: "weight_hh_l0"]].map {
        $0?.elements.first ?? 0
      }, [-0.98 / 2.0.squareRoot(), -0.62 / 2.0.squareRoot()], "first draws")
  }

  @Test func callsWithAndWithoutState() {
    let x = Tensor.ones([3, 2, 1])
    let (output, h) = GRU(1, 4)(x, nil)
    #expect(output.shape == [3, 2, 4] && h.shape == [1, 2, 4])
    let lstm = LSTM(1, 4)
    let (first, state) = lstm(x, nil)
    #expect(lstm(x, state).output.elements != first.elements)
    #expect(lstm(x).elements == first.elements)
    #expect(LSTMCell(1, 4)(.ones([2, 1]), nil).c.shape == [2, 4])
    #expect(RNNCell(1, 4)(.ones([1]), .zeros([4])).shape == [4])
  }

  @Test func dropoutIsBetweenLayers() {
    let x = Tensor.ones([3, 2, 1])
    let layer = RNN(1, 4, layers: 2, dropout: 0.5)
    #expect(layer(x).elements != layer(x).elements)
    layer.eval()
    #expect(layer(x).elements == layer(x).elements)
    let single = RNN(1, 4, dropout: 0.5)
    #expect(single(x).elements == single(x).elements)
  }

  @Test func whatDoesNotFitIsTold() {
    func words(_ body: () throws(TensorError) -> Void) -> String? {
      do throws(TensorError) {
        try body()
        return nil
      } catch { return error.description }
    }
    let layer = LSTM(3, 2, batchFirst: true)
    #expect(
      words { () throws(TensorError) in _ = try layer.call(.zeros([2, 2])) }
        == "LSTM: shape [2, 2] do not fit: expected [N, L, 3] or [L, 3]")
    #expect(
      words { () throws(TensorError) in _ = try layer.call(.zeros([2, 0, 3])) }?
        .contains("a sequence that is not empty") == true)
    #expect(
      words { () throws(TensorError) in _ = try layer.call(.zeros([2, 2, 3]), [.zeros([1, 2, 2])])
      }?.contains("two tensors") == true)
    #expect(
      words { () throws(TensorError) in
        _ = try layer.call(.zeros([2, 2, 3]), [.zeros([1, 2, 2]), .zeros([2, 2])])
      }?.contains("a state of [1, 2, 2]") == true)
    let attention = MultiheadAttention(2, heads: 1)
    let x = Tensor.zeros([3, 1, 2])
    #expect(
      words { () throws(TensorError) in _ = try attention.call(x, x, .zeros([3, 2])) } != nil)
    #expect(words { () throws(TensorError) in _ = try attention.call(.zeros([3]), x, x) } != nil)
    #expect(
      words { () throws(TensorError) in
        _ = try attention.call(x, .zeros([3, 2, 2]), .zeros([3, 2, 2]))
      } != nil)
    #expect(
      words { () throws(TensorError) in _ = try attention.call(x, x, x, attentionMask: x) } != nil)
    #expect(
      words { () throws(TensorError) in _ = try attention.call(x, x, x, keyPaddingMask: x) } != nil)
    #expect(
      words { () throws(TensorError) in _ = try GRUCell(3, 2).call(.zeros([2, 3]), [.zeros([2])]) }
        != nil)
  }
}
