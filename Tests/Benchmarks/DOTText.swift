// DOT text of large graphs: its time, and the memory of a very large one.

import ComputationGraph
import Foundation
import GradViz
import Graphviz
import Micrograd

enum DOTText {
  static func rows() -> [Row] {
    let nodes = 100_000
    // Three leaves stand before the operations.
    let graph = Scalars.chain(operations: nodes - 4).graph()
    precondition(graph.nodes.count <= nodes && graph.nodes.count > nodes - 4)
    let work = "DOT text of 100,000 nodes"
    var ours = Double.infinity
    let peers = Rivals([Peer("dot_torchviz"), Peer("dot_graphviz")])
    peers.alternate { ours = min(ours, best(of: 3) { _ = graph.dot() }) }
    let perNode = "\(work), each node"
    return [Row(work, time(ours), Target("≤ 0.2 s", ours <= 0.2))]
      + peers.rows(perNode, ours: ours / Double(nodes)) { _ in nil }
  }

  static func exportRows() -> [Row] {
    let work = "a million nodes to a DOT file, whole process"
    var output: String?
    let seconds = best(of: 1) { output = ChildProcess.again("export").output() }
    guard let peak = output.flatMap(wholeNumber) else { return [Row(work, "failed")] }
    return [
      Row(work, time(seconds)),
      Row("its memory", megabytes(peak), Target("< 1 GB", peak < 1_000_000_000)),
    ]
  }

  /// In a process of its own: records, differentiates and writes a million nodes.
  static func export() throws {
    let graph = Scalars.chain(operations: 1_000_000).graph()
    let path = NSTemporaryDirectory() + "gradviz-benchmark-\(UUID()).dot"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var stream = try AtomicFileStream(path)
    graph.write(dotTo: &stream)
    try stream.commit()
    print(Memory.peak)
  }
}
