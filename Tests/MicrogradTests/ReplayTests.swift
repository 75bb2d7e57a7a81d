// A replay ends with exactly the gradients of the engine.

import ComputationGraph
import TestSupport
import Testing

@testable import Micrograd

@Suite struct ReplayTests {
  @Test(arguments: 1...20)
  func theLastStepLeavesTheEnginesGradients(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let last = generator.scalars(parameters: 4, computed: 30).suffix(6)
    let output = last.dropFirst().reduce(last.first!) { $0 + $1 }
    output.backward()
    let graph = output.graph(contributions: true)
    let replay = try graph.replay()
    #expect(replay.gradients == graph.nodes.map { $0.grad.map(Array.init) })
  }

  @Test func tensorsToo() throws {
    let x = Tensor([[1.0, 0.5], [-0.5, 1.0]], name: "x", requiresGrad: true)
    let w = Tensor([[0.4, -0.2], [0.1, 0.9]], name: "w", requiresGrad: true)
    let b = Tensor([0.1, 0.2], name: "b", requiresGrad: true)
    let h = tanh(x.matmul(w) + b)
    let loss = (h.matmul(h.T).softmax(dim: 1).matmul(x) * h).pow(2).mean()
    loss.backward()
    let graph = loss.graph(contributions: true)
    #expect(try graph.replay().gradients == graph.nodes.map { $0.grad.map(Array.init) })
  }

  @Test func stepsGoForwardThenBack() throws {
    let x = Tensor(3.0, name: "x", requiresGrad: true)
    let y = x * x + 1.0
    y.backward()
    let replay = try y.graph(contributions: true).replay()
    guard replay.steps.count == 6 else {
      Issue.record("\(replay.steps)")
      return
    }
    #expect(replay.steps[0] == .forward(node: 1) && replay.steps[1] == .forward(node: 3))
    guard case .seed(let seed) = replay.steps[2] else {
      Issue.record("\(replay.steps[2])")
      return
    }
    #expect(seed.node == 3 && seed.gradient == [1] && seed.objective == nil)
    let flows = replay.steps.compactMap { step -> Replay.Flow? in
      if case .flow(let flow) = step { flow } else { nil }
    }
    #expect(flows.map(\.target) == [1, 0, 0])
    #expect(flows.map(\.before) == [nil, nil, [3]] && flows.map(\.after) == [[1], [3], [6]])
  }

  @Test func whatCannotBeReplayedSaysWhy() {
    let x = Tensor(3.0, requiresGrad: true)
    let y = x * x
    #expect(throws: ReplayError.noGradients) { try y.graph().replay() }
    y.backward()
    #expect(throws: ReplayError.noContributions(node: "v₁²")) {
      try y.graph(contributions: false).replay()
    }
    #expect(throws: ReplayError.noOutput) { try ComputationGraph().replay() }
  }
}
