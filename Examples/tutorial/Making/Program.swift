// The programs that the texts are about: their text, their numbers, their replay.

import ComputationGraph
import Foundation
import PythonProgram

/// A program file.
final class Program {
  let name: String
  let text: String
  private var replayed: Replay?
  private var known: [String: Result<Double, WrongExpression>] = [:]

  /// Reads `NAME.py`: the tutorial's own, or one of the examples.
  init(named name: String) throws {
    self.name = name
    let folders = ["tutorial", "programs"].map { examples.appending(path: $0) }
    let files = folders.map { $0.appending(path: name + ".py") }
    guard let file = files.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw NoProgram(name: name)
    }
    text = try String(contentsOf: file, encoding: .utf8)
  }

  /// The steps in which its gradients came about.
  func replay() throws -> Replay {
    if let replayed { return replayed }
    let run = try PythonProgram.run(source: text, file: name + ".py")
    let replay = try run.output.graph(contributions: true, parameters: run.parameters).replay()
    replayed = replay
    return replay
  }

  /// What expressions are worth at the program's end, in Python: `w1.grad`, `losses[3]`; a number,
  /// or why there is none.
  func numbers(_ expressions: [String]) -> [Result<Double, WrongExpression>] {
    // All in one run. One that fails is found by its line, and left out of the next run.
    while case let open = expressions.filter({ known[$0] == nil }), !open.isEmpty {
      do {
        let printed = try printing(open.map { "float(\($0))" })
        for (expression, number) in zip(open, printed) {
          known[expression] =
            Double(number).map { .success($0) } ?? .failure(WrongExpression(reason: "has no value"))
        }
      } catch {
        let line = error.line - text.count { $0 == "\n" } - 2
        let failing = open.indices.contains(line) ? [open[line]] : open
        for expression in failing {
          known[expression] = .failure(WrongExpression(reason: "fails: \(error.message)"))
        }
      }
    }
    return expressions.map { known[$0]! }
  }

  /// Lists of numbers by their names, such as `losses`.
  func lists(_ names: [String]) throws -> [[Double]] {
    try printing(names).map { line in
      line.split { "[], ".contains($0) }.compactMap { Double($0) }
    }
  }

  /// A line after which every value shows its gradient, as the pictures do: PyTorch shows those of
  /// leaves, micrograd's tensors have one each.
  private static let everyGradient = "import micrograd as _; _.tensor(0)\n"

  /// What the program prints when it is told to print expressions at its end, a line each.
  private func printing(_ expressions: [String]) throws(Diagnostic) -> ArraySlice<Substring> {
    let prints = expressions.map { "print(\($0))\n" }.joined()
    let source = text + Self.everyGradient + prints
    let run = try PythonProgram.run(source: source, file: name + ".py")
    return run.printed.split(separator: "\n").suffix(expressions.count)
  }
}

/// The programs by their names, each read once.
final class Programs {
  private var known: [String: Program] = [:]

  func callAsFunction(_ name: String) throws -> Program {
    if let program = known[name] { return program }
    let program = try Program(named: name)
    known[name] = program
    return program
  }
}

struct NoProgram: Error, CustomStringConvertible {
  var name: String
  var description: String {
    "needs \(name).py, which is neither in Examples/tutorial nor in Examples/programs"
  }
}

/// Why a number is not what its text says; the expression itself stands before it.
struct WrongExpression: Error, CustomStringConvertible {
  var reason: String
  var description: String { reason }
}

/// The folder Examples.
let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
