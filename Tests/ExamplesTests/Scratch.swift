// A folder for the files of one test, and the examples run in it as a user runs them.

import Foundation
import Testing

/// A folder that is removed with the test.
final class Scratch {
  let path = NSTemporaryDirectory() + "gradviz-examples-\(UUID())"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The files in it, in alphabetical order.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Runs a program that is built beside the tests and returns what it printed.
  /// - Parameter programs: What `PATH` is for it.
  func run(_ name: String, _ arguments: [String], programs: String) throws -> String {
    let process = Process()
    process.executableURL = try Scratch.executable(name)
    process.arguments = arguments
    process.environment = ["PATH": programs]
    // A file, not a pipe: it can't fill up.
    let log = URL(fileURLWithPath: "\(path).log")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    process.standardOutput = try FileHandle(forWritingTo: log)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return try String(contentsOf: log, encoding: .utf8)
  }

  private static func executable(_ name: String) throws -> URL {
    let neighbours =
      [Bundle.main.executableURL].compactMap { $0 } + Bundle.allBundles.map(\.bundleURL)
      + CommandLine.arguments.prefix(1).map { URL(fileURLWithPath: $0) }
    let places = neighbours.map { $0.deletingLastPathComponent().appending(path: name) }
    return try #require(
      places.first { FileManager.default.isExecutableFile(atPath: $0.path) },
      "\(name) is not beside the tests: \(places.map(\.path))")
  }

  /// Whether Graphviz is installed; if not, there are DOT files in place of pictures.
  static let hasDot = ProcessInfo.processInfo.environment["PATH", default: ""]
    .split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/dot") }
}
