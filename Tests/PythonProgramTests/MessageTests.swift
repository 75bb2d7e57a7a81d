// What errors say, against the last lines of CPython 3.11, PyTorch 2.13 and NumPy.

import Foundation
import Testing

@testable import PythonProgram

/// `Resources/messages.txt` holds programs that fail, and the last line that CPython says of each:
/// `record_messages.py` beside it records them.
@Suite struct MessageTests {
  private static let folder =
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Resources")

  /// Programs with the messages that are recorded.
  private static func cases(_ name: String) throws -> [(program: String, message: String)] {
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return text.components(separatedBy: "=====\n").dropFirst().map { block in
      let parts = block.components(separatedBy: "\n-----\n")
      return (parts[0], parts.last?.trimmingCharacters(in: .newlines) ?? "")
    }
  }

  private func message(_ program: String) -> String {
    do throws(Diagnostic) {
      _ = try PythonProgram.run(source: program + "\n", file: "test.py", limits: smallLimits)
      return "no error"
    } catch {
      return error.isComplete ? "no error" : plain(error.message)
    }
  }

  /// A message in one line, without the module that the exception's name is in.
  private func plain(_ message: String) -> String {
    message.replacing(/^numpy\.[a-z_.]*\./, with: "")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func saysWhatPythonSays() throws {
    let cases = try Self.cases("messages.txt")
    #expect(cases.count > 600)
    for (program, theirs) in cases {
      #expect(message(program) == plain(theirs), "\(program)")
    }
  }

  /// Where ours is another text, both are written down: `theirs` is CPython's, `ours` what is said
  /// here. A difference that is gone belongs into `messages.txt`.
  @Test func differencesAreTheKnownOnes() throws {
    let cases = try Self.cases("message_differences.txt")
    #expect(!cases.isEmpty)
    for (program, messages) in cases {
      let lines = messages.components(separatedBy: "\n")
      #expect("ours: " + message(program) == lines.last, "\(program)")
      #expect(lines.last?.dropFirst(6) != lines.first?.dropFirst(8), "\(program)")
    }
  }

  @Test func whatIsCaughtSaysTheSame() throws {
    let cases = try Self.cases("messages.txt")
    var count = 0
    for (program, theirs) in cases where !theirs.hasPrefix("SyntaxError") {
      guard !theirs.contains("Indentation"), !theirs.contains("TabError"),
        !program.contains("try:"),
        !theirs.hasPrefix("SystemExit")
      else { continue }
      let body = program.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "    " + $0 }.joined(separator: "\n")
      // In a function's place, a name of the program would be another one.
      guard !program.contains("UnboundLocal"), !program.contains("import *") else { continue }
      let caught =
        "try:\n\(body)\nexcept BaseException as e:\n    print(type(e).__name__ + ': ' + str(e))\n"
      var printed = ""
      do throws(Diagnostic) {
        printed = try PythonProgram.run(source: caught, file: "test.py", limits: smallLimits)
          .printed
      } catch {
        printed = error.printed
        // What there is not is found where it is used, whoever would catch it.
        guard error.isComplete else {
          #expect(error.message.hasPrefix("ModuleNotFoundError"), "\(program): \(error.message)")
          continue
        }
      }
      let line = printed.split(separator: "\n").last.map(String.init) ?? ""
      let said = plain(theirs)
      #expect(plain(line) == (said.contains(":") ? said : said + ":"), "\(program)")
      count += 1
    }
    #expect(count > 300)
  }
}
