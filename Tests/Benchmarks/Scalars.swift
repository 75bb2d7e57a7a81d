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

  static func chainRows() -> [Row] {
    let operations = 1_000_000
    let work = "scalar operation, forward + backward"
    var ours = Double.infinity
    let peers = Rivals([
      Peer(script: "chain_micrograd"), Peer(script: "chain_micrograd", argument: "800"),
      Peer(script: "chain_torch"),
    ])
    peers.alternate {
      ours = min(ours, best(of: 5) { chain(operations: operations) } / Double(operations))
    }
    let row = Row(work, time(ours), Target("≤ 10 ns", ours <= 10e-9))
    return [row]
      + peers.rows(work, ours: ours) { $0 == "micrograd" ? 300 : nil }
  }

  static func moonsRows() -> [Row] {
    let work = "step of micrograd's demo, 100 moons"
    let training = Training()
    var step = 0
    var ours = Double.infinity
    let peers = Rivals([Peer(script: "moons_micrograd")])
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
