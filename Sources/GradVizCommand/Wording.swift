// The command's words: what a library says in terms of its API, its options say.

import ComputationGraph
import GradViz
import Graphviz
import Micrograd
import PythonProgram
import SystemPackage

/// What the command says in its own words.
protocol Worded { var words: String { get } }

extension Diagnostic: Worded {
  var words: String {
    description { remedy in
      switch remedy {
      case .raise(.operations, let number): "raise the limit with --max-operations \(number)"
      case .raise(.elements, let number): "raise the limit with --max-elements \(number)"
      case .giveParameter(let name?): "give it a value: --let \(name)=1.0"
      case .giveParameter(nil): "give values with --let name=value"
      case .nameParameter: "write --let name=value"
      }
    }
  }
}

extension GraphvizError {
  var words: String { description(executable: "--dot PATH", timeout: "--timeout SECONDS") }
}

extension DrawingError: Worded { var words: String { description(\.words) } }

extension DrawingWarning {
  var words: String {
    switch self {
    case .noLocalDerivatives:
      "The graph was saved without local derivatives: "
        + "save it with --contributions to have them on edges."
    case .noGradients, .unlabeledEdges, .graphviz: description
    }
  }
}

extension ReplayError: Worded {
  var words: String {
    guard case .noContributions(let node) = self else { return description }
    return "The graph does not say what \(node) passes back to its operands. "
      + "Save it with --contributions."
  }
}

extension ExplanationError: Worded {
  var words: String {
    guard case .noContributions(let node) = self else { return description }
    return ReplayError.noContributions(node: node).words
  }
}

extension CompletionError: Worded {
  var words: String {
    guard reason == .unknown else { return description }
    return "The operation \(operation) of \(node) is not known, and the graph does not say what it "
      + "passes back to its operands. Save it with --contributions."
  }
}

/// Why the command could not read or write.
enum CommandError: Error, Worded {
  case notRead(path: String, Errno)
  case notAGraph(path: String, GraphReadingError)
  /// Standard output could not be written.
  case notPut(Errno)

  var words: String {
    switch self {
    case .notRead(let path, .noSuchFileOrDirectory):
      "Could not read \(path): there is no such file."
    case .notRead(let path, .isDirectory): "Could not read \(path): it is a folder."
    case .notRead(let path, let error): "Could not read \(path): \(error)."
    case .notAGraph(let path, let error): "\(path) is no graph that can be drawn: \(error)"
    case .notPut(let error): "Could not write standard output: \(error)."
    }
  }
}
