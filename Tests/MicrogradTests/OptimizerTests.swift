// Adam against PyTorch's numbers (torch 2.15, float64).

import Testing

@testable import Micrograd

@Suite struct OptimizerTests {
  private let w = Tensor([0.5, -1.25, 3], name: "w", requiresGrad: true)
  private let b = Tensor(0.3, name: "b", requiresGrad: true)

  private func step(_ optimizer: inout some Optimizer) {
    optimizer.zeroGrad()
    let error = (w * [1.0, -2.0, 0.1]).sum() + b - 2.0
    (error.pow(2) + w.pow(4).sum() * 0.01).backward()
    optimizer.step()
  }

  @Test func adamIsThatOfPyTorch() {
    var optimizer = Adam([w, b])
    for _ in 0..<5 { step(&optimizer) }
    expect([0.4950011308657456, -1.2450011275738024, 2.9950005927532377], 0.2950011284925147)
  }

  @Test func adamWithSettings() {
    var optimizer = Adam([w, b], learningRate: 0.1, betas: (0.8, 0.9), epsilon: 1e-3)
    for _ in 0..<20 { step(&optimizer) }
    expect([0.1382169300493467, -0.8700027335742785, 1.439930153233433], -0.061377979684402964)
  }

  /// A parameter that no gradient came to stays, and its first step is its first.
  @Test func whatHasNoGradientStays() {
    let late = Tensor([1.0, 2.0], requiresGrad: true)
    var optimizer = Adam([late, b], learningRate: 0.5)
    (b * 1.0).backward()
    optimizer.step()
    #expect(late.elements == [1, 2])
    (late * late).sum().backward()
    optimizer.step()
    #expect(zip(late.elements, [0.5, 1.5]).allSatisfy { ($0 - $1).magnitude < 1e-8 })
  }

  /// The graph that was differentiated keeps the numbers it was computed from.
  @Test func aStepLeavesTheGraphAsItWas() throws {
    var optimizer: any Optimizer = SGD([w], learningRate: 1)
    let loss = (w * w).sum()
    loss.backward()
    optimizer.step()
    #expect(w.elements == [-0.5, 1.25, -3])
    let node = try #require(loss.graph().nodes.first { $0.name == "w" })
    #expect(node.data.map(Array.init) == [0.5, -1.25, 3])
  }

  private func expect(_ weights: [Double], _ bias: Double) {
    #expect(zip(w.elements, weights).allSatisfy { ($0 - $1).magnitude < 1e-14 })
    #expect((b.item - bias).magnitude < 1e-14)
  }
}
