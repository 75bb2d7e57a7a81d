// Graphs as DOT text.

import ComputationGraph

extension ComputationGraph {
  /// The graph as DOT text, the same bytes on every run.
  ///
  /// ```swift
  /// print(loss.graph().dot(DrawingOptions(style: .classic)))
  /// ```
  public func dot(_ options: DrawingOptions = DrawingOptions()) -> String {
    DrawnGraph(self, options).text(resolution: nil)
  }

  /// Writes the graph as DOT text to a stream, in pieces, without ever holding all of it.
  public func write<Target: TextOutputStream>(
    dotTo target: inout Target, _ options: DrawingOptions = DrawingOptions()
  ) {
    target = Drawing(self, options).write(to: target)
  }
}

extension OutputFormat<DrawnGraph> {
  /// What Graphviz reads.
  public static var dot: Self {
    Self("dot", suffixes: ["dot", "gv"]) { drawn, _ in
      Picture(drawn.dot, warnings: drawn.warnings)
    }
  }
}
