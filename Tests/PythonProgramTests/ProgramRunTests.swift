// What a run gives besides its output: its parameters, and what was printed before an error.

import Micrograd
import Testing

@testable import PythonProgram

@Suite struct ProgramRunTests {
  private let imports = "import torch\n"

  @Test func anErrorCarriesWhatWasPrintedBeforeIt() throws {
    let diagnostic = try #require(throws: Diagnostic.self) {
      try run(
        imports + """
          x = torch.tensor(1.0, requires_grad=True)
          print("loss", x.item())
          y = torch.tensor([x, x])
          print("end", end="")
          y.backward()
          """)
    }
    #expect(diagnostic.printed == "loss 1.0\nend")
    #expect(diagnostic.notes.count == 1 && diagnostic.notes[0].hasPrefix("test.py:4: torch.tensor"))
    #expect(diagnostic.line == 6)
  }

  @Test func remediesAreWordedByWhoeverRunsTheProgram() throws {
    let diagnostic = try #require(throws: Diagnostic.self) {
      try run("for i in range(9): pass", limits: ProgramLimits(maxOperations: 5))
    }
    #expect(diagnostic.remedy == .raise(.operations, to: 50) && diagnostic.hint == nil)
    #expect(diagnostic.description { "\($0)!" }.hasSuffix("hint: \(diagnostic.remedy!)!"))
  }
}
