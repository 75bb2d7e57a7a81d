// Random tensors, the likeliest class, and arithmetic with whole numbers.

import Micrograd
import Random
import Testing

@testable import Networks

@Suite struct ConvenienceTests {
  /// torch.manual_seed(0); torch.randn(2, dtype=torch.float64); torch.rand(2, dtype=torch.float64)
  @Test func randomTensorsAreThoseOfTheSource() {
    let source = TorchRandom(seed: 0)
    let normal = Tensor.randn([2], generator: source, name: "x", requiresGrad: true)
    expect(normal.elements, [1.5409961082440433, -0.2934289057609464], "randn")
    expect(
      Tensor.rand([1, 2], generator: source).elements, [0.45938294312745087, 0.9207476841219603],
      "rand")
    #expect(normal.requiresGrad && normal.name == "x")
    #expect(Tensor.rand([0, 2]).shape == [0, 2])
  }

  @Test func theLargestIsFound() {
    let scores = Tensor([[1.0, 3, 3], [0, -.infinity, -1], [-.infinity, -.infinity, .nan]])
    #expect(scores.argmaxOfRows() == [1, 0, 2])
    #expect(scores.argmax() == 8)
    #expect(Tensor([2.0, 5, 5]).argmax() == 1)
    #expect(Tensor(3.0).argmax() == 0)
  }

  /// Long expressions are checked in no time, with literals and with variables.
  @Test func wholeNumbersMixWithTensors() {
    let (a, b, c, k) = (Tensor(1.0), Tensor([1.0, 2]), Tensor(3.0), Tensor(0.5))
    let n = 6
    let sum = a + (1.0 / 6) * (b + 2 * c) * k
    expect(sum.elements, [1 + 7.0 / 12, 1 + 8.0 / 12], "sum")
    expect((a + 1 / n * (b + n * c) * k - n).elements, [-5, -5], "whole division is 0")
    expect((n + b - n * b / n + 1).elements, [7, 7], "in order")
    expect((n / b).elements, [6, 3], "quotient")
    expect((n - b + n).elements, [11, 10], "difference")
  }
}
