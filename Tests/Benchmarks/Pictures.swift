// Programs to pictures: the command's whole time, beside `dot` alone and micrograd's drawing.

import Foundation
import Micrograd
import MoonsNetwork

enum Pictures {
  static func rows() -> [Row] {
    let folder = NSTemporaryDirectory() + "gradviz-benchmark-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let network = folder + "/network.py"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try networkProgram().write(toFile: network, atomically: true, encoding: .utf8)
    } catch {
      return [Row("program to SVG", "not measured: \(error)")]
    }
    return rows("neuron", "a neuron's program to SVG", "Examples/programs/neuron.py", folder)
      + rows("mlp", "one point through the network, to SVG", network, folder, targets: (1.3, 2))
  }

  private static func rows(
    _ kind: String, _ work: String, _ program: String, _ folder: String,
    targets: (dot: Double, peer: Double)? = nil
  ) -> [Row] {
    let command = ChildProcess.folder + "/gradviz"
    let text = folder + "/picture.dot"
    guard let dot = ChildProcess.find("dot") else { return [Row(work, "needs Graphviz")] }
    guard ChildProcess(command, [program, "--quiet", "-o", text]).run() else {
      return [Row(work, "needs: swift build -c release --product gradviz")]
    }
    var ours = Double.infinity
    var alone = Double.infinity
    let peers = Rivals([Peer("draw_micrograd", kind)])
    peers.alternate {
      for _ in 0..<3 {
        let picture = folder + "/picture.svg"
        let draw = ChildProcess(command, [program, "--quiet", "-o", picture])
        ours = min(ours, best(of: 1) { _ = draw.run() })
        let layout = ChildProcess(dot, ["-Tsvg"])
        alone = min(alone, best(of: 1) { _ = layout.run(input: text, output: picture) })
      }
    }
    var rows = [Row(work, ours: ours, part: "dot alone", alone, atMost: targets?.dot)]
    if let report = peers.reports[0] {
      rows.append(Row(work, ours: ours, report.name, report.seconds, atLeast: targets?.peer))
    }
    return rows
  }

  /// The moons network with its first point, as somebody would write it down for micrograd: a name
  /// for each leaf and for each neuron's output.
  private static func networkProgram() -> String {
    let training = Training()
    let graph = training.score(training.points[0]).graph(contributions: false)
    var lines = ["from micrograd.engine import Value", ""]
    var texts: [String] = []
    for node in graph.nodes {
      let operands = node.inputs.map { texts[$0] }
      switch node.operation?.name {
      case "mul": texts.append("\(operands[0]) * \(operands[1])")
      case "add": texts.append("\(operands[0]) + \(operands[1])")
      default:
        lines.append(
          node.isLeaf
            ? "\(node.idText) = Value(\(node.data?.first ?? .nan))"
            : "\(node.idText) = (\(operands[0])).\(node.operation?.name ?? "")()")
        texts.append(node.idText)
      }
    }
    lines += ["score = \(texts[texts.count - 1])", "score.backward()", ""]
    return lines.joined(separator: "\n")
  }
}
