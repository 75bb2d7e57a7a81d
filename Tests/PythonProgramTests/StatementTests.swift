// Statements: assignment, loops, scopes, imports, and what tutorials have besides.

import Micrograd
import Testing

@testable import PythonProgram

@Suite struct StatementTests {
  private let imports = "import torch\nfrom torch.profiler import record_function\n"

  @Test func assignmentsGiveTheFirstName() throws {
    let run = try run(
      imports + """
        a = b = torch.tensor(2.0, requires_grad=True)
        c, d = a * 3, a + 1
        a = c * d
        a.backward()
        """)
    #expect(run.names.map(\.name) == ["a", "b", "c", "d"])
    #expect(run.names[1].tensor.name == "a")  // the older value keeps its name
    #expect(run.output.name == "a")
    #expect(run.output.item == 18)
    #expect(run.names[1].tensor.grad?.item == 15)
  }

  @Test func severalStatementsStandOnALine() throws {
    let run = try run("import torch; x = torch.tensor(3.0, requires_grad=True); y = x * x;\n")
    #expect(run.output.item == 9)
    #expect(run.names.first?.tensor.grad?.item == 6)
  }

  @Test func labelsAreSetByAttributeAndArgument() throws {
    let run = try run(
      "from micrograd.engine import Value\na = Value(2.0, label='α')\nb = a * 3; b.label = 'a·3'\n")
    let nodes = run.output.graph().nodes
    #expect(nodes.compactMap(\.label) == ["α", "a·3"])
    #expect(nodes.map(\.origin) == [.parameter, .constant, .result])
  }

  @Test func augmentedAssignmentComputesANewValue() throws {
    let run = try run(
      imports + "x = torch.tensor(2.0, requires_grad=True)\ny = x * 1\ny += x\ny *= 3\ny **= 2\n")
    #expect(run.output.item == 144)
    #expect(run.names[0].tensor.grad?.item == 144)
    let python = "k = 7; k += 1; k -= 2; k *= 5; k /= 4; k //= 2; k **= 3; k %= 5"
    #expect(try printed(python + "; print(k)") == "2.0\n")
  }

