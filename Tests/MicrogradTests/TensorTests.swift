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

  @Test func functionsOfNetworks() {
    let image = Tensor(shape: [1, 1, 4, 4], (0..<16).map(Double.init))
    let weight = Tensor.ones([1, 1, 2, 2])
    #expect(conv2d(image, weight, stride: 2).elements == [10, 18, 42, 50])
    #expect(conv2d(image, weight, padding: 1).shape == [1, 1, 5, 5])
    #expect(maxPool2d(image, kernel: 2).elements == [5, 7, 13, 15])
    #expect(avgPool2d(image, kernel: 2).elements == [2.5, 4.5, 10.5, 12.5])
    #expect(image.flatten(startDim: 1).shape == [1, 16])
    #expect(image[0, 0].unsqueeze(-1).permute(2, 0, 1).shape == [1, 4, 4])
    let row = layerNorm([[1, 3]], weight: [2, 2], bias: [1, 1], epsilon: 0)
    #expect(row.elements == [-1, 3])
    #expect(embedding([[1, 2], [3, 4]], [1, 0, 1]).elements == [3, 4, 1, 2, 3, 4])
    #expect(Tensor([2, 3]).prod().item == 6 && Tensor([1, 3]).std(correction: 0).item == 1)
    #expect(huberLoss([3.0], [0.0]).item == 2.5 && l1Loss([3.0], [0.0]).item == 3)
    #expect(asin(Tensor(0)).item == 0 && sign(Tensor(-2)).item == -1)
    #expect(Tensor([1, 2]).expand(2, -1).shape == [2, 2])
  }
}
