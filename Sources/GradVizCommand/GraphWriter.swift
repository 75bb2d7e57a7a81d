// Writes one graph to the places that were asked for.

import ComputationGraph
import GradViz
import Graphviz

struct GraphWriter {
  let graph: ComputationGraph
  let drawing: DrawingOptions
  let engine: DotEngine
  /// Whether JSON has the derivatives and contributions of edges.
  let contributions: Bool

  /// Writes the graph to every place in turn. What is to be said about it is said once, and every
  /// file is named when it is there.
  func write(
    to destinations: [Destination], warn: (String) -> Void, wrote: (String) -> Void
  ) throws {
    var said: Set<String> = []
    for destination in destinations {
      for warning in try write(to: destination) where said.insert(warning).inserted {
        warn(warning)
      }
      if let path = destination.path { wrote(path) }
    }
  }

  /// Writes the graph whole or not at all, and returns what is to be said about it.
  private func write(to destination: Destination) throws -> [String] {
    if destination.format == .json {
      try write(Array((graph.json(contributions: contributions) + "\n").utf8), destination.path)
      return []
    }
    if let path = destination.path {
      return try graph.render(to: path, drawing, engine: engine, format: destination.format)
        .warnings
    }
    do {
      let picture = try graph.picture(destination.format, drawing, engine: engine)
      try write(picture.bytes, nil)
      return picture.warnings
    } catch let error as GraphvizError {
      try AtomicFile.write(graph.dot(drawing), to: destination.fallback)
      throw DrawingError.notRendered(error, dotPath: destination.fallback)
    }
  }

  private func write(_ bytes: [UInt8], _ path: String?) throws {
    if let path {
      try AtomicFile.write(bytes, to: path)
    } else {
      try StandardOutput.write(bytes)
    }
  }
}
