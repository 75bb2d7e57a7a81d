// Scalars, forward and backward: the step of micrograd's demo, long chains and short ones.

import Micrograd
import MoonsNetwork

enum Scalars {
  /// Records `y = y * a + b`, and uses the memory of the chain before the last one again.
  static func record(operations: Int) -> Tensor {
    var y = Tensor(1.0, name: "y", requiresGrad: true)
    let a = Tensor(0.999, name: "a", requiresGrad: true)
    let b = Tensor(0.001, name: "b", requiresGrad: true)
    for _ in 0..<operations / 2 { y = y * a + b }
    return y
  }

  /// Records a chain and differentiates it.
  @discardableResult
  static func chain(operations: Int) -> Tensor {
    let y = record(operations: operations)
    y.backward()
    return y
  }

  static func networkRows() -> [Row] {
    let peers = Rivals([
      Peer("moons_micrograd"), Peer("adolc", "moons"), Peer("moons_torch", "scalars"),
      Peer("moons_torch", "tensors"),
    ])
    let training = Training()
    var step = 0
    var ours = Double.infinity
    peers.alternate {
      let seconds = best(of: 300) {
        _ = training.step(step % 100)
        step += 1
      }
      ours = min(ours, seconds)
    }
    let fixed = FixedTraining(Training())
    step = 0
    let fixedSeconds = best(of: 300) {
      _ = fixed.step(step % 100)
      step += 1
    }
    return peers.rows(
      "the network: a step of micrograd's demo, 100 moons", ours: ours,
      atLeast: ["micrograd": 1_800, "ADOL-C": 1])
      + [
        Row(
          "the network, recorded once: a step, all points at once", ours: fixedSeconds,
          "recorded anew", ours)
      ]
  }

  /// A chain of a million, and chains that micrograd differentiates as it comes: its backward is
  /// recursive, and meets Python's limit on calls at some 900 operations.
  static func chainRows() -> [Row] {
    rows(
      "scalar operation, forward + backward, chain of a million", 1_000_000, atMost: 5.5e-9,
      [Peer("chain_micrograd", "1000000"), Peer("adolc", "1000000"), Peer("chain_torch")],
      rounds: 2)
      + rows(
        "the same in chains of 800", 800, atMost: 4.5e-9,
        [Peer("chain_micrograd", "800"), Peer("adolc", "800")], rounds: 3)
  }

  private static func rows(
    _ work: String, _ operations: Int, atMost target: Double, _ peers: [Peer], rounds: Int
  ) -> [Row] {
    let rivals = Rivals(peers, rounds: rounds)
    let chains = max(1, 100_000 / operations)
    var ours = Double.infinity
    rivals.alternate {
      let seconds = best(of: 50) {
        for _ in 0..<chains { chain(operations: operations) }
      }
      ours = min(ours, seconds / Double(operations * chains))
    }
    return [Row(work, time(ours), Target("≤ \(time(target))", ours <= target))]
      + rivals.rows(work, ours: ours)
  }
}
