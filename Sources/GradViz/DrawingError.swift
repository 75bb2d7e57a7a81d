// What can go wrong when something is drawn, what is to be said about it, and the words for both.

import Graphviz

/// Why something was not drawn, or not written.
public enum DrawingError: Error, Sendable, Hashable {
  /// The suffix of the path is none of those known.
  case unknownFormat(path: String, known: [String])
  /// Graphviz made no picture. The DOT text was written to `dotPath` instead, if that is not nil.
  case notRendered(GraphvizError, dotPath: String?)
  /// The file could not be written.
  case notWritten(GraphvizError)
}

extension DrawingError: CustomStringConvertible {
  public var description: String { description(\.description) }

  /// The error in words; `words` are those for what Graphviz or the file system said.
  public func description(_ words: (GraphvizError) -> String) -> String {
    switch self {
    case .unknownFormat(let path, let known):
      """
      The suffix of \(path) stands for no known format.
      Known are \(known.joined(separator: " ")).
      """
    case .notRendered(let error, let dotPath):
      words(error) + (dotPath.map { "\nThe graph itself is in \($0)." } ?? "")
    case .notWritten(let error):
      words(error)
    }
  }
}

/// What a reader of a picture should know.
public enum DrawingWarning: Sendable, Hashable {
  /// There are parameters, but nothing was differentiated.
  case noGradients
  /// The graph was recorded or saved without contributions.
  case noLocalDerivatives
  /// Local derivatives don't stand on edges: there are so many.
  case unlabeledEdges(Int, limit: Int, haveTooltips: Bool)
  /// A chart of gradients was asked for, and nothing has any.
  case noChart
  /// A chart of gradients was asked for, and Mermaid draws none beside a picture.
  case noChartInMermaid
  /// The longer side of a TikZ picture, in millimetres, is more than TeX can measure.
  case tooLargeForTeX(millimetres: Int)
  /// A line of what Graphviz said.
  case graphviz(String)
}

extension DrawingWarning: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noGradients:
      "No value has a gradient: call backward() before drawing."
    case .noLocalDerivatives:
      "The graph was saved without local derivatives: "
        + "save it with json(contributions: true) to have them on edges."
    case .unlabeledEdges(let count, let limit, let haveTooltips):
      "Local derivatives are \(haveTooltips ? "in the edges' tooltips only" : "not shown"): "
        + "\(count) edges, the limit is \(limit)."
    case .noChart:
      "There is no chart of gradients: no parameter and no scope has any."
    case .noChartInMermaid:
      "Mermaid draws no chart beside a picture: write SVG, PNG, PDF or TikZ."
    case .tooLargeForTeX(let length):
      "The picture is \(length) mm long, more than TeX can measure (5750 mm): "
        + "draw a part of the graph."
    case .graphviz(let line):
      line
    }
  }
}
