// What the command says: reports, warnings, errors.

import ComputationGraph
import Foundation
import GradViz
import PythonProgram

/// Reports go to standard output, unless a picture goes there; the rest to standard error.
struct Console {
  let quiet: Bool
  let reportsToError: Bool

  func report(_ line: String) {
    if !quiet { put(line + "\n", toError: reportsToError) }
  }

  /// What a program printed, as it printed it; what is said next stands on a line of its own.
  func pass(_ text: String) {
    guard !quiet, let last = text.utf8.last else { return }
    put(last == UInt8(ascii: "\n") ? text : text + "\n", toError: reportsToError)
  }

  func warn(_ line: String) {
    if !quiet { put("warning: \(line)\n", toError: true) }
  }

  func fail(_ error: any Error) {
    if case StandardOutputError.closed = error { return }
    guard let diagnostic = error as? Diagnostic else {
      return put("gradviz: \(error)\n", toError: true)
    }
    pass(diagnostic.printed)
    for note in diagnostic.notes { warn(note) }
    // It names its own place, as compilers do.
    put(diagnostic.words + "\n", toError: true)
  }

  private func put(_ text: String, toError: Bool) {
    let handle = toError ? FileHandle.standardError : FileHandle.standardOutput
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// A graph in one line: the value that was differentiated, and how much there is.
struct Summary {
  private let graph: ComputationGraph
  private let format: NumberFormat

  init(_ graph: ComputationGraph, precision: Int) {
    self.graph = graph
    format = .significant(max(precision, 6))
  }

  var text: String {
    let parameters = graph.nodes.filter(\.isParameter)
    let numbers = parameters.reduce(0) { $0 + $1.size }
    var counts =
      count(graph.nodes.count, "value") + ", " + count(parameters.count, "parameter")
    if numbers != parameters.count { counts += " (\(count(numbers, "number")))" }
    guard let output = graph.output.map({ graph.nodes[$0] }) else { return counts }
    let name = output.label ?? output.name ?? "output"
    let value =
      output.isScalar
      ? format.string(output.data?.first ?? .nan) : "a tensor of shape \(output.shape)"
    return "\(name) = \(value)   \(counts)"
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
