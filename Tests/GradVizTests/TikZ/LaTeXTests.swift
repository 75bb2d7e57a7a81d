// TikZ pictures read by LaTeX, where it is installed: alone, and within a document.

import ComputationGraph
import Foundation
import TestSupport
import Testing

@testable import GradViz

private let pdflatex = installedProgram("pdflatex")
/// With the tool that finds its fonts: without that the program is only a name.
private let lualatex = installedProgram("luaotfload-tool").flatMap { _ in
  installedProgram("lualatex")
}

@Suite(
  .enabled(if: pdflatex != nil, "LaTeX (pdflatex) is not installed."),
  .enabled(if: hasDot, "Graphviz's dot is not installed"))
struct LaTeXTests {
  /// Names that try to be TeX, with signs in them, and letters that pdfLaTeX has.
  private static func names() -> ComputationGraph {
    var builder = GraphBuilder()
    builder.scope = builder.graph.append(Scope(name: "layer_1 & 100% #{$x^~\\}"))
    let names = [
      "\\end{tikzpicture}", "a & b \\\\", "x^2_3", "{", "}", "$%#~", "[1], (0,0); x", "w'",
      "\"q\" <|>",
      "θ_1 → ∂L", "x₁²ᵀ ≤ −∞…", "Größe, façade, žluťoučký", "—–‘’“”", "",
    ]
    let leaves = names.map { builder.leaf($0, [1, -2e-30], shape: [2], grad: [0.5, .nan]) }
    builder.scope = nil
    _ = builder.operation(
      "f_{&}$", leaves, [-.infinity], grad: [1],
      name: "a_very_long.name_of_a_value_that_has_no_room",
      settings: [Setting("dim_%", .string("\\x"))],
      edges: names.map { _ in Edge(local: [0.5], contribution: [1e-20, 1]) },
      rules: names.map { .local(.name($0) * .name("x")) })
    return builder.graph
  }

  private typealias Sample = (name: String, graph: ComputationGraph, options: DrawingOptions)

  private static let pictures: [Sample] = {
    var all = DrawingOptions(theme: .paper, title: "Every \\part & $more", legend: true)
    all.show.formUnion([.formula, .attributes, .source])
    let dark = DrawingOptions(theme: .dark, rankdir: .topToBottom, title: "Dark", legend: true)
    var large = DrawingOptions()
    large.limits.tables = 10
    return [
      ("neuron", neuron(), DrawingOptions()), ("attention", attention(), dark),
      ("tensors", tensors(), all), ("broken", broken(), DrawingOptions()), ("names", names(), all),
      ("classic", attention(), DrawingOptions(style: .classic, legend: true)),
      ("large", perceptron([2, 3, 1], scopes: true), large),
      ("empty", ComputationGraph(), DrawingOptions()),
    ]
  }()

  /// Runs LaTeX, and returns its log; what LaTeX complains of are failures.
  @discardableResult
  private func typeset(
    _ name: String, in folder: ScratchFolder, by program: URL? = pdflatex
  ) throws -> String {
    let result = try runProgram(
      #require(program), ["-interaction=nonstopmode", "-halt-on-error", "\(name).tex"], in: folder)
    let log = try String(decoding: folder.bytes("\(name).log"), as: UTF8.self)
    let complaints = log.split(separator: "\n").filter { line in
      line.hasPrefix("!") || line.hasPrefix("l.")
        || ["Overfull", "Missing character", "Warning:", "incomplete"].contains(
          where: line.contains)
    }
    #expect(result.code == 0 && complaints.isEmpty, "\(name): \(complaints)")
    return log
  }

  @Test func theyCompileAlone() throws {
    let folder = try ScratchFolder()
    for (name, graph, options) in Self.pictures {
      try graph.render(to: folder / "\(name).tex", options)
      let log = try typeset(name, in: folder)
      #expect(log.contains("(1 page"), "\(name)")
    }
  }

  @Test(.enabled(if: lualatex != nil, "LuaLaTeX (texlive-luatex) is not installed."))
  func theyCompileByLuaLaTeX() throws {
    let folder = try ScratchFolder()
    for (name, graph, options) in Self.pictures {
      try graph.render(to: folder / "\(name).tex", options)
      try typeset(name, in: folder, by: lualatex)
    }
  }

  @Test func theyCompileInADocumentThatHasItsOwnStyles() throws {
    let folder = try ScratchFolder()
    for (name, graph, options) in Self.pictures {
      try graph.render(to: folder / "\(name).tex", options)
    }
    let inputs = Self.pictures.map { "\\noindent\\input{\($0.name)}\\clearpage\n" }
    try folder.write(
      #"""
      \documentclass{article}
      \usepackage{amsmath,tikz}
      \usepackage[papersize={200cm,150cm}]{geometry}
      \definecolor{gradvizedge}{HTML}{FF0000}
      \tikzset{gradviz/output/.style={draw=gradvizedge, /utils/exec=\typeout{its own style}}}
      \begin{document}
      \noindent\resizebox{15cm}{!}{\input{neuron}}\clearpage
      \#(inputs.joined())The end.
      \end{document}

      """#, to: "book.tex")
    let log = try typeset("book", in: folder)
    #expect(log.contains("its own style") && log.contains("(\(inputs.count + 2) pages"))
  }

  @Test func theReadmesDocumentIsOne() throws {
    let documents = blocks(of: "latex", in: "README.md")
    #expect(!documents.isEmpty)
    for document in documents {
      let folder = try ScratchFolder()
      try neuron().render(to: folder / "neuron.tex")
      try folder.write(document, to: "a.tex")
      try typeset("a", in: folder)
    }
  }

  @Test func aDocumentWithoutItsPackagesIsToldWhichItNeeds() throws {
    let folder = try ScratchFolder()
    try neuron().render(to: folder / "neuron.tex")
    try folder.write(
      "\\documentclass{article}\\begin{document}\\input{neuron}\\end{document}\n", to: "a.tex")
    let result = try runProgram(
      #require(pdflatex), ["-interaction=nonstopmode", "-halt-on-error", "a.tex"], in: folder)
    #expect(result.code != 0 && result.output.contains("usepackage{tikz} is missing"))
  }

  @Test func theyAreTheSameOnEveryRun() throws {
    for (_, graph, options) in Self.pictures {
      let texts = try (0..<2).map { _ in try graph.picture(.tikz, options).bytes }
      #expect(texts[0] == texts[1])
    }
  }
}
