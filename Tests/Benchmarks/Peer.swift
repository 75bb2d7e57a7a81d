// Another program that does the same work, if it is installed.

import Foundation

/// A script in Tests/Benchmarks/peers; its README says how one is run.
struct Peer {
  let script: String
  var argument: String?

  /// What a script prints.
  struct Report: Decodable {
    let name: String
    let seconds: Double
    let work: Int
    let note: String?
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
