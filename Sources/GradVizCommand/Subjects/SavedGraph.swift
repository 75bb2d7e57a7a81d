// A graph that was saved as JSON.

import ComputationGraph
import Micrograd

struct SavedGraph: FileSubject {
  private let graph: ComputationGraph

  /// No program starts with a brace; a saved graph does.
  static func recognizes(_ file: InputFile) -> Bool {
    file.bytes.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
  }

  init(_ file: InputFile) throws {
    do throws(GraphReadingError) { graph = try ComputationGraph(json: file.bytes) } catch {
      let name = file.isStandardInput ? "standard input" : file.path
      throw CommandError.notAGraph(path: name, error)
    }
  }

  /// What the file does not say is computed, if its operations are known.
  func graph(contributions: Bool) -> ComputationGraph {
    contributions ? (try? graph.completed()) ?? graph : graph
  }

  func accountableGraph() throws -> ComputationGraph { try graph.completed() }
}
