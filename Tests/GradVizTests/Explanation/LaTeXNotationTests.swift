// Formulas in LaTeX's notation, and LaTeX that reads them where it is installed.

import ComputationGraph
import Foundation
import TestSupport
import Testing

@testable import GradViz

@Suite struct LaTeXNotationTests {
  static let formulas: [(Formula, String)] = [
    (1 - .power("o", 2), "1 - o^{2}"), ("x1" * "w1", "x_{1} \\cdot w_{1}"),
    (
      .sign(.matmul, [.upstream, .sign(.transpose, ["W"])]),
      "\\text{upstream} \\mathbin{@} W^{\\top }"
    ),
    (
      .sign(.matmul, [.upstream, .sign(.transpose, [.sign(.matmul, ["X", "Wv"])])]),
      "\\text{upstream} \\mathbin{@} (X \\mathbin{@} \\mathit{Wv})^{\\top }"
    ),
    (1 / (2 * .call(.sqrt, "x")), "1 / (2 \\cdot \\sqrt{x})"),
    (.call(.sqrt, "a" + "b"), "\\sqrt{a + b}"), (2 * .power("x", -12), "2 \\cdot x^{-12}"),
    (.power("x", "a" + 1), "x^{a + 1}"), (.power(.power("x", "y"), 2), "{(x^{y})}^{2}"),
    (
      .choice("x", .greater, 0, then: 1, otherwise: 0),
      "1 \\text{ if } x > 0 \\text{ else } 0"
    ),
    (
      .choice("c", .notEqual, 0, then: 1, otherwise: 0),
      "1 \\text{ where } c,\\, \\text{ else } 0"
    ),
    (
      .call(.sigmoid, "x") * (1 - .call(.sigmoid, "x")),
      "\\sigma (x) \\cdot (1 - \\sigma (x))"
    ),
    (
      .application(.init("softmax", settings: [Setting("dim", .number(1))]), ["a_b"]),
      "\\operatorname{softmax}(\\mathit{a\\_b},\\, \\text{dim=1})"
    ),
    (.call(.tanh, "x"), "\\tanh(x)"), (1.5e-20 * "x", "1.5 \\times 10^{-20} \\cdot x"),
    (Formula(-.infinity), "-\\infty "), (.constant(.twoOverRootPi), "2/\\sqrt{\\pi}"),
    ("a{b}\\c&d", "\\text{a\\{b\\}\\textbackslash{}c\\&d}"),
    ("\(.upstream) at the largest", "\\text{upstream}\\text{ at the largest}"),
  ]

  @Test(arguments: formulas)
  func formula(_ formula: Formula, _ expected: String) {
    let text = formula.written(LaTeXNotation()).replacing(#/ +/#, with: " ")
    #expect(text == expected.replacing(#/ +/#, with: " "))
  }

  @Test func names() {
    #expect(latexName("x") == "x" && latexName("x12") == "x_{12}")
    #expect(latexName("w_out") == "\\mathit{w\\_out}" && latexName("loss") == "\\mathit{loss}")
    #expect(latexName("θ") == "\\theta " && latexName("my $x") == "\\text{my \\$x}")
    #expect(latexName("权重") == "\\text{权重}" && latexName("") == "\\text{}")
    #expect(latexNumber("−1.5e−7") == "-1.5 \\times 10^{-7}")
  }

  /// All the graphs of these tests, and names that try to be commands.
  @Test(.enabled(if: installedProgram("pdflatex") != nil, "LaTeX (pdflatex) is not installed."))
  func itCompiles() throws {
    var documents = [
      try neuron().explanation(of: "w1").latex, try sharedOperands().explanation(of: "x").latex,
      try sharedOperands().explanation(of: "x", maxPaths: 0).latex,
    ]
    for name in [
      "\\end{align*}", "a & b \\\\", "x^2_3", "{", "}", "$%#~", "[1]", "*", "w'", "\"q\" <|>",
    ] {
      var graph = ComputationGraph()
      graph.append(
        Node(
          id: 0, name: name, origin: .parameter, shape: [2], data: [1, 2],
          grad: [.nan, -.infinity]))
      let words: Formula = "\(.power(.name(name), 2))²ᵀ^\(.name(name))√(√"
      graph.append(
        Node(
          id: 1, name: name, operation: OperationRecord("f", rules: [.pullback(words)]),
          inputs: [0],
          data: [1], grad: [1], edges: [Edge(contribution: [.nan, -.infinity])]))
      let root = Formula.call(.sqrt, .call(.sqrt, .name(name + "^^2²")))
      let output = graph.append(
        Node(
          id: 2, operation: OperationRecord("g", rules: [.local(root)]), inputs: [1], data: [1],
          grad: [1], edges: [Edge(local: [1e-20], contribution: [1e-20])]))
      graph.outputs = [Output(node: output, seed: [1])]
      documents.append(try graph.explanation(of: "n0").latex)
      documents.append(try graph.explanation(of: "n1").latex)
    }
    let folder = try ScratchFolder()
    let preamble = "\\documentclass{article}\\usepackage{amsmath}\\usepackage[T1]{fontenc}"
    let text =
      preamble + "\\begin{document}\n" + documents.joined(separator: "\n\n")
      + "\\end{document}\n"
    try folder.write(text, to: "a.tex")
    let result = try runProgram(
      #require(installedProgram("pdflatex")),
      ["-draftmode", "-interaction=nonstopmode", "a.tex"], in: folder)
    let log = try String(decoding: folder.bytes("a.log"), as: UTF8.self)
    let errors = log.split(separator: "\n").filter { $0.hasPrefix("!") || $0.hasPrefix("l.") }
    #expect(result.code == 0, "\(errors)")
  }
}
