// Policy gradient: a network learns to balance a pole on a cart from how long its own tries last.
//
//   swift run -c release cartpole [folder for the pictures]

import ComputationGraph
import ExampleSupport
import GradViz
import Micrograd
import Networks

@main
enum Balancing: Example {
  static let name = "cartpole"
  static let task = "Policy gradient balances a simulated pole on a cart, for 500 steps at most"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let agent = Agent(random)
    let untrained = agent.play(1, random)[0]
    let three = Episode(states: Array(untrained.states[..<3]), actions: [0, 1, 1])
    let loss = agent.loss(of: [three]).named("loss")
    loss.backward()
    let layers = FoldedScopes(depth: 1)(loss.graph()).graph
    setting.draw(layers, "Three steps of an episode", to: "cartpole-graph.svg")

    var episodes: [Episode] = []
    let training = Training(agent, Adam(agent.parameters, learningRate: 0.02), random: random)
    training.measure = { ["steps": meanLength(episodes)] }
    try training.run(rounds: setting.amount(50, quick: 2), of: 1) { _ in
      episodes = agent.play(setting.amount(16, quick: 2), random)
      return agent.loss(of: episodes)
    }
    let fresh = agent.play(setting.amount(100, quick: 2), random)
    let steps = Curve("mean of a round", training.history["steps"])
    try Chart.curves([steps], x: "round of 16 episodes", y: "steps", title: "How long it stays up")
      .write(to: setting.path("cartpole-steps.svg"))
    let angles = zip(["untrained", "trained"], [untrained, fresh[0]]).map { label, episode in
      Curve(label, episode.states.map { $0[2] * 0.2 })
    }
    try Chart.curves(angles, x: "step of 0.02 s", y: "radians", title: "How far the pole leans")
      .write(to: setting.path("cartpole-angle.svg"))
    return [Goal("mean steps of 100 fresh episodes", meanLength(fresh), .atLeast(195), in: .number)]
  }

  private static func meanLength(_ episodes: [Episode]) -> Double {
    Double(episodes.map(\.actions.count).reduce(0, +)) / Double(episodes.count)
  }
}
