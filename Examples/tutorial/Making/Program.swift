// The programs that the texts are about: their text, their numbers, their replay.

import ComputationGraph
import Foundation
import PythonProgram

/// A program file.
final class Program {
  let name: String
  let text: String
  private var replayed: Replay?

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
    var results = [Result<Double, WrongExpression>?](repeating: nil, count: expressions.count)
    // All in one run. One that fails is found by its line, and left out of the next run.
    while true {
      let open = results.indices.filter { results[$0] == nil }
      let prints = open.map { "print(float(\(expressions[$0])))\n" }
      do {
        let run = try PythonProgram.run(source: text + prints.joined(), file: name + ".py")
        let printed = run.printed.split(separator: "\n").suffix(open.count)
        for (place, number) in zip(open, printed) {
          results[place] = Double(number).map { .success($0) }
        }
        return results.map { $0 ?? .failure(WrongExpression(reason: "is no number")) }
      } catch {
        let line = error.line - text.count { $0 == "\n" } - 1
        guard open.indices.contains(line) else {
          return results.map { $0 ?? .failure(WrongExpression(reason: "\(error)")) }
        }
        results[open[line]] = .failure(WrongExpression(reason: error.message))
      }
    }
  }

  /// A list of numbers, such as `losses`.
  func list(_ name: String) throws -> [Double] {
    let run = try PythonProgram.run(source: text + "print(\(name))\n", file: self.name + ".py")
    let line = run.printed.split(separator: "\n").last ?? ""
    return line.split { "[], ".contains($0) }.compactMap { Double($0) }
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
  var description: String { "there is no program \(name).py in Examples/tutorial or Examples/programs" }
}

struct WrongExpression: Error {
  var reason: String
}

/// The folder Examples.
let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
