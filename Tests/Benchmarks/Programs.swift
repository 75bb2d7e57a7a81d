// Programs beside CPython: the whole command's time, in turns with that of `python3`.

import Foundation

enum Programs {
  private static let works = [
    ("arithmetic", "a program: five million rounds of arithmetic"),
    ("methods", "a program: four million calls of methods"),
    ("lists", "a program: lists, dictionaries, comprehensions"),
    ("value", "a program: 300 steps of a network of objects"),
  ]

  static func rows() -> [Row] {
    let command = ChildProcess.gradviz
    guard ChildProcess(command, ["--version"]).run() else {
      return [Row("programs", "need: swift build -c release --product gradviz")]
    }
    let graph = NSTemporaryDirectory() + "gradviz-benchmark-\(UUID()).json"
    defer { try? FileManager.default.removeItem(atPath: graph) }
    return works.map { name, work in
      let program = "Tests/Benchmarks/programs/\(name).py"
      let ours = ChildProcess(command, ["render", program, "-T", "json", "-o", graph])
      guard let python = ChildProcess.find("python3") else {
        return Row(
          work, time(best(of: 5, clock: CLOCK_MONOTONIC) { _ = ours.run() }), missing: "python3")
      }
      let (seconds, theirs) = inTurns(
        8, { _ = ours.run() }, { _ = ChildProcess(python, [program]).run() })
      return Row(work, ours: seconds, "CPython", theirs, atLeast: 1)
    }
  }
}
