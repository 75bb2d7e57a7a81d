// What a misspelt name in a program was probably meant to be.

import Foundation
import Testing

@testable import PythonProgram

@Suite struct NameSuggestionTests {
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
