// What a run gives besides its output: its parameters, and what was printed before an error.

import Micrograd
import Testing

@testable import PythonProgram

@Suite struct ProgramRunTests {
  private let imports = "import torch\n"

  @Test func parametersAreThereWhetherTheOutputDependsOnThemOrNot() throws {
    let run = try run(
      imports + """
        unused = torch.tensor(7.0, requires_grad=True)
        w = [torch.tensor(1.0, requires_grad=True), (torch.tensor(2.0, requires_grad=True),)]
        again = w[0]
        constant = torch.tensor(3.0)
        gone = torch.tensor(4.0, requires_grad=True)
        opt = torch.optim.SGD([gone, torch.tensor(5.0, requires_grad=True), unused], lr=0.1)
        lost = torch.tensor(6.0, requires_grad=True)
        lost = y = w[0] * constant
        gone = 1
        """)
    #expect(run.parameters.map(\.item) == [7, 1, 2, 4, 5])
    #expect(run.output.graph().nodes.filter(\.isParameter).count == 1)
  }

  @Test func aParameterIsKnownByItsNewestTensor() throws {
    let run = try run(
      imports
        + "x = torch.ones(2)\nx.requires_grad_()\nt = (x, x)\nfor i in range(45): t = (t, t)\n"
        + "y = x.sum()\n")
    #expect(run.parameters.map(\.elements) == [[1, 1]])
  }

  @Test func parametersOfAFormulaAreThereUnused() throws {
    let run = try PythonProgram.evaluate(
      expression: "x * x", parameters: [("x", "3", "x"), ("b", "[1, 2]", "b")])
    #expect(run.parameters.map(\.shape) == [[], [2]])
  }

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

@Suite struct RandomRemarkTests {
  @Test(arguments: [
    ("import torch\n\nx = torch.randn(2)", 3), ("import torch.nn as nn\nm = nn.Linear(2, 1)", 2),
    ("import numpy as np\n\n\nx = np.random.randn(2)\nimport torch\ny = torch.ones(1)", 4),
  ]) func aRemarkSaysWhereSeedZeroIsTaken(_ source: String, _ line: Int) {
    var notes: [String] = []
    do throws(Diagnostic) {
      notes = try PythonProgram.run(source: source, file: "test.py").notes
    } catch {
      notes = error.notes
    }
    #expect(
      notes.contains(
        "test.py:\(line): random without a seed: seed 0 is taken, so that every run is the same"),
      "\(notes)")
  }
}
