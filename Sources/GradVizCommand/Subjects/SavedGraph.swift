// A graph that was saved as JSON.

import ComputationGraph
import Micrograd

struct SavedGraph: Subject {
  private let graph: ComputationGraph

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
