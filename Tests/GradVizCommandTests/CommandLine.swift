// Runs the built command as a user does: a process with arguments, in a folder of its own.

import TestSupport

/// A folder with the command in it.
typealias CommandLine = ScratchFolder

extension CommandLine {
  /// - Parameter path: What `PATH` is for the command; nil leaves it.
  func run(
    _ arguments: String..., input: String = "", path: String? = nil
  ) throws -> ProgramResult {
    try run(arguments, input: input, path: path)
  }

  func run(
    _ arguments: [String], input: String = "", path: String? = nil
  ) throws -> ProgramResult {
    try runProgram(builtProgram("gradviz"), arguments, input: input, in: self, path: path)
  }
}
