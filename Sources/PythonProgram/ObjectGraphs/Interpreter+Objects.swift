// Ends a run that is about the program's own objects: their graph, and what is to be said of it.

import ComputationGraph
import Micrograd

extension Interpreter {
  /// The run of a program whose own values are drawn.
  func run(_ moment: ShownObjects.Moment, _ span: Span) throws(Fault) -> ProgramRun {
    let entries = moment.snapshot.entries
    try charge(work: entries.count.times(4000), numbers: entries.count.times(20), span)
    let names = try names(in: moment, span)
    let texts = try entries.enumerated().map { position, entry throws(Fault) in
      ObjectGraph.Texts(
        operation: try entry.object.operationText(self, span), name: names[position],
        label: try entry.object.text("label", self, span))
    }
    let graph = ObjectGraph(moment.snapshot, earlier: shownObjects.earlier, texts: texts) {
      $0.place.map { "\(source.file):\(source.line(at: $0.start))" }
    }
    try note(graph, entries, span)
    return ProgramRun(
      ownGraph: graph.graph, output: Tensor(entries.last?.data ?? .nan), names: [], parameters: [],
      printed: printed, notes: Array(notes))
  }

  /// How many values are pointed at, whose gradients are not what flows back to them.
  private static let maximumFindings = 5

  private func note(
    _ graph: ObjectGraph, _ entries: [ObjectSnapshot.Entry], _ span: Span
  ) throws(Fault) {
    guard graph.graph.nodes.contains(where: { $0.grad != nil }) else {
      return try note("no gradients: they are all 0, as before backward()", span)
    }
    guard !graph.findings.isEmpty else { return }
    let names = ValueNames(graph.graph)
    var unknown: Set<String> = []
    var wrong = 0
    for (position, finding) in graph.findings {
      let place = entries[position].object.place ?? span
      switch finding {
      case .unknownOperation(let text):
        guard unknown.insert(text).inserted else { continue }
        let operation =
          text.isEmpty
          ? "the object does not say its operation"
          : "the operation '\(text)' is not known, or gives another number"
        try note(
          "\(names[position].text): \(operation); it is drawn as the program has it", place)
      case .gradient(let held, let expected):
        wrong += 1
        guard wrong <= Self.maximumFindings else { continue }
        let format = NumberFormat.significant(10)
        try note(
          "the gradient of \(names[position].text) is \(format.string(held)) in the program, and "
            + "what flows back to it adds up to \(format.string(expected))", place)
      }
    }
    if wrong > Self.maximumFindings {
      try note("\(wrong - Self.maximumFindings) more gradients are not what flows back", span)
    }
  }
}
