// What a misspelt name was probably meant to be.

import Testing

@testable import ComputationGraph

@Suite struct SuggestionTests {
  @Test func twoLettersInTheWrongOrderAreOneMistake() {
    #expect(suggestion(for: "tahn", among: ["tan", "tanh"]) == "tanh")
    #expect(suggestion(for: "smu", among: ["sub", "sum"]) == "sum")
    #expect(suggestion(for: "gird", among: ["grid", "git"]) == "grid")
    #expect(suggestion(for: "abcd", among: ["badc"]) == nil)
  }

  @Test func theFirstOfTheNearestIsMeant() {
    #expect(suggestion(for: "sinn", among: ["sing", "sink"]) == "sing")
    #expect(suggestion(for: "x", among: ["y"]) == nil)
    #expect(suggestion(for: String(repeating: "x", count: 1000), among: ["x"]) == nil)
  }
}
