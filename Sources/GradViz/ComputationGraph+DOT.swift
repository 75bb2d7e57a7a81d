// Graphs as DOT text.

import ComputationGraph

extension ComputationGraph {
  /// The graph as DOT text, the same bytes on every run.
  ///
  /// ```swift
  /// print(loss.graph().dot(DrawingOptions(style: .classic)))
  /// ```
  public func dot(_ options: DrawingOptions = DrawingOptions()) -> String {
    var text = ""
    // Less than 800 bytes a value, as a rule: a text that grows step by step is copied again and again.
    text.reserveCapacity(800 * nodes.count)
    return Drawing(self, options).write(to: consume text)
  }

  /// Writes the graph as DOT text to a stream, in pieces, without ever holding all of it.
  public func write<Target: TextOutputStream>(
    dotTo target: inout Target, _ options: DrawingOptions = DrawingOptions()
  ) {
    target = Drawing(self, options).write(to: target)
  }
}
