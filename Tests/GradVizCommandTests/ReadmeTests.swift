// What README.md shows of the command is what the command does.

import Foundation
import TestSupport
import Testing

@Suite(.needsDot) struct ReadmeTests {
  /// What a reader has who follows it.
  private func readersFolder() throws -> CommandLine {
    let line = try CommandLine()
    try FileManager.default.createSymbolicLink(
      at: line.url.appending(path: "Examples"),
      withDestinationURL: repository.appending(path: "Examples"))
    for program in blocks(of: "python", in: "README.md") {
      try line.write(program, to: String(program.prefix { $0 != "\n" }.dropFirst(2)))
    }
    try line.write("from torch import tensor\nx = tensor(2.0)\ny = tahn(x)\n", to: "typo.py")
    return line
  }

  @Test(arguments: blocks(of: "console", in: "README.md"))
  func theCommandPrintsIt(_ block: String) throws {
    if block.contains("gradviz trace"), installedProgram("python3") == nil { return }
    let lines = block.split(separator: "\n", maxSplits: 1)
    let words = lines[0].split(separator: " ").map(String.init)
    #expect(words.prefix(2) == ["$", "gradviz"])
    let result = try readersFolder().run(Array(words.dropFirst(2)))
    #expect(result.output + result.errors == lines[1])
  }

  @Test(arguments: blocks(of: "sh", in: "README.md").filter { $0.contains("gradviz ") })
  func theShellRunsIt(_ block: String) throws {
    let folder = try builtProgram("gradviz").deletingLastPathComponent().path
    let result = try runProgram(
      URL(filePath: "/bin/sh"), ["-e", "-c", block], in: readersFolder(),
      path: "\(folder):\(ProcessInfo.processInfo.environment["PATH", default: ""])")
    #expect(result.code == 0 && !result.errors.contains("error"), "\(result.errors)")
  }
}
