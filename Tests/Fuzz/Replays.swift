// Layouts, and what is made of them: pages, animated pictures and frames. No Graphviz runs: what it
// would have answered is the input, or made up.

import ComputationGraph
import Foundation
import Graphviz
import Micrograd
import PythonProgram
import TestSupport

@testable import GradViz

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Small graphs that have all that a layout has: scopes, operands used twice, grids of numbers.
private let replays = [
  """
  x = torch.tensor(2.0, requires_grad=True)
  with record_function('layer'):
    y = torch.tanh(x * x + 1)
  y.backward()
  """,
  """
  w = torch.tensor([[1.0, -2.0], [0.5, 3.0]], requires_grad=True)
  loss = (w @ w).relu().sum()
  loss.backward()
  """,
].map { source in
  let imports = "import torch\nfrom torch.profiler import record_function\n"
  let run = try! PythonProgram.run(source: imports + source, file: "fuzz.py")
  return try! run.output.graph(contributions: true).replay()
}

/// The first byte chooses the graph and how it is shown; the rest is what Graphviz answered.
func read(layout bytes: ArraySlice<UInt8>) {
  guard let choice = bytes.first else { return }
  let replay = replays[Int(choice >> 2) % replays.count]
  write(replay, options(choice)) { _ in Array(bytes.dropFirst()) }
}

/// The first byte chooses how the graph is shown, and where its parts stand; the rest is the graph.
func replay(graph bytes: ArraySlice<UInt8>) {
  guard let choice = bytes.first, let graph = try? ComputationGraph(json: bytes.dropFirst()),
    let replay = try? graph.replay()
  else { return }
  write(replay, options(choice)) { _ in layout(of: graph, seed: UInt64(choice)) }
}

private func options(_ choice: UInt8) -> ReplayOptions {
  ReplayOptions(
    style: choice & 1 == 0 ? .card : .classic,
    rankdir: choice & 2 == 0 ? .leftToRight : .topToBottom,
    program: .init(file: "fuzz.py", text: "y = x\n"))
}

/// Everything that is made of a replay, but for the frames between the first and the last ones.
private func write(
  _ replay: Replay, _ options: ReplayOptions,
  answer: (String) throws(GraphvizError) -> [UInt8]
) {
  do {
    let picture = try ReplayPicture(replay, options, answer: answer)
    _ = picture.page
    check(picture.animation)
    for number in Set([0, 1, replay.steps.count / 2, replay.steps.count]) {
      let frame = picture.frame(min(number, replay.steps.count))
      check(picture.svg(frame))
      _ = XDotWriter.dot(frame, picture.sheet, .light)
    }
  } catch { _ = error.description }
}

private func check(_ svg: String) {
  precondition(XMLParser(data: Data(svg.utf8)).parse(), "the SVG is not well-formed")
}

/// A layout that has a place for everything, somewhere.
private func layout(of graph: ComputationGraph, seed: UInt64) -> [UInt8] {
  var random = SeededGenerator(seed: seed)
  func point() -> String {
    let reach = [1e3, 1e3, 1e3, 1e8].randomElement(using: &random)!
    return "\(Double.random(in: -reach...reach, using: &random)),\(Int(reach / 3))"
  }
  func node(_ name: String) -> String {
    "{\"name\": \"\(name)\", \"pos\": \"\(point())\", \"width\": \"1.5\", \"height\": \"0.5\"}"
  }
  func edge(_ id: String) -> String {
    let curve = (0..<4).map { _ in point() }.joined(separator: " ")
    return "{\"id\": \"\(id)\", \"pos\": \"e,\(point()) \(curve)\", \"lp\": \"\(point())\"}"
  }
  let places = graph.nodes.indices
  let objects =
    graph.scopes.indices.map { "{\"name\": \"cluster_\($0)\", \"bb\": \"\(point()),\(point())\"}" }
    + places.flatMap { [node("n\($0)"), node("o\($0)")] }
  let uses = graph.nodes.reduce(0) { $0 + $1.inputs.count }
  let edges = (0..<uses).map { edge(String($0)) } + places.map { edge("o\($0)") }
  return Array(
    """
    {"bb": "0,0,\(point())", "objects": [\(objects.joined(separator: ","))],
    "edges": [\(edges.joined(separator: ","))]}
    """.utf8)
}
