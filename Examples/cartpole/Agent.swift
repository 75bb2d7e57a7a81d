// What acts and what it learns from: a policy, a guess of how well it will go, and REINFORCE.

import Foundation
import Micrograd
import Networks

/// What the agent saw before each step, and what it did: 0 left, 1 right.
struct Episode {
  var states: [[Double]] = []
  var actions: [Int] = []

  /// The discounted sum of the steps still to come, 1 + 0.99 + 0.99² + …, in units of 20.
  var returns: [Double] {
    actions.indices.map { (1 - pow(0.99, Double(actions.count - $0))) / (1 - 0.99) / 20 }
  }
}

final class Agent: Module {
  /// The logits of left and right in a state, and the baseline: a guess of the return.
  let policy, value: Sequential

  init(_ random: TorchRandom) {
    let network = {
      Sequential([Linear(4, 32, generator: random), Tanh(), Linear(32, $0, generator: random)])
    }
    (policy, value) = (network(2), network(1))
  }

  /// Plays episodes side by side: the policy is asked once for all that still go on.
  func play(_ count: Int, _ random: TorchRandom) -> [Episode] {
    var carts = (0..<count).map { _ in CartPole(random) }
    var episodes = [Episode](repeating: Episode(), count: count)
    var running = Array(0..<count)
    while !running.isEmpty {
      let states = running.map { carts[$0].state }
      let probabilities = noGrad { scoped { policy(Tensor(states)) }.softmax(dim: 1) }.elements
      let draws = random.uniform(running.count, from: 0, to: 1)
      for (row, index) in running.enumerated() {
        let right = draws[row] < probabilities[2 * row + 1]
        episodes[index].states.append(states[row])
        episodes[index].actions.append(right ? 1 : 0)
        carts[index].push(right: right)
      }
      running.removeAll { carts[$0].hasEnded }
    }
    return episodes
  }

  /// What REINFORCE descends (R. Williams, 1992): what turned out better than guessed gets likelier.
  func loss(of episodes: [Episode]) -> Tensor {
    scoped {
      let states = Tensor(episodes.flatMap(\.states), name: "states")
      let returns = Tensor(episodes.flatMap(\.returns), name: "returns")
      let guess = value(states).reshape(-1)
      // It only weighs: through it no gradient may flow into the baseline.
      let surplus = (returns - guess).detached()
      let advantage = ((surplus - surplus.mean()) / (surplus.std() + 1e-8)).detached()
      let surprise = crossEntropy(
        policy(states), classes: episodes.flatMap(\.actions), reduction: .none)
      return (surprise * advantage.named("advantage")).mean() + mseLoss(guess, returns)
    }
  }
}
