// Runs the built command as a user does: a process with arguments, in a folder of its own.

import Foundation
import Testing

/// A folder that is removed with the test, and the command run in it.
final class CommandLine {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "gradviz-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  struct Result {
    var code: Int32
    var output: String
    var errors: String
  }

  /// - Parameter path: What `PATH` is for the command; nil leaves it.
  func run(_ arguments: String..., input: String = "", path: String? = nil) throws -> Result {
    try run(arguments, input: input, path: path)
  }

  func run(_ arguments: [String], input: String = "", path: String? = nil) throws -> Result {
    let process = Process()
    process.executableURL = try CommandLine.executable()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    if let path {
      process.environment = ProcessInfo.processInfo.environment.merging(["PATH": path]) { $1 }
    }
    // Files, not pipes: nothing can fill up.
    let names = ["stdin", "stdout", "stderr"].map { folder.appending(path: ".\($0)") }
    try input.write(to: names[0], atomically: false, encoding: .utf8)
    for name in names[1...] { try Data().write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    let result = Result(
      code: process.terminationStatus, output: try String(contentsOf: names[1], encoding: .utf8),
      errors: try String(contentsOf: names[2], encoding: .utf8))
    for name in names { try FileManager.default.removeItem(at: name) }
    return result
  }

  func write(_ text: String, to name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// All files, with their folders, in alphabetical order.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      let path = folder.appending(path: $0).path
      return FileManager.default.contents(atPath: path) != nil
    }.sorted()
  }

  /// The command is built beside the tests.
  private static func executable() throws -> URL {
    let candidates = [
      Bundle.main.executableURL, URL(fileURLWithPath: CommandLineArguments.first),
    ].compactMap { $0?.deletingLastPathComponent() }
    let places =
      candidates.map { $0.appending(path: "gradviz") }
      + Bundle.allBundles.map {
        $0.bundleURL.deletingLastPathComponent().appending(path: "gradviz")
      }
    return try #require(
      places.first { FileManager.default.isExecutableFile(atPath: $0.path) },
      "the command is not beside the tests: \(places.map(\.path))")
  }
}

private enum CommandLineArguments {
  static var first: String { ProcessInfo.processInfo.arguments[0] }
}

/// Whether Graphviz is there; tests that draw are skipped without it.
let hasGraphviz = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  .contains { FileManager.default.isExecutableFile(atPath: "\($0)/dot") }

/// The repository, found from this file.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
