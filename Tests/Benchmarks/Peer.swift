// Another program that does the same work, if it is installed.

import Foundation

/// A script in Tests/Benchmarks/peers; its README says how one is run.
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

  /// Runs the script; nil if Python or the package it measures is not installed.
  func run() -> Report? {
    let python = ".peers/bin/python"
    let arguments = ["Tests/Benchmarks/peers/\(script).py"] + [argument].compactMap { $0 }
    guard FileManager.default.isExecutableFile(atPath: python),
      let line = ChildProcess(python, arguments).output()
    else { return nil }
    return try? JSONDecoder().decode(Report.self, from: Data(line.utf8))
  }
}
