// Optimizers: where they lead, against PyTorch, and what they keep.

import ComputationGraph
import Foundation
import Micrograd
import Testing

@testable import Networks

@Suite struct OptimizerTests {
  private let w = Tensor([0.5, -1.25, 3], name: "w", requiresGrad: true)
  private let b = Tensor(0.3, name: "b", requiresGrad: true)

  struct Case: Decodable {
    let name: String
    let places: [[Double]]
  }

  private func step(_ optimizer: Optimizer) {
    optimizer.zeroGrad()
    let error = (w * [1.0, -2.0, 0.1]).sum() + b - 2.0
    (error.pow(2) + w.pow(4).sum() * 0.01).backward()
    optimizer.step()
  }

  private var place: [Double] { w.elements + [b.item] }

  @Test func everyOptimizerGoesWherePyTorchsGoes() throws {
    let cases = try table("optimizers", of: Case.self)
    #expect(cases.count == optimizers.count && cases.count == 26)
    for test in cases {
      let suite = OptimizerTests()
      let make = try #require(optimizers[test.name], "\(test.name)")
      let optimizer = make(suite.w, suite.b)
      for expected in test.places {
        suite.step(optimizer)
        expect(suite.place, expected, test.name)
      }
    }
  }

  private let optimizers: [String: (Tensor, Tensor) -> Optimizer] = [
    "SGD": { SGD([$0, $1], learningRate: 0.02) }, "SGD default": { SGD([$0, $1]) },
    "SGD momentum": { SGD([$0, $1], learningRate: 0.02, momentum: 0.9) },
    "SGD all": {
      SGD([$0, $1], learningRate: 0.02, momentum: 0.8, dampening: 0.3, weightDecay: 0.1)
    },
    "SGD nesterov": { SGD([$0, $1], learningRate: 0.02, momentum: 0.8, nesterov: true) },
    "SGD maximize": { SGD([$0, $1], learningRate: 0.002, weightDecay: 0.1, maximize: true) },
    "Adam": { Adam([$0, $1]) },
    "Adam all": {
      Adam([$0, $1], learningRate: 0.1, betas: (0.8, 0.9), epsilon: 1e-3, weightDecay: 0.1)
    },
    "Adam amsgrad": { Adam([$0, $1], learningRate: 0.3, betas: (0.5, 0.6), amsgrad: true) },
    "Adam maximize": { Adam([$0, $1], learningRate: 0.1, maximize: true) },
    "AdamW": { AdamW([$0, $1], learningRate: 0.1) },
    "AdamW all": { AdamW([$0, $1], learningRate: 0.2, weightDecay: 0.3, amsgrad: true) },
    "RMSprop": { RMSprop([$0, $1]) },
    "RMSprop all": {
      RMSprop(
        [$0, $1], learningRate: 0.02, alpha: 0.9, epsilon: 1e-3, weightDecay: 0.1, momentum: 0.7,
        centered: true)
    },
    "RMSprop centered": { RMSprop([$0, $1], learningRate: 0.02, alpha: 0.8, centered: true) },
    "Adagrad": { Adagrad([$0, $1]) },
    "Adagrad all": {
      Adagrad(
        [$0, $1], learningRate: 0.2, learningRateDecay: 0.1, weightDecay: 0.1,
        initialAccumulator: 0.5, epsilon: 1e-3)
    },
    "Adadelta": { Adadelta([$0, $1]) },
    "Adadelta all": {
      Adadelta([$0, $1], learningRate: 2, rho: 0.8, epsilon: 1e-3, weightDecay: 0.1)
    },
    "Adamax": { Adamax([$0, $1]) },
    "Adamax all": {
      Adamax([$0, $1], learningRate: 0.1, betas: (0.8, 0.9), epsilon: 1e-3, weightDecay: 0.1)
    },
    "NAdam": { NAdam([$0, $1]) },
    "NAdam all": {
      NAdam(
        [$0, $1], learningRate: 0.1, betas: (0.8, 0.9), epsilon: 1e-3, weightDecay: 0.1,
        momentumDecay: 0.1, decoupledWeightDecay: true)
    },
    "RAdam": { RAdam([$0, $1]) },
    "RAdam all": {
      RAdam([$0, $1], learningRate: 0.1, betas: (0.8, 0.9), epsilon: 1e-3, weightDecay: 0.1)
    },
    "groups": {
      SGD(
        [
          ParameterGroup([$0], settings: [.learningRate: 0.05, .momentum: 0.5]),
          ParameterGroup([$1]),
        ], learningRate: 0.01)
    },
  ]

