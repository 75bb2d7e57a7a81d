// Gradients where the textbook is silent: PyTorch's answers.

import Foundation
import Testing

@testable import Micrograd

@Suite struct EdgePointTests {
  /// The gradient of the sum of a function at a point.
  private func slope(at x: [Double], _ function: (Tensor) -> Tensor) -> [Double] {
    let tensor = Tensor(x, requiresGrad: true)
    function(tensor).sum().backward()
    return tensor.grad!.elements
  }

  private func slope(at x: Double, _ function: (Tensor) -> Tensor) -> Double {
    let tensor = Tensor(x, requiresGrad: true)
    function(tensor).backward()
    return tensor.grad!.item
  }

  @Test func kinks() {
    #expect(slope(at: 0, relu) == 0)
    #expect(slope(at: 0, abs) == 0)
    #expect(slope(at: [-0.5, 0.6, 0.7, 0.71, .nan]) { $0.clamp(-0.5, 0.7) } == [1, 1, 1, 0, 0])
    #expect(slope(at: [0, 1, .infinity, .nan]) { $0.clamp(0, .infinity) } == [1, 1, 1, 0])
    #expect(slope(at: [0, -1, -.infinity, .nan]) { $0.clamp(-.infinity, 0) } == [1, 1, 1, 0])
  }

  /// 0 is 0, whatever its sign: it is not shown as −0, and does not turn 1/x around.
  @Test func zerosHaveNoSign() {
    #expect(slope(at: -0.0, abs).sign == .plus && slope(at: -0.0, sign).sign == .plus)
    #expect(abs(Tensor(-0.0)).item.sign == .plus && sign(Tensor(-0.0)).item.sign == .plus)
    #expect(sign(Tensor([.nan, -2, 3])).elements == [0, -1, 1] && slope(at: .nan, abs) == 0)
  }

  @Test func ties() {
    let a = Tensor([1.0, 2.0], requiresGrad: true)
    let b = Tensor([1.0, 3.0], requiresGrad: true)
    maximum(a, b).sum().backward()
    #expect(a.grad!.elements == [0.5, 0] && b.grad!.elements == [0.5, 1])
    #expect(slope(at: [3, 1, 3]) { $0.amax() } == [0.5, 0, 0.5])
    #expect(slope(at: [3, 1, 3]) { .applying(MaxAlong(dim: 0), [$0]) } == [1, 0, 0])
  }

  @Test func poles() {
    #expect(slope(at: 0, sqrt) == .infinity)
    #expect(slope(at: 0, log) == .infinity)
    #expect(slope(at: -1, log) == -1)
    #expect(slope(at: 0) { $0.pow(0) } == 0)
  }

  @Test(arguments: [
    (0.0, 0.0, 0.0, 0.0), (0, -1, -.infinity, -.infinity), (-2, 3, 12, .nan),
  ]) func powers(_ x: Double, _ y: Double, _ dx: Double, _ dy: Double) {
    let (a, b) = (Tensor(x, requiresGrad: true), Tensor(y, requiresGrad: true))
    a.pow(b).backward()
    #expect(a.grad!.item == dx)
    #expect(b.grad!.item == dy || (b.grad!.item.isNaN && dy.isNaN))
  }

  @Test func reductions() {
    #expect(slope(at: [0, 0]) { $0.norm() } == [0, 0])
    #expect(slope(at: [2, 2, 2]) { $0.variance() } == [0, 0, 0])
    #expect(slope(at: [0, 2, 3]) { .applying(Prod(), [$0]) } == [6, 0, 0])
  }

  /// What is stated in terms of others holds where one of them would overflow or has nothing.
  @Test func compositesAtTheirEdges() {
    #expect(Tensor([1e200, 1e200]).norm().item == 1e200 * 2.0.squareRoot())
    #expect(Tensor([5e-324, 0]).norm().item == 5e-324 && Tensor([0, -0.0]).norm().item == 0)
    #expect(Tensor([-.infinity, 3]).norm().item == .infinity && Tensor([]).norm().item == 0)
    #expect(Tensor([.nan, .infinity]).norm().item.isNaN)
    #expect(Tensor([1000, 1000]).logsumexp(dim: 0).item == 1000 + Foundation.log(2.0))
    #expect(Tensor([]).logsumexp(dim: 0).item == -.infinity)
    #expect(Tensor([-.infinity, 0]).softmax(dim: 0).elements == [0, 1])
    #expect(Tensor([-.infinity, -.infinity]).softmax(dim: 0).elements.allSatisfy { $0.isNaN })
    #expect(Tensor([]).mean().item.isNaN && Tensor([]).variance().item.isNaN)
    #expect(Tensor([2]).variance().item.isNaN && Tensor(-0.0).sum().item.sign == .plus)
  }

  @Test func saturation() {
    #expect(slope(at: 1000, sigmoid) == 0 && slope(at: -1000, sigmoid) == 0)
    #expect(slope(at: 1000, tanh) == 0)
    #expect(slope(at: 25, softplus) == 1)
    #expect(softplus(Tensor(1000)).item == 1000)
    let logits = Tensor([1000.0, -1000.0], requiresGrad: true)
    let loss = binaryCrossEntropyWithLogits(logits, [0, 1])
    loss.backward()
    #expect(loss.item == 1000 && logits.grad!.elements == [0.5, -0.5])
    let classes = Tensor([[1000.0, -1000.0]], requiresGrad: true)
    let entropy = crossEntropy(classes, classes: [1])
    entropy.backward()
    #expect(entropy.item == 2000 && classes.grad!.elements == [1, -1])
  }

  /// A zero upstream times an infinite local derivative is NaN: a debugger must show it.
  @Test func zeroTimesInfinity() {
    let x = Tensor([0.0, 4.0], requiresGrad: true)
    select(x .> Tensor(0.0), sqrt(x), Tensor(0.0)).sum().backward()
    #expect(x.grad!.elements[0].isNaN && x.grad!.elements[1] == 0.25)
  }

  /// What a gate blocks is 0, even from an infinite upstream gradient.
  @Test func gatesBlockInfinity() {
    #expect(slope(at: -1) { sqrt(relu($0)) } == 0)
    #expect(slope(at: [-1, 4]) { sqrt(relu($0)) } == [0, 0.25])
  }
}
