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
      ("[1.e5]", 1, 2, .number),
      ("[-]", 1, 2, .number),
      ("[\"\\u00g0\"]", 1, 7, .string),
      ("\u{FEFF}[1 2]", 1, 4, .separator),
      ("{}\n}", 2, 1, .rest),
      ("[1,\r\n\r\n x]", 3, 2, .value),
    ] as [(String, Int, Int, JSONFault.Kind)])
  func findsTheFirstFault(text: String, line: Int, column: Int, kind: JSONFault.Kind) {
    let fault = JSONFault(line: line, column: column, kind: kind)
    #expect(throws: GraphReadingError.notJSON(fault)) { try ComputationGraph(json: text) }
  }

  @Test(arguments: [
    "1", "-0.5e+10", "[1e999]", "null", "\"\\u00e9\\\"\"", "[]", "{}",
    "[[], {}, [1, 2, {\"a\": {}}]]",
    "\u{FEFF} {\"a\": [true, false], \"b\": \"\"}\r\n",
  ])
  func findsNoneInJSON(text: String) {
    #expect(throws: GraphReadingError.notAGraph(format: nil)) { try ComputationGraph(json: text) }
  }

  @Test func readsDeepNestingWithoutRecursion() {
    let fault = JSONFault(line: 1, column: 1_000_001, kind: .end)
    #expect(throws: GraphReadingError.notJSON(fault)) {
      try ComputationGraph(json: String(repeating: "[", count: 1_000_000))
    }
  }
}
