// Scalars, forward and backward: a long chain, and the step of micrograd's demo.

import Micrograd
import MoonsNetwork

enum Scalars {
  /// Records and differentiates `y = y * a + b`, and uses the memory of the chain before it again.
  @discardableResult
  static func chain(operations: Int) -> Tensor {
    var y = Tensor(1.0, name: "y", requiresGrad: true)
    let a = Tensor(0.999, name: "a", requiresGrad: true)
    let b = Tensor(0.001, name: "b", requiresGrad: true)
    for _ in 0..<operations / 2 { y = y * a + b }
    y.backward()
    return y
  }

  /// A chain of a million, and chains that micrograd differentiates as it comes: its backward is
  /// recursive, and meets Python's limit on calls at some 900 operations.
  static func chainRows() -> [Row] {
    let long = perOperation(
      1_000_000, "scalar operation, forward + backward",
      [Peer("chain_micrograd", "1000000"), Peer("chain_torch")], rounds: 2)
    let short = perOperation(
      800, "the same in chains of 800", [Peer("chain_micrograd", "800")], rounds: 3)
    return [Row(long.work, time(long.ours), Target("≤ 10 ns", long.ours <= 10e-9))]
      + long.peers.rows(long.work, ours: long.ours) { $0 == "micrograd" ? 300 : nil }
      + short.peers.rows(short.work, ours: short.ours) { _ in nil }
  }

  private static func perOperation(
    _ operations: Int, _ work: String, _ peers: [Peer], rounds: Int
  ) -> (work: String, ours: Double, peers: Rivals) {
    let rivals = Rivals(peers, rounds: rounds)
    let chains = max(1, 100_000 / operations)
    var ours = Double.infinity
    rivals.alternate {
      let seconds = best(of: 10) {
        for _ in 0..<chains { chain(operations: operations) }
      }
      ours = min(ours, seconds / Double(operations * chains))
    }
    return (work, ours, rivals)
  }

  static func moonsRows() -> [Row] {
    let work = "step of micrograd's demo, 100 moons"
    let training = Training()
    var step = 0
    var ours = Double.infinity
    let peers = Rivals([Peer("moons_micrograd")])
    peers.alternate {
      ours = min(
        ours,
        best(of: 20) {
          _ = training.step(step % 100)
          step += 1
        })
    }
    let rows = peers.rows(work, ours: ours) { _ in 300 }
    return rows.isEmpty ? [Row(work, time(ours))] : rows
  }
}
