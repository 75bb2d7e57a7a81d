// Runs the built command as a line of a shell does: with redirections, limits and signals.

import Foundation
import TestSupport

extension CommandLine {
  /// Runs a line of bash; `$gradviz` is the command.
  func shell(_ script: String) throws -> ProgramResult {
    let command = try builtProgram("gradviz").path
    // Whoever runs the tests may ignore signals, as Python does, and that is inherited.
    let setting = """
      gradviz='\(command)'; signals=--default-signal=XFSZ,PIPE
      env $signals true 2> /dev/null && gradviz="env $signals $gradviz"

      """
    return try runProgram(URL(filePath: "/bin/bash"), ["-c", setting + script], in: self)
  }

  /// A program that stands in for `dot`.
  func writeProgram(_ script: String, to name: String) throws {
    try write("#!/bin/sh\n\(script)\n", to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: self / name)
  }

  /// Waits until a condition holds, five seconds at most.
  func wait(until condition: () -> Bool) -> Bool {
    for _ in 0..<250 where !condition() { usleep(20_000) }
    return condition()
  }
}

/// Whether a process runs; one that has ended and that nobody has asked for does not.
func isRunning(_ id: Int32) -> Bool {
  guard kill(id, 0) == 0 else { return false }
  let state = (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)) ?? ""
  return !state.contains(") Z")
}