  @Test func inPlaceChangesReachEveryNameOfATensor() throws {
    #expect(
      try printed("x = torch.tensor([1.0, 2.0]); y = x; y += 1; print(x)")
        == "tensor([2., 3.])\n")
    #expect(try printed("a = [1]; b = a; b += [2]; b.append(3); print(a)") == "[1, 2, 3]\n")
  }

  @Test func loopsAreUnrolled() throws {
    let run = try run(
      imports + """
        h = torch.tensor(1.0, requires_grad=True)
        for i in range(3):
            h = h * (i + 1)
        for name, factor in zip(['a', 'b'], [2.0, 5.0]):
            h = h * factor
        for i, x in enumerate([h, h]):
            h = h + i * x
        """)
    #expect(run.output.item == 120)
    #expect(run.output.graph().nodes.count { $0.operation?.name == "mul" } == 7)
    #expect(
      try printed("for row in torch.eye(2): print(row)") == "tensor([1., 0.])\ntensor([0., 1.])\n")
  }

  @Test func scopesNestAndTakeNamesFromFStrings() throws {
    let run = try run(
      imports + """
        x = torch.tensor(0.5, requires_grad=True)
        with record_function("outer"):
            for i in range(2):
                with record_function(f"step{i}"):
                    x = torch.tanh(x)
        """)
    let graph = run.output.graph()
    #expect(graph.scopes.map(\.name) == ["outer", "step0", "step1"])
    #expect(graph.path(ofScope: graph.nodes[2].scope) == ["outer", "step1"])
  }

  @Test func everyValueKnowsItsLine() throws {
    let run = try run(
      "import torch\n\nw = torch.tensor(\n  3.0, requires_grad=True)\ny = (w * 2\n  + 1)\n")
    #expect(
      run.output.graph().nodes.map { $0.source ?? "" } == [
        "test.py:3", "test.py:5", "test.py:5", "test.py:5", "test.py:5",
      ])
  }

  @Test func theLastScalarIsDifferentiatedWithoutBackward() throws {
    let source = imports + "w = torch.tensor([1.0, 2.0], requires_grad=True)\nl = (w * w).sum()\n"
    #expect(try run(source).names[0].tensor.grad?.elements == [2, 4])
    #expect(try run(source + "v = w * 2\nrate = torch.tensor(0.1)\n").output.name == "l")
  }

  @Test func drawDotSaysWhatToDraw() throws {
    let source = imports + "x = torch.tensor(2.0, requires_grad=True)\ny = x * x\nz = y * 3\n"
    let drawn = try run(source + "z.backward()\ndraw_dot(y)\n")
    #expect(drawn.output.name == "y")
    #expect(drawn.output.grad?.item == 3)
    let alone = try run(source + "draw_dot(y)\n")
    #expect(alone.output.grad?.item == 1)
  }

  @Test func theLastComputationIsDrawnWhereTheOneAskedForIsGone() throws {
    let round = "y = x * x\ny.backward()\n"
    let run = try run(
      imports + "x = torch.tensor(2.0, requires_grad=True)\nz = x * 3\ndraw_dot(z)\nz.backward()\n"
        + round + round)
    #expect(run.output.name == "y")
    #expect(run.notes.count == 1)
  }

  @Test func ofSeveralOutputsTheFirstIsDrawn() throws {
    let run = try run(
      imports + "x = torch.tensor(2.0, requires_grad=True)\ny = x * 3\ndraw_dot((y, x * 2))\n")
    #expect(run.output.name == "y")
    #expect(run.notes == ["test.py:5: of 2 values the first is drawn"])
  }

  @Test func aValueWithoutGradientsIsDrawnWithARemark() throws {
    let run = try run("import torch\ny = torch.tensor(2.0) * 3\n")
    #expect(run.output.item == 6)
    #expect(
      run.notes == [
        "test.py:2: no gradients: nothing that the value was computed from requires one"
      ])
  }

  @Test func notebooksThatClearTheirOutputClearTheLine() throws {
    let run = try run(
      imports + "from IPython import display\ndisplay.clear_output(wait=True)\nx = torch.ones(1)\n")
    #expect(run.printed == "\u{1B}[2K\r")
  }

  @Test func harmlessIdiomsOfTutorialsRun() throws {
    let run = try run(
      """
      \"\"\"A docstring.\"\"\"
      import numpy as np
      import matplotlib.pyplot as plt
      import torch
      import torch.nn as nn, torch.nn.functional as F
      torch.manual_seed(0)
      x1 = torch.Tensor([2.0]).double(); x1.requires_grad = True
      w1 = torch.Tensor([-3.0]).double(); w1.requires_grad = True
      if __name__ == "__main__":
          o = torch.tanh(x1 * w1 + 6.5)
          o.retain_grad()
          print(o.data.item(), f"{o.item():.4f}")
          o.backward()
          print('x1', x1.grad.item(), x1.grad is None)
      """)
    #expect(run.output.name == "o")
    let slope = try #require(run.names.first?.tensor.grad?.item)
    #expect(run.printed == "\(run.output.item) 0.4621\nx1 \(slope) False\n")
  }

  @Test func parametersAreUpdatedWithoutGradients() throws {
    let run = try run(
      imports + """
        w = torch.tensor(1.0, requires_grad=True)
        for step in range(4):
            loss = (w - 3.0) ** 2
            loss.backward()
            with torch.no_grad():
                w -= 0.25 * w.grad
            w.grad.zero_()
        """)
    #expect(run.names.first?.tensor.item == 2.875)
    #expect(run.output.item == 0.0625)
    let graph = run.output.graph()
    #expect(graph.nodes.first?.data == [2.75])  // as it was when the loss was computed
  }

  @Test(arguments: [".requires_grad_()", "; x.requires_grad = True"])
  func whatIsComputedFromConstantsCanBecomeAParameter(_ change: String) throws {
    let run = try run(
      imports + "x = torch.linspace(0, 1, 12).reshape(4, 3)\(change)\ny = (x * x).sum()\n")
    #expect(run.names[0].tensor.isLeaf)
    #expect(run.names[0].tensor.shape == [4, 3])
    #expect(run.names[0].tensor.grad?.elements == run.names[0].tensor.elements.map { 2 * $0 })
    #expect(run.output.graph().nodes.map { $0.operation?.name } == [nil, "mul", "sum"])
    #expect(
      try printed(
        "x = drawn * 2\nprint(x.is_leaf, x.detach().is_leaf)\nprint(torch.ones(2).exp().is_leaf)")
        == "False True\nTrue\n")
  }

  @Test func branchesFollowTheirConditions() throws {
    let source = """
      for i in range(4):
          if i % 2 == 0:
              print(i, 'even')
          elif i == 3:
              print(i, 'three')
          else: print(i)
      """
    #expect(try printed(source) == "0 even\n1\n2 even\n3 three\n")
    #expect(try printed("if drawn > 0:\n  print('positive')\nelse:\n  print(y)") == "positive\n")
    #expect(try printed("if []:\n  print(1)\nprint(2)") == "2\n")
  }

  @Test func loopsCanEndEarly() throws {
    let source = """
      for i in range(5):
          for j in range(5):
              if j > i: break
              with torch.no_grad():
                  if j == 1: continue
              print(i, j)
          if i == 2: break
      """
    #expect(try printed(source) == "0 0\n1 0\n2 0\n2 2\n")
  }

  @Test func annotationsAndAssertionsRun() throws {
    #expect(try printed("x: torch.Tensor = drawn * 2\ny: int\nprint(x.item())") == "2.0\n")
    #expect(try printed("assert torch.allclose(drawn, drawn + 1e-9), 'near'\nassert (1)") == "")
    #expect(message("assert 1 > 2") == "AssertionError")
    #expect(message("assert False, f'x is {1 + 1}'") == "AssertionError: x is 2")
  }

  @Test func descentMovesParameters() throws {
    let source = """
      import torch.optim as optim
      w = torch.tensor([1.0, 2.0], requires_grad=True)
      b = torch.tensor(0.5, requires_grad=True)
      opt = optim.SGD([w, b], lr=0.1, momentum=0.5)
      for step in range(2):
          opt.zero_grad()
          loss = (w * w).sum() + b
          loss.backward()
          opt.step()
      """
    let run = try run(imports + source)
    // 1 − 0.1·2 = 0.8, then the velocity is 0.5·2 + 1.6.
    #expect(agree(run.names.first { $0.name == "w" }!.tensor.elements, [0.54, 1.08]))
    #expect(agree(run.names.first { $0.name == "b" }!.tensor.elements, [0.25]))
    #expect(agree(run.output.item, 0.8 * 0.8 + 1.6 * 1.6 + 0.4))
  }

  @Test func leavesInAListAreNamedByTheirPlace() throws {
    let run = try run(
      imports + """
        b = torch.tensor(1.0, requires_grad=True)
        w = [torch.tensor(2.0, requires_grad=True), torch.tensor(3.0, requires_grad=True), b]
        v = ([w[0] * 2, torch.tensor(4.0)], torch.tensor(5.0))
        again = w
        y = w[0] * w[1] + w[2] * v[0][1] * v[1]
        """)
    #expect(
      run.output.graph().nodes.filter(\.isLeaf).compactMap(\.name)
        == ["w[0]", "w[1]", "b", "v[0][1]", "v[1]"])
  }

  @Test func backwardStartsFromAGivenGradient() throws {
    let run = try run(
      imports + """
        x = torch.tensor([1.0, 2.0], requires_grad=True)
        y = x * x
        y.backward(torch.tensor([1.0, 10.0]))
        """)
    #expect(run.names[0].tensor.grad?.elements == [2, 40])
    #expect(run.output.name == "y")
  }

  @Test func micrograds() throws {
    let run = try run(
      """
      import micrograd as mg
      a = mg.engine.Value(-4.0)
      b = mg.Value(2)
      c = (a + b).relu() + b ** 3 - 2 / b
      c.backward()
      print(c.data, b.grad, a)
      """)
    #expect(run.printed == "7.0 12.5 Value(data=-4.0, grad=0.0)\n")
  }
}
