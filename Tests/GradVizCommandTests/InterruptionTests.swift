// Signals: whatever ends the command, neither a process nor half a file stays.

import Foundation
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(2))) struct InterruptionTests {
  private let line: CommandLine

  init() throws {
    line = try CommandLine()
    try line.write(
      """
      import torch
      x = torch.tensor(3.0, requires_grad=True)
      (x * x).backward()

      """, to: "x.py")
    try line.writeProgram(
      """
      echo $$ > id
      trap '' TERM INT HUP
      while :; do sleep 1; done
      """, to: "dot")
  }

  /// Starts the command with a `dot` that does not end, and returns both.
  private func start() throws -> (command: Process, dot: Int32) {
    let command = Process()
    command.executableURL = try builtProgram("gradviz")
    command.arguments = ["x.py", "-o", "x.svg", "--dot", "./dot"]
    command.currentDirectoryURL = line.url
    command.standardError = FileHandle(forWritingAtPath: "/dev/null")
    try command.run()
    func id() -> Int32? { (try? line.read("id")).flatMap { Int32($0.dropLast()) } }
    #expect(line.wait { id() != nil })
    return (command, try #require(id()))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP], [1, 2])
  func aSignalEndsDotAndLeavesTheDOT(signal: Int32, times: Int) throws {
    let (command, dot) = try start()
    for _ in 0..<times { kill(command.processIdentifier, signal) }
    command.waitUntilExit()
    #expect(command.terminationReason == .uncaughtSignal && command.terminationStatus == signal)
    #expect(line.wait { !isRunning(dot) })
    let names = try FileManager.default.contentsOfDirectory(atPath: line.path).sorted()
    // The second may come before the text is written.
    #expect(names.filter { $0 != "x.dot" } == ["dot", "id", "x.py"])
    #expect(times == 2 || names.contains("x.dot"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self"), "This is not Linux."))
  func aKilledCommandLeavesNoDot() throws {
    let (command, dot) = try start()
    kill(command.processIdentifier, SIGKILL)
    command.waitUntilExit()
    #expect(line.wait { !isRunning(dot) })
    #expect(try line.files() == ["dot", "id", "x.py"])
  }

  @Test func aSignalEndsWhatWaitsForInput() throws {
    let result = try line.shell(
      """
      mkfifo in.py; $gradviz in.py -o x.json & sleep 0.3; kill -TERM $!; wait $!; echo $?
      """)
    #expect(result.output == "143\n", "\(result)")
  }

  /// `nohup` wishes so.
  @Test func anIgnoredSignalStaysIgnored() throws {
    let result = try line.shell(
      """
      trap '' HUP; $gradviz x.py -o x.svg --dot ./dot --timeout 0.5 & sleep 0.3; kill -HUP $!
      wait $!; echo $?
      """)
    #expect(result.output == "1\n" && result.errors.contains("did not finish"), "\(result)")
  }
}
