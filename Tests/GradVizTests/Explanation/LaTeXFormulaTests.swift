// Rules in LaTeX's notation, and LaTeX that reads them where it is installed.

import ComputationGraph
import Foundation
import Testing

@testable import GradViz

@Suite struct LaTeXFormulaTests {
  @Test(arguments: [
    ("1 − o²", "1 - o^{2}"), ("x1·w1", "x_{1} \\cdot w_{1}"),
    ("upstream @ Wᵀ", "\\text{upstream}  \\mathbin{@}  W^{\\top }"),
    (
      "upstream @ (X @ Wv)ᵀ",
      "\\text{upstream}  \\mathbin{@}  (X \\mathbin{@}  \\mathit{Wv})^{\\top }"
    ),
    ("1 / (2·√x)", "1 / (2 \\cdot \\sqrt{x})"), ("√(a + b)", "\\sqrt{a + b}"),
    ("2·x⁻¹²", "2 \\cdot x^{-12}"), ("x^(a + 1)", "x^{a + 1}"), ("x^y²", "x^{y}{}^{2}"),
    ("1 if x > 0 else 0", "1 \\text{ if } x  >  0 \\text{ else } 0"),
    ("σ(x)·(1 − σ(x))", "\\sigma (x) \\cdot (1 - \\sigma (x))"),
    ("softmax(a_b, dim=1)", "\\operatorname{softmax}(\\mathit{a\\_b},\\, dim=1)"),
    ("tanh(x)", "\\tanh(x)"), ("1.5e−20·x", "1.5 \\times 10^{-20} \\cdot x"),
    ("−∞", "-\\infty "),
    ("a{b}\\c&d", "a\\text{\\{}b\\text{\\}}\\text{\\textbackslash{}}c\\text{\\&}d"),
  ])
  func rules(_ text: String, _ expected: String) {
    #expect(collapsed(latexFormula(text)) == collapsed(expected))
  }

  private func collapsed(_ text: String) -> String {
    text.replacing(/[ ]+/, with: " ").replacing("\\mathit{dim}", with: "dim")
  }

  @Test func names() {
    #expect(latexName("x") == "x" && latexName("x12") == "x_{12}")
    #expect(latexName("w_out") == "\\mathit{w\\_out}" && latexName("loss") == "\\mathit{loss}")
    #expect(latexName("θ") == "\\theta " && latexName("my $x") == "\\text{my \\$x}")
    #expect(latexName("权重") == "\\text{权重}" && latexName("") == "\\text{}")
    #expect(latexNumber("−1.5e−7") == "-1.5 \\times 10^{-7}")
  }

  private static let hasLaTeX = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/pdflatex")
    }

  /// All the graphs of these tests, and names that try to be commands.
  @Test(.enabled(if: hasLaTeX, "LaTeX (pdflatex) is not installed"))
  func itCompiles() throws {
    var documents = [
      try neuron().explanation(of: "w1").latex, try sharedOperands().explanation(of: "x").latex,
      try sharedOperands().explanation(of: "x", maxPaths: 0).latex,
    ]
    for name in [
      "\\end{align*}", "a & b \\\\", "x^2_3", "{", "}", "$%#~", "[1]", "*", "w'", "\"q\" <|>",
    ] {
      var builder = GraphBuilder()
      let x = builder.leaf(name, [1, 2], shape: [2], grad: [.nan, -.infinity])
      let y = builder.operation(
        "f", [x], [1], grad: [1], name: name,
        edges: [Edge(contribution: [.nan, -.infinity], formula: name + "²ᵀ^" + name + "√(√")])
      _ = builder.operation("g", [y], [1], grad: [1], edges: [factor(1e-20, 1, "√√\(name)^^2²")])
      documents.append(try builder.graph.explanation(of: "n0").latex)
      documents.append(try builder.graph.explanation(of: "n1").latex)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "gradviz-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let preamble = "\\documentclass{article}\\usepackage{amsmath}\\usepackage[T1]{fontenc}"
    let text =
      preamble + "\\begin{document}\n" + documents.joined(separator: "\n\n")
      + "\\end{document}\n"
    try text.write(to: folder.appending(path: "a.tex"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["pdflatex", "-draftmode", "-interaction=nonstopmode", "a.tex"]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let log = try String(
      decoding: Data(contentsOf: folder.appending(path: "a.log")), as: UTF8.self)
    let errors = log.split(separator: "\n").filter { $0.hasPrefix("!") || $0.hasPrefix("l.") }
    #expect(process.terminationStatus == 0, "\(errors)")
  }
}
