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
      case .lendFile(let path): "lend it the file with --data \(path.withoutControls)"
      }
    }
  }
}

extension GraphvizError {
  var words: String {
    if case .notWritten(let path, let reason) = self, path != path.withoutControls {
      return Self.notWritten(path: path.withoutControls, reason: reason).words
    }
    return description(executable: "--dot PATH", timeout: "--timeout SECONDS")
  }
}

extension DrawingError: Worded {
  var words: String {
    guard case .notRendered(let error, let dotPath?) = self else { return description(\.words) }
    return Self.notRendered(error, dotPath: dotPath.withoutControls).description(\.words)
  }
}

extension DrawingWarning {
  var words: String {
    switch self {
    case .noLocalDerivatives:
      "The graph was saved without local derivatives: "
        + "save it with --contributions to have them on edges."
    case .noGradients, .unlabeledEdges, .noChart, .noChartInMermaid, .tooLargeForTeX, .graphviz:
      description
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
    guard case .noContributions(let node) = self else { return description.withoutControls }
    return ReplayError.noContributions(node: node).words
  }
}

extension CompletionError: Worded {
  var words: String {
    guard reason == .unknown else { return description.withoutControls }
    return "The operation \(operation.withoutControls) of \(node) is not known, and the graph does "
      + "not say what it passes back to its operands. Save it with --contributions."
  }
}

/// Why the command could not read or write.
enum CommandError: Error, Worded {
  case notRead(path: String, Errno)
  case notAGraph(path: String, GraphReadingError)
  /// A saved graph was given with options that are for programs.
  case notAProgram(path: String)
  /// Standard output could not be written.
  case notPut(Errno)
  /// Python could not be started.
  case noPython(path: String, Errno)
  /// There is no place for what a traced script leaves.
  case noTemporaryFolder(path: String, Errno)
  /// A picture that is no text would steer the terminal.
  case notForTerminals

  var words: String {
    switch self {
    case .notRead("-", let error): "Could not read standard input: \(error.words)."
    case .notRead(let path, let error):
      "Could not read \(path.withoutControls): \(error.words)."
    case .notAGraph(let path, let error):
      "\(path.withoutControls) is no graph that can be drawn: \("\(error)".withoutControls)"
    case .notAProgram(let path):
      "\(path.withoutControls) is a saved graph: --step and --data are for programs."
    case .notPut(let error): "Could not write standard output: \(error.words)."
    case .noPython(let path, .noSuchFileOrDirectory):
      "There is no \(path.withoutControls): install Python 3.9 or newer (apt install python3, "
        + "brew install python), or name the one that has your packages with --python PATH."
    case .noPython(let path, let error):
      "Could not start \(path.withoutControls): \(error.words). Name a Python with --python PATH."
    case .noTemporaryFolder(let path, let error):
      "Could not make a folder at \(path.withoutControls): \(error.words). "
        + "Set the variable TMPDIR to a folder that can be written to."
    case .notForTerminals:
      "This format is not for a terminal: name a file with -o, or send standard output to one."
    }
  }
}

extension Errno {
  fileprivate var words: String {
    switch self {
    case .noSuchFileOrDirectory: "there is no such file"
    case .isDirectory: "it is a folder"
    case .badFileDescriptor: "it is closed"
    case .brokenPipe: "its reader has stopped"
    default: description
    }
  }
}

/// What went wrong when something else had been written.
struct LateError: Error, Worded {
  let error: any Error
  /// What was written before, in words.
  let written: [String]

  var words: String {
    let words = (error as? any Worded)?.words ?? "\(error)"
    return words + "\nWritten before that: \(written.joined(separator: ", "))."
  }
}
