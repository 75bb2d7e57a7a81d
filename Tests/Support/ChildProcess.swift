// Programs, run as a user runs them.

import Foundation
import Testing

/// What a program left when it ended.
package struct ProgramResult {
  package var code: Int32
  package var output: String
  package var errors: String
}

/// Runs a program to its end.
/// - Parameters:
///   - folder: Where it runs; nil: where the tests do.
///   - path: What `PATH` is for it; nil leaves it.
package func runProgram(
  _ program: URL, _ arguments: [String], input: String = "", in folder: ScratchFolder? = nil,
  path: String? = nil
) throws -> ProgramResult {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.currentDirectoryURL = folder?.url
  if let path {
    process.environment = ProcessInfo.processInfo.environment.merging(["PATH": path]) { $1 }
  }
  // Files, not pipes: nothing can fill up.
  let pipes = try ScratchFolder()
  func file(_ name: String, _ text: String = "") throws -> URL {
    try pipes.write(text, to: name)
    return pipes.url.appending(path: name)
  }
  process.standardInput = try FileHandle(forReadingFrom: file("input", input))
  process.standardOutput = try FileHandle(forWritingTo: file("output"))
  process.standardError = try FileHandle(forWritingTo: file("errors"))
  try process.run()
  process.waitUntilExit()
  return ProgramResult(
    code: process.terminationStatus, output: try pipes.read("output"),
    errors: try pipes.read("errors"))
}

/// A program of this package: it is built beside the tests.
package func builtProgram(_ name: String) throws -> URL {
  let neighbours =
    [Bundle.main.executableURL].compactMap { $0 } + Bundle.allBundles.map(\.bundleURL)
    + [URL(filePath: ProcessInfo.processInfo.arguments[0])]
  let places = neighbours.map { $0.deletingLastPathComponent().appending(path: name) }
  return try #require(
    places.first { FileManager.default.isExecutableFile(atPath: $0.path) },
    "\(name) is not beside the tests: \(places.map(\.path))")
}

/// Where a program is in the folders of `PATH`.
package func installedProgram(_ name: String) -> URL? {
  ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    .map { URL(filePath: "\($0)/\(name)") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}

/// Whether Graphviz is installed.
package let hasDot = installedProgram("dot") != nil

extension Trait where Self == ConditionTrait {
  /// Skips a test where Graphviz is not installed.
  package static var needsDot: Self { .enabled(if: hasDot, "Graphviz's dot is not installed.") }
}