  /// A parameter that no gradient came to stays, and its first step is its first.
  @Test func whatHasNoGradientStays() {
    let late = Tensor([1.0, 2.0], requiresGrad: true)
    let optimizer = Adam([late, b], learningRate: 0.5)
    (b * 1.0).backward()
    optimizer.step()
    #expect(late.elements == [1, 2])
    (late * late).sum().backward()
    optimizer.step()
    #expect(zip(late.elements, [0.5, 1.5]).allSatisfy { ($0 - $1).magnitude < 1e-8 })
  }

  /// The graph that was differentiated keeps the numbers it was computed from.
  @Test func aStepLeavesTheGraphAsItWas() throws {
    let optimizer = SGD([w], learningRate: 1)
    let loss = (w * w).sum()
    loss.backward()
    optimizer.step()
    #expect(w.elements == [-0.5, 1.25, -3])
    let node = try #require(loss.graph().nodes.first { $0.name == "w" })
    #expect(node.data.map(Array.init) == [0.5, -1.25, 3])
  }

  @Test func anotherOptimizerGoesOnFromTheState() throws {
    let (straight, resumed) = (OptimizerTests(), OptimizerTests())
    let first = NAdam([straight.w, straight.b], learningRate: 0.1)
    let early = NAdam([resumed.w, resumed.b], learningRate: 0.1)
    for _ in 0..<3 {
      straight.step(first)
      resumed.step(early)
    }
    let late = NAdam([resumed.w, resumed.b])
    let saved = try JSONEncoder().encode(early.state)
    try late.load(JSONDecoder().decode(OptimizerState.self, from: saved))
    for _ in 0..<3 {
      straight.step(first)
      resumed.step(late)
    }
    #expect(straight.place == resumed.place)
    #expect(late.state == first.state)
    #expect(first.state.memory[0]?.numbers.keys == ["exp_avg", "exp_avg_sq"])
  }

  @Test func aStateThatDoesNotFitSaysWhy() {
    let optimizer = Adam([w, b])
    step(optimizer)
    var state = optimizer.state
    #expect(throws: OptimizerStateError.self) { try Adam([w]).load(state) }
    #expect(throws: OptimizerStateError.size(parameter: 0, name: "exp_avg", count: 3, expected: 1))
    {
      try Adam([b, w]).load(state)
    }
    state.settings[0][.beta1] = 1
    #expect(throws: OptimizerStateError.settings("beta1 must be at least 0 and below 1, not 1.0")) {
      try optimizer.load(state)
    }
  }

  @Test func settingsThatCannotBeAreFound() {
    func fault(_ settings: OptimizerSettings) -> String? { settings.fault }
    let optimizer = SGD([w], momentum: 0.5)
    optimizer[group: 0, .momentum] = 0.25
    #expect(optimizer.groups[0].settings[.momentum] == 0.25)
    #expect(fault([.learningRate: -1]) == "lr must be at least 0, not -1.0")
    #expect(fault([.nesterov: 1]) != nil)
    #expect(fault([.rho: 2]) != nil)
    #expect(fault([.weightDecay: .nan]) != nil)
    #expect(fault([.nesterov: 1, .momentum: 0.5]) == nil)
  }

  /// Norms and scaled gradients by PyTorch's clip_grad_norm_.
  @Test func gradientsAreClipped() {
    func slopes() {
      w.zeroGrad()
      b.zeroGrad()
      ((w * [3.0, -4.0, 1.0]).sum() + b * 2).backward()
    }
    let unused = Tensor([1.0], requiresGrad: true)
    slopes()
    let norm = clipGradientNorm([w, b, unused], to: 1)
    expect([norm], [5.477225575051661], "norm")
    expect(
      w.grad!.elements + b.grad!.elements,
      [0.5477224575051661, -0.7302966100068881, 0.18257415250172203, 0.36514830500344406],
      "scaled", tolerance: 1e-12)
    slopes()
    expect([clipGradientNorm([w, b], to: 100, order: 1)], [10], "norm of order 1")
    #expect(w.grad!.elements == [3, -4, 1])
    expect([gradientNorm([w, b], order: .infinity)], [4], "largest")
    expect([gradientNorm([w, b], order: 3)], [4.641588833612779], "norm of order 3")
    clipGradientValues([w, b, unused], to: 1.5)
    #expect(w.grad!.elements + b.grad!.elements == [1.5, -1.5, 1, 1.5])
  }
}
