// What the command says: reports, warnings, errors.

import ArgumentParser
import ComputationGraph
import GradViz
import PythonProgram
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reports go to standard output, unless a picture goes there; the rest to standard error.
struct Console {
  let quiet: Bool
  let reportsToError: Bool

  func report(_ lines: [String]) throws(CommandError) {
    if quiet { return }
    // In one piece: a reader such as `head` may be gone after the first line.
    try put(lines.map { $0 + "\n" }.joined(), toError: reportsToError)
  }

  /// What a program printed, as it printed it; what is said next stands on a line of its own.
  func pass(_ text: String) throws(CommandError) {
    guard !quiet, let last = text.utf8.last else { return }
    try put(last == UInt8(ascii: "\n") ? text : text + "\n", toError: reportsToError)
  }

  func warn(_ line: String) {
    if !quiet { Self.complain("warning: \(line)\n") }
  }

  /// Does a subcommand's work; what goes wrong in it is said, and the exit code is 1.
  func run(_ work: () throws -> Void) throws {
    do { try work() } catch let code as ExitCode { throw code } catch {
      fail(error)
      throw ExitCode.failure
    }
  }

  private func fail(_ error: any Error) {
    let words = (error as? any Worded)?.words ?? "\(error)"
    guard let diagnostic = error as? Diagnostic else {
      return Self.complain("gradviz: \(words)\n")
    }
    try? pass(diagnostic.printed)
    for note in diagnostic.notes { warn(note) }
    // It names its own place, as compilers do.
    Self.complain(words + "\n")
  }

  /// Says what the parser of arguments has to say; returns the code to exit with.
  static func say(_ message: String, code: ExitCode) -> ExitCode {
    guard !message.isEmpty else { return code }
    guard code.isSuccess else {
      complain(message + "\n")
      return code
    }
    let console = Console(quiet: false, reportsToError: false)
    do { try console.run { try console.report([message]) } } catch { return .failure }
    return code
  }

  private static func complain(_ text: String) {
    // Where that is not possible there is nobody to tell.
    try? send(text, to: .standardError)
  }

  private func put(_ text: String, toError: Bool) throws(CommandError) {
    if toError { return Self.complain(text) }
    do { try Self.send(text, to: .standardOutput) } catch { throw .notPut(error) }
  }

  /// The one way of text to a terminal: what would steer it is shown in its place.
  private static func send(_ text: String, to file: FileDescriptor) throws(Errno) {
    try write(Array(text.withoutControlsInLines.utf8), to: file)
  }

  /// Writes a piece of a picture to standard output as it is, unless a terminal would read it.
  func put(_ bytes: [UInt8]) throws(CommandError) {
    if isatty(FileDescriptor.standardOutput.rawValue) != 0 {
      guard let text = String(validating: bytes, as: UTF8.self) else { throw .notForTerminals }
      return try put(text, toError: false)
    }
    do { try Self.write(bytes, to: .standardOutput) } catch { throw .notPut(error) }
  }

  private static func write(_ bytes: [UInt8], to file: FileDescriptor) throws(Errno) {
    do { try file.writeAll(bytes) } catch { throw error as? Errno ?? .ioError }
  }
}

extension ComputationGraph {
  /// The graph in one line: the value that was differentiated, and how much there is.
  func summary(precision: Int) -> String {
    let parameters = nodes.filter(\.isParameter)
    let numbers = parameters.reduce(0) { $0 + $1.size }
    var counts = counted(nodes.count, "value") + ", " + counted(parameters.count, "parameter")
    if numbers != parameters.count { counts += " (\(counted(numbers, "number")))" }
    guard let output = output.map({ nodes[$0] }) else { return counts }
    let value =
      output.isScalar
      ? NumberFormat.significant(max(precision, 6)).string(output.data?.first ?? .nan)
      : "a tensor of shape \(output.shape)"
    return "\((output.label ?? output.name ?? "output").withoutControls) = \(value)   \(counts)"
  }
}
