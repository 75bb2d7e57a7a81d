// Programs that once crashed the command, hung it, or took all memory: each is one clear error, or runs.

import Foundation
import TestSupport
import Testing

@testable import PythonProgram

@Suite struct HostileProgramTests {
  static let folder = testFolder.appending(path: "Resources/Hostile")

  static let programs = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
    .filter { $0.hasSuffix(".py") }.sorted()

  /// What each of them says, `no error` where it runs, by its file.
  static let expected: [String: String] = {
    let lines = try! String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)
      .split(separator: "\n")
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let parts = line.split(separator: ": ", maxSplits: 1)
        return (String(parts[0]), String(parts[1]))
      })
  }()

  @Test(arguments: programs) func isOneClearError(_ file: String) throws {
    let source = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
    #expect(message(source) == Self.expected[file])
  }
}
