// What a misspelt name was probably meant to be.

import Foundation
import Testing

@testable import PythonProgram

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

  @Test(arguments: [
    ("y = tahn(2.0)", "did you mean 'tanh'? add 'from torch import tanh'"),
    ("y = cros_entropy(2.0)", "did you mean 'cross_entropy'? add 'from torch.nn.functional import"),
    ("tahm = 1; y = tahn(2.0)", "did you mean 'tahm'?"),
    ("y = ragne(2)", "did you mean 'range'?"),
    ("y = Fx + 1", "^~"),
    ("import torch; y = torch.ones(2).tahn()", "did you mean 'tanh'?"),
    ("import torch; y = torch.tahn(torch.ones(2))", "did you mean 'tanh'?"),
  ])
  func namesThatAreNotImportedAreSuggestedToo(_ source: String, _ hint: String) {
    let lines = complaint(source).components(separatedBy: "\n")
    #expect(lines.last?.contains(hint) == true, "\(lines)")
  }
}
