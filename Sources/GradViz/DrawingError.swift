// What can go wrong when a picture is made, and the words for it.

import Graphviz

/// Why a picture was not made.
public enum DrawingError: Error, Sendable, Hashable {
  /// The suffix of the path is none of those known.
  case unknownFormat(path: String)
  /// The path is none that a replay can be written to.
  case unknownReplayFormat(path: String)
  /// Graphviz made no picture. The DOT text was written to `dotPath` instead, if that is not nil.
  case notRendered(GraphvizError, dotPath: String?)
  /// The picture could not be written.
  case notWritten(GraphvizError)
}

extension DrawingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownFormat(let path):
      """
      The suffix of \(path) stands for no known format.
      Known are \(OutputFormat.allCases.flatMap(\.suffixes).map { "." + $0 }.joined(separator: " ")).
      """
    case .unknownReplayFormat(let path):
      """
      The suffix of \(path) stands for no known format of a replay.
      Known are .html (a page), .svg (an animated picture) and folders (a picture for each step).
      """
    case .notRendered(let error, let dotPath):
      dotPath.map(error.description(dotWrittenTo:)) ?? error.description
    case .notWritten(let error):
      error.description
    }
  }
}
