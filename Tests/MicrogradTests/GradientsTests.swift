// Gradients as values: PyTorch's autograd.grad.

import Testing

@testable import Micrograd

@Suite struct GradientsTests {
  private let x = Tensor(3, name: "x", requiresGrad: true)

  private func grad(
    _ output: Tensor, _ input: Tensor, createGraph: Bool = false, retainGraph: Bool? = nil
  ) throws(TensorError) -> Tensor? {
    try Tensor.checkedGradients(
      of: [output], withRespectTo: [input], createGraph: createGraph, retainGraph: retainGraph)[0]
  }

  @Test(arguments: [false, true]) func nothingIsAddedToAnyGradient(_ createGraph: Bool) throws {
    let h = x * x
    let y = h * x + h
    #expect(try grad(y, x, createGraph: createGraph, retainGraph: true)?.item == 33)
    #expect(try grad(y, h, createGraph: createGraph, retainGraph: true)?.item == 4)
    #expect(x.grad == nil && h.grad == nil)
    y.backward()
    #expect(x.grad?.item == 33 && h.grad?.item == 4)
    #expect(try grad(y, x, retainGraph: true)?.item == 33)
    #expect(x.grad?.item == 33 && h.grad?.item == 4)
  }

  @Test func gradientsOfGradients() throws {
    let first = try #require(try grad(x * x * x, x, createGraph: true))
    let second = try #require(try grad(first, x, createGraph: true))
    #expect(first.item == 27 && second.item == 18)
    #expect(try grad(second, x)?.item == 6)
    #expect(try grad(x * x, x, retainGraph: true)?.requiresGrad == false)
  }

  @Test func severalOutputsAndSeeds() throws {
    let w = Tensor([1, 2], requiresGrad: true)
    let found = try Tensor.checkedGradients(
      of: [w * x, w.sum()], withRespectTo: [w, x], seeds: [Tensor([10, 100]), nil])
    #expect(found[0]?.elements == [31, 301] && found[1]?.item == 210)
    let recorded = try Tensor.checkedGradients(
      of: [w * x, w.sum()], withRespectTo: [w, x], seeds: [Tensor([10, 100]), nil],
      createGraph: true)
    #expect(recorded[0]?.elements == [31, 301] && recorded[1]?.item == 210)
  }

  @Test(arguments: [false, true]) func whatIsNotUsedHasNone(_ createGraph: Bool) throws {
    let other = Tensor(1, requiresGrad: true)
    let later = x * 2
    #expect(try grad(x * x, other, createGraph: createGraph) == nil)
    #expect(try grad(x * x, later, createGraph: createGraph) == nil)
  }

  /// A penalty on the norm of a gradient, with the numbers of PyTorch 2.13.
  @Test func aPenaltyOnAGradient() throws {
    let w = Tensor([1, 2], requiresGrad: true)
    let x = Tensor([0.5, -1], requiresGrad: true)
    let g = try #require(try grad(tanh((w * x).sum()), x, createGraph: true))
    let penalty = (g.norm() - 1).pow(2)
    penalty.backward()
    func agrees(_ a: [Double], _ b: [Double]) -> Bool {
      a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude < 1e-14 }
    }
    #expect(agrees(g.elements, [0.1807066389236486, 0.3614132778472972]))
    #expect(agrees([penalty.item], [0.35512978951783414]))
    #expect(agrees(w.grad!.elements, [-0.5322347172453904, 0.6791928235093758]))
    #expect(agrees(x.grad!.elements, [-0.8718311290000783, -1.7436622580001566]))
  }

  @Test func whatWasReleasedGivesNone() throws {
    let y = x * x
    _ = try grad(y, x)
    #expect(throws: TensorError(.graphIsReleased)) { try grad(y, x) }
    #expect(throws: TensorError(.graphIsReleased)) { try grad(y, x, createGraph: true) }
    #expect(throws: TensorError(.graphIsReleased)) { try y.checkedBackward() }
  }

  @Test func mistakesAreSaid() {
    #expect(throws: TensorError.self) { try grad(Tensor(2), x) }
    #expect(throws: TensorError.self) { try grad(x * x, Tensor(1)) }
    #expect(throws: TensorError.self) { try grad(Tensor([1, 2]) * x, x) }
    #expect(throws: TensorError.self) {
      try Tensor.checkedGradients(of: [x * x], withRespectTo: [x], seeds: [Tensor([1, 2])])
    }
  }

  /// A program that asks for too much is stopped, and nothing else.
  @Test func gradientsAreCharged() {
    let budget = Budget(operations: 60, elements: 100_000)
    #expect(throws: TensorError.self) {
      try Recording.program(budget) {
        let w = Tensor([Double](repeating: 0.5, count: 1000), requiresGrad: true)
        var y = w
        for _ in 0..<3 { y = tanh(y) }
        let sum = y.sum()
        for _ in 0..<50 { _ = try grad(sum, w, createGraph: true) }
      }
    }
  }
}
