// Where a text stops being JSON.

import Testing

@testable import ComputationGraph

@Suite struct JSONFaultTests {
  @Test(
    arguments: [
      ("", 1, 1, .end),
      ("{\n  \"a\": 1", 2, 9, .end),
      ("\"a", 1, 3, .end),
      ("\"a\\", 1, 4, .end),
      ("[1, ]", 1, 5, .value),
      ("[nul]", 1, 2, .value),
      ("{'a': 1}", 1, 2, .key),
      ("{\"a\": 1,}", 1, 9, .key),
      ("{\"权重\" 1}", 1, 7, .colon),
      ("[1 2]", 1, 4, .separator),
      ("{\"a\": [1}", 1, 9, .separator),
      ("[\"\\x\"]", 1, 4, .string),
      ("[\"a\nb\"]", 1, 4, .string),
      ("[1,\n -01]", 2, 2, .number),
      ("[1.]", 1, 2, .number),
      ("[1-2]", 1, 2, .number),
      ("[1e999]", 1, 2, .number),
      ("{}\n}", 2, 1, .rest),
      ("[1,\r\n\r\n x]", 3, 2, .value),
    ] as [(String, Int, Int, JSONFault.Kind)])
  func findsTheFirstFault(text: String, line: Int, column: Int, kind: JSONFault.Kind) throws {
    let fault = try #require(JSONFault(in: text.utf8))
    #expect(fault.line == line)
    #expect(fault.column == column)
    #expect(fault.kind == kind)
  }

  @Test(arguments: [
    "1", "-0.5e+10", "null", "\"\\u00e9\\\"\"", "[]", "{}", "[[], {}, [1, 2, {\"a\": {}}]]",
    "\u{FEFF} {\"a\": [true, false], \"b\": \"\"}\r\n",
  ])
  func findsNoneInJSON(text: String) {
    #expect(JSONFault(in: text.utf8) == nil)
  }

  @Test func readsDeepNestingWithoutRecursion() {
    #expect(JSONFault(in: String(repeating: "[", count: 1_000_000).utf8)?.kind == .end)
  }
}
