// Tensors as they are made, read and printed.

import Testing

@testable import Micrograd

@Suite struct TensorTests {
  @Test func printsAsPyTorch() {
    #expect("\(Tensor(3.0))" == "tensor(3.)")
    #expect("\(Tensor([1, 2.5]))" == "tensor([1.0000, 2.5000])")
    #expect(
      "\(Tensor([[1, 2], [3, -4]], requiresGrad: true))" == """
        tensor([[ 1.,  2.],
                [ 3., -4.]], requires_grad=True)
        """)
    #expect("\(Tensor([1e-5, 1]))" == "tensor([1.0000e-05, 1.0000e+00])")
    #expect("\(Tensor([.nan, .infinity, -1.5]))" == "tensor([    nan,     inf, -1.5000])")
    #expect("\(Tensor([0.0]))" == "tensor([0.])")
    #expect("\(Tensor([]))" == "tensor([])")
  }

  @Test func theReadmeExample() {
    let w = Tensor([1.0, 2.0], name: "w", requiresGrad: true)
    let b = Tensor(0.5, name: "b", requiresGrad: true)
    let x: Tensor = [1.0, 2.0]
    let loss = (tanh(x.matmul(w) + b) - 5.0).pow(2).named("loss")
    loss.backward()
    #expect("\(w.grad!)" == "tensor([-0.0005, -0.0011])")
  }

  @Test func literalsNest() {
    let x: Tensor = [[1, 2, 3], [4, 5, 6]]
    #expect(x.shape == [2, 3] && x.elements == [1, 2, 3, 4, 5, 6])
    let five: Tensor = 5
    #expect(five.shape == [] && five.item == 5)
  }

  /// Long expressions with literals are fast to type-check and mean what they say.
  @Test func expressionsWithNumbers() {
    let (a, b, c, d, e, k) = (
      Tensor(1), Tensor(2), Tensor(3), Tensor(4), Tensor(5), Tensor(6.0, requiresGrad: true)
    )
    let step = a + (1.0 / 6) * (b + 2 * c + 2 * d + e) * k
    #expect((step.item - 22).magnitude < 1e-12)
    let mixed = 1 - 2 * k / 3 + (k * 2 - 1) * 0.5 - 3
    #expect((mixed.item - -0.5).magnitude < 1e-12)
    #expect((-k).pow(2).item == 36 && (2 / k).item == 2.0 / 6)
    var sum = k
    sum += 1
    sum *= k
    #expect(sum.item == 42)
  }

  @Test func theFirstNameStays() {
    let x = Tensor(1.0, requiresGrad: true)
    let y = (x * 2.0).named("first").named("second")
    #expect(y.name == "first")
    #expect(y.labeled("shown").graph().nodes.last?.label == "shown")
  }

  @Test func partsAndShapes() {
    let x: Tensor = [[1, 2, 3], [4, 5, 6]]
    #expect(x[1].elements == [4, 5, 6] && x[-1, 0].item == 4 && x[0..<1].shape == [1, 3])
    #expect(x.T.shape == [3, 2] && x.reshape(-1).shape == [6])
    #expect(x.sum(dim: 0).elements == [5, 7, 9] && x.mean(dim: 1, keepdim: true).shape == [2, 1])
    #expect(stack([x[0], x[1]]).elements == x.elements && cat([x, x]).shape == [4, 3])
  }
}
