// Another program that does the same work, if it is installed.

import Foundation

/// A script in Tests/Benchmarks/peers, or what was compiled from there; the README says how one is run.
struct Peer {
  let script: String
  let argument: String?

  init(_ script: String, _ argument: String? = nil) {
    self.script = script
    self.argument = argument
  }

  /// What a script prints.
  struct Report: Decodable {
    let name: String
    let seconds: Double
    let work: Int

    var secondsPerWork: Double { seconds / Double(work) }
  }

  /// Runs it; nil if it, or the package it measures, is not installed.
  func run() -> Report? {
    let arguments = [argument].compactMap { $0 }
    let compiled = ".peers/bin/\(script)"
    let process =
      FileManager.default.isExecutableFile(atPath: compiled)
      ? ChildProcess(compiled, arguments)
      : ChildProcess(".peers/bin/python", ["Tests/Benchmarks/peers/\(script).py"] + arguments)
    return process.output().flatMap {
      try? JSONDecoder().decode(Report.self, from: Data($0.utf8))
    }
  }
}
