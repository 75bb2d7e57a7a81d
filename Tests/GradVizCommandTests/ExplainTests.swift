// `gradviz explain` as its users type it.

import Foundation
import TestSupport
import Testing

@Suite struct ExplainTests {
  private let neuron = """
    import torch
    x1 = torch.tensor(2.0, requires_grad=True)
    w1 = torch.tensor(-3.0, requires_grad=True)
    k = torch.tensor(5.0)
    n = x1 * w1 + k
    print("n is", n.item())
    o = torch.tanh(n)
    o.backward()
    """

  @Test func aProgramIsExplained() throws {
    let line = try CommandLine()
    try line.write(neuron.replacing("5.0", with: "6.0"), to: "neuron.py")
    let result = try line.run("explain", "neuron.py", "--with-respect-to", "w1")
    #expect(
      result.output == """
        ∂o/∂w1 = 2

        One path leads from o back to w1. The gradient is the product of the local derivatives along it.

        Local derivatives:
          ∂o/∂n        = 1 − o² = 1
          ∂n/∂(x1·w1)  = 1
          ∂(x1·w1)/∂w1 = x1 = 2

          o ← n ← x1·w1 ← w1
            (1 − o²) · 1 · x1
            1 × 1 × 2 = 2

        Sum over 1 path: 2, the recorded gradient.

        """)
    #expect(result.code == 0 && result.errors == "n is 0.0\n")
    #expect(try line.files() == ["neuron.py"])
  }

  @Test func otherFormats() throws {
    let line = try CommandLine()
    let markdown = try line.run("explain", "-", "-w", "w1", "--format", "markdown", input: neuron)
    #expect(markdown.output.hasPrefix("### ∂o/∂w1 = ") && markdown.output.contains("|:--|:--|--:|"))
    let latex = try line.run("explain", "-", "-w", "w1", "--format", "latex", input: neuron)
    #expect(latex.output.contains(#"\frac{\partial o}{\partial n} &= 1 - o^{2}"#))
    #expect(latex.output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func formulasAndSavedGraphs() throws {
    let line = try CommandLine()
    let formula = try line.run("explain", "-e", "x*x", "--let", "x=3", "-w", "x")
    #expect(formula.output.contains("Sum over 2 paths: 3 + 3 = 6, the recorded gradient."))
    let json = try line.run("-", "-T", "json", "--contributions", "-q", input: neuron).output
    let direct = try line.run("explain", "-", "-w", "w1", input: neuron)
    #expect(try line.run("explain", "-", "-w", "w1", input: json).output == direct.output)
    #expect(try line.run("explain", "-", "-w", "n1", input: json).output == direct.output)
    let plain = try line.run("-", "-T", "json", "-q", input: neuron).output
    #expect(try line.run("explain", "-", "-w", "w1", input: plain).output == direct.output)
  }

  @Test func manyPathsAreSummedByNode() throws {
    let line = try CommandLine()
    let program = """
      import torch
      x = torch.tensor(0.5, requires_grad=True)
      y = x
      for i in range(40):
        y = y * y + y
      z = torch.tanh(y)
      z.backward()
      """
    let result = try line.run("explain", "-", "-w", "x", "--max-values", "3", input: program)
    #expect(result.output.contains("About 1.22e19 paths lead from z back to x, too many to list"))
    #expect(result.output.contains("values in between left out"))
    #expect(result.code == 0)
    let listed = try line.run(
      "explain", "-e", "(x*x + x)*x", "--let", "x=2", "-w", "x", "--max-paths", "3")
    #expect(listed.output.contains("the limit is 3"))
  }

  @Test func tensorsAreExplainedByTheirRules() throws {
    let line = try CommandLine()
    let result = try line.run(
      "explain", "-e", "tanh(W @ x).sum()", "--let", "W=[[1,2],[3,4]]", "--let", "x=[0.1,0.2]",
      "-w",
      "W")
    #expect(result.output.contains("There are tensors on the way"))
    #expect(result.output.contains("upstream · (1 − tanh(W @ x)²) = "), "\(result.output)")
    #expect(result.output.contains("the recorded gradient."))
  }

  @Test func whatCannotBeExplainedSaysWhy() throws {
    let line = try CommandLine()
    for (name, words) in [
      ("w2", "There is no value called w2. Did you mean w1?"), ("k", "it is a constant"),
      ("n99", "no value called n99"),
    ] {
      let result = try line.run("explain", "-", "-w", name, input: neuron)
      #expect(result.code == 1 && result.errors.contains(words), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
    for arguments in [
      ["--max-paths", "-1"], ["--max-values", "0"], ["-T", "svg"], ["-o", "a.bmp"],
      ["--format", "html"],
    ] {
      let result = try line.run(
        "explain", "x.py", "-w", "x", arguments[0], arguments[1])
      #expect(result.code == 64, "\(arguments) \(result.errors)")
    }
    #expect(try line.run("explain", "x.py").code == 64)
  }

  @Test(.needsDot)
  func thePathsStandOutInPictures() throws {
    let line = try CommandLine()
    let result = try line.run(
      "explain", "-", "-w", "w1", "-o", "why.svg", "-o", "why.png", "-o", "why.dot", input: neuron)
    #expect(result.code == 0 && result.errors.contains("wrote why.svg"))
    #expect(try line.files() == ["why.dot", "why.png", "why.svg"])
    let svg = try line.read("why.svg")
    #expect(svg.contains("class=\"node parameter faded\"") && svg.contains("stroke-width=\"5\""))
    let piped = try line.run("explain", "-", "-w", "w1", "-o", "-", "-T", "svg", input: neuron)
    #expect(piped.output.contains("<svg") && !piped.output.contains("Sum over"))
    #expect(piped.errors.contains("Sum over 1 path"))
  }
}
