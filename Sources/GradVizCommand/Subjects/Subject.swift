// Where a graph comes from: a program, a formula or a saved graph.

import ComputationGraph
import GradViz
import Micrograd
import PythonProgram

/// Something that has a graph, and what its making said.
struct Subject {
  /// What a program printed.
  var printed = ""
  /// Remarks for the reader.
  var notes: [String] = []
  /// The program that was read from a file, for the page that marks its lines.
  var program: ReplayOptions.ProgramText?
  /// The graph, with edges or without: they take time, and some may not be known.
  let graph: (_ contributions: Bool) -> ComputationGraph
  /// The graph in which what flowed back along every edge is known, or why that is not so.
  let accountableGraph: () throws -> ComputationGraph
}

extension Subject {
  /// A program, or a formula, that was run on Micrograd.
  init(_ run: ProgramRun) {
    self.init(
      printed: run.printed, notes: run.notes, graph: { run.graph(contributions: $0) },
      accountableGraph: { run.graph() })
  }

  /// A graph that was saved as JSON.
  ///
  /// What the file does not say is computed, if its operations are known.
  init(_ json: [UInt8], name: String) throws(CommandError) {
    let saved: ComputationGraph
    do throws(GraphReadingError) { saved = try ComputationGraph(json: json) } catch {
      throw .notAGraph(path: name, error)
    }
    self.init(
      graph: { $0 ? (try? saved.completed()) ?? saved : saved },
      accountableGraph: { try saved.completed() })
  }

  /// A program, or a graph that was saved as JSON. No program starts with a brace; a graph does.
  init(_ file: InputFile, limits: ProgramLimits, step: Int?, files: [String: [UInt8]]) throws {
    let first = file.bytes.first { !" \t\r\n".utf8.contains($0) }
    if first == UInt8(ascii: "{") || file.path.hasSuffix(".json") {
      guard step == nil, files.isEmpty else { throw CommandError.notAProgram(path: file.path) }
      try self.init(file.bytes, name: file.isStandardInput ? "standard input" : file.path)
    } else {
      self.init(
        try PythonProgram.run(
          utf8: file.bytes, file: file.name, limits: limits, step: step, files: files))
      if !file.isStandardInput {
        program = .init(file: file.name, text: String(decoding: file.bytes, as: UTF8.self))
      }
    }
  }
}
