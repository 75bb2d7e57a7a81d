// Errors as their readers see them: message, line, caret and hint, against recorded texts.

import Foundation
import Testing

@testable import PythonProgram

/// `Resources/errors.txt` holds programs and the complaint about each. With the environment
/// variable `RECORD_ERRORS` the complaints are written anew instead of compared.
@Suite struct ErrorTests {
  private let file = testFolder.appendingPathComponent("Resources/errors.txt")

  @Test func complaintsAreTheRecordedOnes() throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let blocks = text.components(separatedBy: "=====\n").dropFirst()
    #expect(blocks.count > 100)
    var recorded = ""
    for block in blocks {
      let parts = block.components(separatedBy: "\n-----\n")
      let source = try #require(parts.first)
      let now = complaint(source + "\n")
      recorded += "=====\n\(source)\n-----\n\(now)\n\n"
      guard ProcessInfo.processInfo.environment["RECORD_ERRORS"] == nil else { continue }
      #expect(parts.last?.trimmingCharacters(in: .newlines) == now, "\(source)")
    }
    if ProcessInfo.processInfo.environment["RECORD_ERRORS"] != nil {
      try recorded.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  @Test func caretsStandUnderTheirPlace() {
    // Wide characters take two columns, a tab stays a tab, and control characters are not shown.
    #expect(complaint("x = '日本', 1 + 'a'").hasSuffix("\n    |             ~~^~~~~"))
    #expect(
      complaint("for i in range(1):\n\tx = 1 +\u{7} 2") == """
        test.py:2:9: error: SyntaxError: invalid non-printable character U+0007
          2 | \tx = 1 +\u{FFFD} 2
            | \t       ^
        """)
    let long = complaint("x = [" + String(repeating: "1, ", count: 1000) + "y]")
    #expect(long.hasPrefix("test.py:1:3006: error: NameError: name 'y' is not defined\n"))
    #expect(long.components(separatedBy: "\n").allSatisfy { $0.count < 130 })
    #expect(long.contains("1, y]\n"))
  }

  @Test func positionsCountCharacters() throws {
    let diagnostic = try #require(throws: Diagnostic.self) { try run("ä = 1\r\nü = ä + é\r\n") }
    #expect(diagnostic.line == 2)
    #expect(diagnostic.column == 9)
    #expect(diagnostic.lineText == "ü = ä + é")
    #expect(diagnostic.hint == nil)
  }

  @Test func aFileMustBeUTF8() throws {
    let diagnostic = try #require(throws: Diagnostic.self) {
      try PythonProgram.run(utf8: Array("x = 1\ny = '".utf8) + [0xFF, 0x27], file: "latin.py")
    }
    #expect(
      diagnostic.description == """
        latin.py:2:6: error: the program is not UTF-8 text here
          2 | y = '\u{FFFD}'
            |      ^
        hint: save the file as UTF-8
        """)
  }
}
