// A graph that is recorded once and run again: at one point, and at many at once.

import Micrograd

enum FixedGraphs {
  private static let operations = 800

  static func rows() -> [Row] {
    let y = Tensor(1.0, name: "y", requiresGrad: true)
    let a = Tensor(0.999, name: "a", requiresGrad: true)
    let b = Tensor(0.001, name: "b", requiresGrad: true)
    let chain = FixedGraph {
      (0..<operations / 2).reduce(y) { sum, _ in sum * a + b }
    }
    let single = best(of: 50) {
      for _ in 0..<100 {
        chain.run()
        chain.backward()
      }
    }
    let one = single / Double(100 * operations)
    return [Row("chain of 800, recorded once, run + backward, an operation", time(one))]
      + [8, 64, 1000].map { count in
        let points = (0..<count).map { Double($0) / Double(count) }
        let repetitions = 8000 / count
        let seconds = best(of: 50) {
          for _ in 0..<repetitions { _ = chain.backward(at: [(y, points)]) }
        }
        let each = seconds / Double(repetitions * count * operations)
        return Row(
          "the same at \(count) points at once, an operation and point", time(each),
          Target("≤ 1 ns", each <= 1e-9))
      }
  }
}
