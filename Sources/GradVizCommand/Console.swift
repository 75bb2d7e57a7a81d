// What the command says: reports, warnings, errors.

import ArgumentParser
import ComputationGraph
import Foundation
import GradViz
import PythonProgram
import SystemPackage

/// Reports go to standard output, unless a picture goes there; the rest to standard error.
struct Console {
  let quiet: Bool
  let reportsToError: Bool

  func report(_ lines: [String]) {
    for line in lines where !quiet { put(line + "\n", toError: reportsToError) }
  }

  /// What a program printed, as it printed it; what is said next stands on a line of its own.
  func pass(_ text: String) {
    guard !quiet, let last = text.utf8.last else { return }
    put(last == UInt8(ascii: "\n") ? text : text + "\n", toError: reportsToError)
  }

  func warn(_ line: String) {
    if !quiet { put("warning: \(line)\n", toError: true) }
  }

  /// Does a subcommand's work; what goes wrong in it is said, and the exit code is 1.
  func run(_ work: () throws -> Void) throws {
    do { try work() } catch {
      fail(error)
      throw ExitCode.failure
    }
  }

  private func fail(_ error: any Error) {
    // Whoever read standard output has enough, as `head` has: nothing to complain about.
    if case CommandError.notPut(.brokenPipe) = error { return }
    let words = (error as? any Worded)?.words ?? "\(error)"
    guard let diagnostic = error as? Diagnostic else {
      return put("gradviz: \(words)\n", toError: true)
    }
    pass(diagnostic.printed)
    for note in diagnostic.notes { warn(note) }
    // It names its own place, as compilers do.
    put(words + "\n", toError: true)
  }

  private func put(_ text: String, toError: Bool) {
    _ = try? (toError ? FileDescriptor.standardError : .standardOutput).writeAll(text.utf8)
  }

  /// Writes standard output, whole.
  func put(_ bytes: [UInt8]) throws(CommandError) {
    // Graphviz's engine does so too, but not every format needs it.
    signal(SIGPIPE, SIG_IGN)
    do { try FileDescriptor.standardOutput.writeAll(bytes) } catch {
      throw .notPut(error as? Errno ?? .ioError)
    }
  }
}

extension ComputationGraph {
  /// The graph in one line: the value that was differentiated, and how much there is.
  func summary(precision: Int) -> String {
    func count(_ number: Int, _ noun: String) -> String {
      "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    let parameters = nodes.filter(\.isParameter)
    let numbers = parameters.reduce(0) { $0 + $1.size }
    var counts = count(nodes.count, "value") + ", " + count(parameters.count, "parameter")
    if numbers != parameters.count { counts += " (\(count(numbers, "number")))" }
    guard let output = output.map({ nodes[$0] }) else { return counts }
    let value =
      output.isScalar
      ? NumberFormat.significant(max(precision, 6)).string(output.data?.first ?? .nan)
      : "a tensor of shape \(output.shape)"
    return "\(output.label ?? output.name ?? "output") = \(value)   \(counts)"
  }
}
