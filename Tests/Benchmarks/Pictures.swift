// Programs to pictures: the command's whole time, beside `dot` alone and micrograd's drawing.

import Foundation
import Micrograd
import MoonsNetwork

enum Pictures {
  static func rows() -> [Row] {
    let folder = NSTemporaryDirectory() + "gradviz-benchmark-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    guard let dot = ChildProcess.find("dot") else { return [Row("pictures", "need Graphviz")] }
    let network = folder + "/network.py"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try networkProgram().write(toFile: network, atomically: true, encoding: .utf8)
    } catch {
      return [Row("program to SVG", "not measured: \(error)")]
    }
    guard ChildProcess(command, ["--version"]).run() else {
      return [Row("pictures", "need: swift build -c release --product gradviz")]
    }
    return [startRow(dot)]
      + rows("neuron", "a neuron's program to SVG", "Examples/programs/neuron.py", folder, dot)
      + rows(
        "mlp", "one point through the network, to SVG", network, folder, dot, targets: (1.3, 2))
  }

  private static let command = ChildProcess.gradviz

  /// The start is part of every picture.
  private static func startRow(_ dot: String) -> Row {
    let (ours, theirs) = inTurns(
      30, { _ = ChildProcess(command, ["--version"]).run() },
      { _ = ChildProcess(dot, ["-V"]).run() })
    return Row("gradviz --version", ours: ours, part: "dot -V", theirs)
  }

  private static func rows(
    _ kind: String, _ work: String, _ program: String, _ folder: String, _ dot: String,
    targets: (dot: Double, peer: Double)? = nil
  ) -> [Row] {
    let (text, picture) = (folder + "/picture.dot", folder + "/picture.svg")
    _ = ChildProcess(command, [program, "--quiet", "-o", text]).run()
    var (ours, alone) = (Double.infinity, Double.infinity)
    let peers = Rivals([Peer("draw_micrograd", kind)])
    peers.alternate {
      let round = inTurns(
        10, { _ = ChildProcess(command, [program, "--quiet", "-o", picture]).run() },
        { _ = ChildProcess(dot, ["-Tsvg"]).run(input: text, output: picture) })
      (ours, alone) = (min(ours, round.0), min(alone, round.1))
    }
    return [Row(work, ours: ours, part: "dot alone", alone, atMost: targets?.dot)]
      + peers.rows(
        work, ours: ours, atLeast: targets.map { ["micrograd draw_dot": $0.peer] } ?? [:])
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
