// The cart-pole: its physics against Gym's numbers, what the agent learns from, and a quick run.

import ExampleSupport
import Micrograd
import Networks
import TestSupport
import Testing

@testable import cartpole

@Suite struct CartPoleTests {
  /// The states that Gymnasium 1.2's CartPole-v1 computes of the same start and the same pushes.
  @Test func movesAsGymsDoes() {
    var cart = CartPole(TorchRandom(seed: 0))
    (cart.position, cart.velocity, cart.angle, cart.angularVelocity) = (0.01, -0.02, 0.03, 0.04)
    let expected = [
      [0.009600000000000001, 0.17467919574755525, 0.030799999999999998, -0.2430687179600081],
      [0.013093583914951107, 0.3693479760579556, 0.025938625640799837, -0.5258796280501483],
      [0.02048054343611022, 0.17387081260481596, 0.01542103307979687, -0.22513741609237464],
      [0.02395795968820654, 0.3687690101747617, 0.010918284757949377, -0.5129163478026587],
      [0.03133333989170178, 0.17349499275068458, 0.0006599578018962032, -0.21681286835696195],
    ]
    for (right, state) in zip([true, true, false, true, false], expected) {
      cart.push(right: right)
      let now = [cart.position, cart.velocity, cart.angle, cart.angularVelocity]
      for (ours, theirs) in zip(now, state) { #expect(abs(ours - theirs) < 1e-14) }
    }
    #expect(cart.steps == 5 && !cart.hasEnded)
  }

  @Test func endsWhereGymsDoes() {
    let start = CartPole(TorchRandom(seed: 1))
    let cases: [(end: Bool, (inout CartPole) -> Void)] = [
      (false, { _ in }), (false, { $0.position = 2.39 }), (true, { $0.position = -2.41 }),
      (false, { $0.angle = 0.209 }), (true, { $0.angle = -0.21 }),
      (false, { $0.steps = 499 }), (true, { $0.steps = 500 }),
    ]
    for (index, (end, change)) in cases.enumerated() {
      var cart = start
      change(&cart)
      #expect(cart.hasEnded == end, "case \(index)")
    }
    #expect(start.state.allSatisfy { abs($0) < 0.3 })
  }

  @Test func returnsAreDiscounted() {
    let returns = Episode(states: [[], [], []], actions: [0, 1, 1]).returns
    let expected: [Double] = [2.9701 / 20, 1.99 / 20, 1.0 / 20]
    for (ours, sum) in zip(returns, expected) { #expect(abs(ours - sum) < 1e-15) }
    #expect(returns.count == 3)
  }

  /// The baseline learns from its error alone, the policy from advantages that are plain numbers.
  @Test func gradientsDoNotMix() throws {
    let agent = Agent(TorchRandom(seed: 2))
    let episode = Episode(
      states: [[0.1, 0.2, -0.1, 0.3], [0, -0.2, 0.4, 0.1], [0.3, 0, 0, -0.5]], actions: [0, 1, 1])
    agent.loss(of: [episode]).backward()
    let gradients = try agent.parameters.map { try #require($0.grad).elements }

    agent.zeroGrad()
    let guess = agent.value(Tensor(episode.states)).reshape(-1)
    mseLoss(guess, Tensor(episode.returns)).backward()
    let errors: [Double] = zip(episode.returns, guess.elements).map { $0 - $1 }
    let mean: Double = errors.reduce(0, +) / 3
    let squares: [Double] = errors.map { ($0 - mean) * ($0 - mean) }
    let deviation: Double = (squares.reduce(0, +) / 2).squareRoot()
    let chosen = agent.policy(Tensor(episode.states)).softmax(dim: 1).log()
    for (step, action) in episode.actions.enumerated() {
      let advantage: Double = (errors[step] - mean) / (deviation + 1e-8)
      (chosen[step, action] * Tensor(-advantage / 3)).backward()
    }
    for (ours, parameter) in zip(gradients, agent.parameters) {
      for (a, b) in zip(ours, try #require(parameter.grad).elements) { #expect(abs(a - b) < 1e-12) }
    }
    #expect(gradients.count == 8)
  }

  @Test func drawsItsPictures() throws {
    let scratch = try ScratchFolder()
    let goals = try Balancing.run(ExampleSetting(folder: scratch.path, isQuick: true))
    #expect(goals.count == 1)
    #expect((5...500).contains(goals[0].value))
    let suffix = hasDot ? "svg" : "dot"
    #expect(
      try scratch.files()
        == ["cartpole-angle.svg", "cartpole-graph.\(suffix)", "cartpole-steps.svg"])
  }
}
