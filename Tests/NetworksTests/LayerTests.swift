// Every layer against PyTorch: what it gives, all its gradients, and its state afterwards.

import Micrograd
import Testing

@testable import Networks

@Suite struct LayerTests {
  struct Case: Decodable {
    let name: String
    let training: Bool
    let state, gradients, stateAfter: [String: TableArray]
    let inputs, inputGradients: [TableArray]
    let output, upstream: TableArray
  }

  @Test func everyLayerIsThatOfPyTorch() throws {
    let cases = try table("layers", of: Case.self)
    #expect(cases.count == 80)
    for test in cases {
      let make = try #require(layers[test.name], "\(test.name)")
      let module = make()
      try module.load(
        StateDictionary(
          uniqueKeysWithValues: test.state.map {
            ($0.key, NDArray(shape: $0.value.shape, elements: $0.value.elements))
          }))
      module.train(test.training)
      let inputs = test.inputs.map { $0.tensor(requiresGrad: !test.inputGradients.isEmpty) }
      let output =
        (module as? Bilinear)?(inputs[0], inputs[1]) ?? module(inputs[0])
      expect(output, test.output, test.name)
      output.backward(test.upstream.tensor())
      for (input, gradient) in zip(inputs, test.inputGradients) {
        // PyTorch's derivative of hardsigmoid is 1/6 in float32.
        expect(
          input.grad, gradient, "\(test.name), input",
          tolerance: test.name == "Hardsigmoid" ? 1e-7 : 1e-12)
      }
      #expect(Set(module.namedParameters.map(\.name)) == Set(test.gradients.keys))
      for (name, parameter) in module.namedParameters {
        expect(parameter.grad, try #require(test.gradients[name]), "\(test.name), \(name)")
      }
      #expect(Set(module.stateDictionary.keys) == Set(test.stateAfter.keys))
      for (name, numbers) in module.stateDictionary {
        expect(
          numbers.elements, try #require(test.stateAfter[name]).elements,
          "\(test.name), \(name) afterwards")
      }
    }
  }

  private let layers: [String: () -> Module] = [
    "ReLU": { ReLU() }, "Tanh": { Tanh() }, "Sigmoid": { Sigmoid() },
    "LogSigmoid": { Networks.LogSigmoid() }, "SiLU": { SiLU() }, "ReLU6": { ReLU6() },
    "SELU": { SELU() }, "Mish": { Mish() }, "Hardsigmoid": { Hardsigmoid() },
    "Hardswish": { Hardswish() }, "Softsign": { Softsign() }, "Tanhshrink": { Tanhshrink() },
    "Identity": { Identity() }, "LeakyReLU(0.2)": { LeakyReLU(0.2) },
    "ELU(alpha: 1.5)": { ELU(alpha: 1.5) }, "CELU(alpha: 1.5)": { CELU(alpha: 1.5) },
    "GELU()": { GELU() }, "GELU(approximate: .tanh)": { GELU(approximate: .tanh) },
    "Softplus()": { Networks.Softplus() }, "Softplus(beta: 2)": { Networks.Softplus(beta: 2) },
    "Hardtanh(-0.5, 0.75)": { Hardtanh(-0.5, 0.75) },
    "Softmax(dim: 1)": { Networks.Softmax(dim: 1) },
    "LogSoftmax(dim: -1)": { Networks.LogSoftmax(dim: -1) },
    "PReLU()": { PReLU() }, "PReLU(4)": { PReLU(4) },
    "Linear": { Linear(4, 3) }, "Linear without bias": { Linear(4, 3, bias: false) },
    "Bilinear": { Bilinear(3, 4, 2) }, "Embedding": { Embedding(5, 3) },
    "Embedding with padding": { Embedding(5, 3, paddingIndex: -3) },
    "Flatten": { Flatten() }, "Unflatten": { Unflatten(1, [2, -1]) },
    "LayerNorm": { Networks.LayerNorm(4) },
    "LayerNorm of two": { Networks.LayerNorm([3, 4], epsilon: 1e-3) },
    "LayerNorm without bias": { Networks.LayerNorm(4, bias: false) },
    "LayerNorm plain": { Networks.LayerNorm(4, affine: false) },
    "GroupNorm": { GroupNorm(2, 4) }, "BatchNorm1d": { BatchNorm1d(3) },
    "BatchNorm2d": { BatchNorm2d(3) },
    "BatchNorm1d cumulative": { BatchNorm1d(3, epsilon: 1e-2, momentum: nil) },
    "BatchNorm1d plain": { BatchNorm1d(3, affine: false, tracksRunningStatistics: false) },
    "Sequential": {
      Sequential {
        Linear(2, 5)
        Tanh()
        Linear(5, 1)
      }
    },
    "Dropout in use": { Dropout() },
    "Conv1d": { Conv1d(2, 4, kernel: 3) },
    "Conv1d with settings": {
      Conv1d(4, 6, kernel: 3, stride: 2, padding: 2, dilation: 2, groups: 2)
    },
    "Conv2d": { Networks.Conv2d(2, 3, kernel: 3, padding: 1) },
    "Conv2d with settings": {
      Networks.Conv2d(
        4, 2, kernel: [3, 2], stride: [2, 1], padding: [1, 0], dilation: [2, 3], groups: 2,
        bias: false)
    },
    "MaxPool1d": { MaxPool1d(kernel: 2) },
    "AvgPool1d": { AvgPool1d(kernel: 3, stride: 2, padding: 1) },
    "MaxPool2d": { Networks.MaxPool2d(kernel: 3, stride: 2, padding: 1) },
    "AvgPool2d": { Networks.AvgPool2d(kernel: [2, 3], stride: [1, 2], padding: [1, 0]) },
    "AdaptiveAvgPool1d": { AdaptiveAvgPool1d(3) },
    "AdaptiveAvgPool2d": { AdaptiveAvgPool2d([2, 3]) },
    "AdaptiveAvgPool2d to one": { AdaptiveAvgPool2d(1) },
  ]
}
