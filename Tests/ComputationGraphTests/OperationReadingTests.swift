// Operations and formulas in files: what is refused, in which words, and that nothing can be asked
// for that a machine cannot do.

import Testing

@testable import ComputationGraph

@Suite struct OperationReadingTests {
  @Test(
    arguments: [
      (
        #""id": "neg""#, #""id": "sum""#,
        #"operation "sum": an earlier operation has this id; every operation needs its own"#
      ),
      (#""id": "neg", "#, "", #"operations[1]: the key "id" is missing"#),
      (#""name": "sum", "#, "", #"operations[0]: the key "name" is missing"#),
      (
        #""symbol": "−""#, #""symbol": 1"#,
        "operations[1].symbol: this must be a text in quotes, or null"
      ),
      (#""isGate": false"#, #""isGate": 0"#, "operations[1].isGate: this must be true or false"),
      (
        #""settings": {"dim": 0}"#, #""settings": [0]"#,
        "operations[0].settings: this must be an object of numbers, texts, booleans, nulls, and lists of these"
      ),
      (
        #""dim": 0"#, #""dim": {}"#,
        "operations[0].settings.dim: this must be a number, a text, true, false, null, or a list of these"
      ),
      (
        #"[{"local": -1.0}]"#, "7",
        #"operations[1].rules: this must be a list of objects with "local" or "pullback", or null"#
      ),
      (#"{"local": -1.0}"#, "7", "operations[1].rules[0]: this must be an object"),
      (#"{"local": -1.0}"#, "{}", #"operations[1].rules[0]: the key "pullback" is missing"#),
      (#"{"local": -1.0}"#, "null", nil),
    ] as [(String, String, String?)])
  func refusesDamagedOperations(part: String, damage: String, message: String?) {
    expectReading(sampleJSON(replacing: part, with: damage), fails: message)
  }

  @Test(
    arguments: [
      (
        #""z0""#,
        #": "z0" is no symbol: these are "y", "upstream", "x0", "x1" and so on; a name is written {"name": "a"}"#
      ),
      (
        "true",
        ": this must be a formula: a number, a symbol in quotes, a list or an object; or null"
      ),
      (
        "[1, 2]",
        #": a formula that is a list begins with its sign, as in ["mul", "x0", "x1"]"#
      ),
      ("[]", #": a formula that is a list begins with its sign, as in ["mul", "x0", "x1"]"#),
      (
        #"["exp", ["softmax", "x0"]]"#,
        #"[1]: "softmax" is no sign and no function; write other operations as {"operation": "name", "operands": ["x0"]}"#
      ),
      (#"["mul", "x0"]"#, #": "mul" takes 2 operands, here are 1"#),
      (#"["<", "x0", 0, 1]"#, #": "<" takes 4 operands, here are 3"#),
      (#"{"operation": "f"}"#, #": the key "operands" is missing"#),
      (#"{"operands": []}"#, #": the key "operation" is missing"#),
      (#"{"operation": "f", "operands": "x0"}"#, ".operands: this must be a list of formulas"),
      (
        #"{"operation": "f", "operands": [["add", 1, {"operation": "g", "operands": ["x"]}]]}"#,
        #".operands[0][2].operands[0]: "x" is no symbol: these are "y", "upstream", "x0", "x1" and so on; a name is written {"name": "a"}"#
      ),
      (#"{"name": 1}"#, ".name: this must be a text in quotes"),
      (#"{"joined": {}}"#, ".joined: this must be a list of formulas"),
      (
        #"{"operation": "f", "settings": {"k": {}}, "operands": []}"#,
        ".settings.k: this must be a number, a text, true, false, null, or a list of these"
      ),
      (#""NaN""#, nil),
      ("null", ""),
    ] as [(String, String?)])
  func refusesDamagedFormulas(formula: String, message: String?) {
    // Where a formula may be left out, null is none.
    let isNone = message?.isEmpty ?? false
    for (part, place) in [
      (#"["neg", "x0"]"#, "operations[1].value"), ("-1.0", "operations[1].rules[0].local"),
    ] {
      let needed = isNone && place.hasSuffix("local")
      expectReading(
        sampleJSON(replacing: part, with: formula),
        fails: needed
          ? #"operations[1].rules[0]: the key "pullback" is missing"#
          : isNone ? nil : message.map { place + $0 })
    }
  }

  @Test func refusesFormulasThatNestTooDeeply() {
    func json(depth: Int) -> String {
      sampleJSON(
        replacing: #"["neg", "x0"]"#,
        with: String(repeating: #"["neg", "#, count: depth) + "1"
          + String(repeating: "]", count: depth))
    }
    #expect((try? ComputationGraph(json: json(depth: 90))) != nil)
    #expect {
      try ComputationGraph(json: json(depth: 200))
    } throws: {
      "\($0)".hasPrefix("operations[1].value[1][1]")
        && "\($0)".hasSuffix(": the formula is nested too deeply; 100 lists are the most")
    }
    #expect(throws: GraphReadingError.notJSON(nil)) {
      try ComputationGraph(json: json(depth: 100_000))
    }
  }

  @Test func refusesSettingsThatNestTooDeeply() {
    let lists = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(throws: GraphReadingError.notJSON(nil)) {
      try ComputationGraph(json: sampleJSON(replacing: #""dim": 0"#, with: "\"dim\": \(lists)"))
    }
  }

  /// Each application doubles what is written out.
  @Test func refusesFormulasThatGrowWithoutEnd() {
    var formula = #""x0""#
    for _ in 0..<40 {
      formula = #"{"operation": "f", "operands": [\#(formula)], "written": ["add", "x0", "x0"]}"#
    }
    #expect {
      try ComputationGraph(json: sampleJSON(replacing: #"["neg", "x0"]"#, with: formula))
    } throws: {
      "\($0)".hasSuffix(": the formula has more than 10000 parts when it is written out")
    }
  }
}
