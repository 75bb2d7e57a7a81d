// A million values: to a graph, to DOT, to JSON and back, and the memory that it takes.

import ComputationGraph
import Foundation
import GradViz
import Graphviz
import Micrograd

enum Million {
  private static let targets: [(work: String, seconds: Double)] = [
    ("graph() of a million values", 0.15), ("that graph to a DOT file", 2),
    ("to a JSON file", 1.5), ("read from the JSON file", 2.5),
  ]

  static func rows() -> [Row] {
    guard let figures = ChildProcess.again("export").output().map(numbers), figures.count == 5
    else { return [Row("a million values", "failed")] }
    let peak = Int(figures[4])
    return zip(targets, figures).map { target, seconds in
      Row(
        target.work, time(seconds),
        Target("≤ \(time(target.seconds))", seconds <= target.seconds))
    } + [Row("memory of all that", megabytes(peak), Target("< 1 GB", peak < 1_000_000_000))]
  }

  /// In a process of its own: prints the seconds of each step, and the most memory.
  static func export() throws {
    let path = NSTemporaryDirectory() + "gradviz-benchmark-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let end = Scalars.chain(operations: 1_000_000)
    print(best(of: 5) { _ = end.graph() })
    let graph = end.graph()
    func write(_ content: (inout AtomicFileStream) -> Void) throws -> Double {
      try best(of: 3) {
        var stream = try AtomicFileStream(path)
        content(&stream)
        try stream.commit()
      }
    }
    print(try write { graph.write(dotTo: &$0) })
    print(try write { graph.write(jsonTo: &$0) })
    print(
      try best(of: 3) {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let read = try ComputationGraph(json: bytes)
        precondition(read.nodes.count == graph.nodes.count)
      })
    print(Memory.peak)
  }
}
