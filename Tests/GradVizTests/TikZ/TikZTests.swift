// TikZ as text: what is written for a small graph, and how texts are escaped.

import ComputationGraph
import Foundation
import Graphviz
import TestSupport
import Testing

@testable import GradViz

@Suite struct TikZTests {
  /// A product, as Graphviz would lay it out.
  private func product() -> ComputationGraph {
    var builder = GraphBuilder()
    let x = builder.leaf("x1", [-2], grad: [1.5e-20])
    _ = builder.operation(
      "tanh", [x], [.nan], grad: [1], name: "y",
      edges: [Edge(local: [1.5e-20], contribution: [1.5e-20])])
    return builder.graph
  }

  private let layout = """
    {"bb": "0,0,300,62", "objects": [
      {"name": "n0", "pos": "56,31", "width": "1.5", "height": "0.86"},
      {"name": "n1", "pos": "250,31", "width": "1.3", "height": "0.94"}],
     "edges": [{"id": "0", "pos": "e,203,31 110,31 130,31 170,31 196,31", "lp": "156,40"}]}
    """

  private func tikz(
    _ graph: ComputationGraph, _ options: DrawingOptions = DrawingOptions()
  ) throws -> String {
    var picture = try TikZPicture(Drawing(graph, options)) { _ in Array(layout.utf8) }
    #expect(picture.warnings.isEmpty)
    return picture.document()
  }

  @Test func whatTeXCannotMeasureIsTold() throws {
    let long = layout.replacing("0,0,300,62", with: "0,0,17000,62")
    let picture = try TikZPicture(Drawing(product(), DrawingOptions())) { _ in Array(long.utf8) }
    #expect(picture.warnings == [.tooLargeForTeX(millimetres: 5997)])
    #expect("\(picture.warnings[0])".hasPrefix("The picture is 5997 mm long, more than TeX"))
  }

  @Test func smallGraph() throws {
    let text = try tikz(product())
    let picture = text[try #require(text.firstRange(of: "  \\path[use as")).lowerBound...]
    #expect(
      picture == #"""
          \path[use as bounding box, gradviz/background] (-6,-6) rectangle +(312,74);
          \draw[gradviz/edge] (110,31) .. controls (130,31) and (177,31) .. (203,31);
          \node[gradviz/label] at (156,25) {\gradvizfit{64.9}{$\times$ $1.5 \times 10^{-20}$}};
          \begin{scope}[shift={(2,0)}]
          \node[gradviz/box, gradviz/parameter, minimum width=104.6bp, minimum height=62bp] (n0) at (52.3,31) {};
          \node[gradviz/name] at (8,15) {\gradvizfit{90.6}{$x_{1}$}};
          \node[gradviz/word] at (9,33) {\gradvizfit{89.6}{data}};
          \node[gradviz/number] at (38,33) {\gradvizfit{60.6}{$-2$}};
          \path[gradviz/cell, fill=gradvizgrad17, rounded corners=5bp] (5,41) rectangle +(94.6,17);
          \node[gradviz/word] at (9,53) {\gradvizfit{89.6}{grad}};
          \node[gradviz/number] at (38,53) {\gradvizfit{60.6}{$1.5 \times 10^{-20}$}};
          \end{scope}
          \begin{scope}[shift={(206.2,0.2)}]
          \node[gradviz/box, rounded corners=11bp, gradviz/output, minimum width=77bp, minimum height=68bp] (n1) at (35.5,31) {};
          \node[gradviz/box, rounded corners=9bp, gradviz/output, minimum width=71bp, minimum height=62bp] at (35.5,31) {};
          \node[gradviz/name] at (8,15) {\gradvizfit{57}{$y${\color{gradvizsecondary}\enspace = tanh}}};
          \path[gradviz/cell, fill=gradvizalarm, rounded corners=5bp] (5,21) rectangle +(61,17);
          \node[gradviz/word, gradviz/alarm] at (9,33) {\gradvizfit{56}{data}};
          \node[gradviz/number, gradviz/alarm] at (38,33) {\gradvizfit{27}{$\text{NaN}$}};
          \path[gradviz/cell, fill=gradvizgrad32, rounded corners=5bp] (5,41) rectangle +(61,17);
          \node[gradviz/word] at (9,53) {\gradvizfit{56}{grad}};
          \node[gradviz/number] at (38,53) {\gradvizfit{27}{$1$}};
          \end{scope}
        \end{tikzpicture}%
        \csname gradvizend\endcsname

        """#)
  }

  @Test func coloursAreThoseOfTheTheme() throws {
    let (light, dark) = (try tikz(product()), try tikz(product(), DrawingOptions(theme: .dark)))
    #expect(light.contains("\\providecolor{gradvizparameter}{HTML}{0969DA}"))
    #expect(dark.contains("\\providecolor{gradvizparameter}{HTML}{4493F8}"))
    #expect(dark.contains("\\gradvizstyle{gradviz/background}{fill=gradvizbackground}"))
    #expect(light.contains("\\gradvizstyle{gradviz/background}{draw=none}"))
    // Every colour that is used is defined.
    for text in [light, dark] {
      for name in text.matches(of: #/(?:fill|draw|text)=(gradviz\w+)/#).map(\.output.1) {
        #expect(text.contains("\\providecolor{\(name)}"), "\(name)")
      }
    }
  }

  @Test func titleAndLegendStandAbove() throws {
    let options = DrawingOptions(title: "50 % of $x_1$", legend: true)
    let text = try tikz(product(), options)
    #expect(text.contains("{50 \\% of \\$x\\_1\\$}"))
    for word in ["parameter", "output", "$\\times$ local derivative"] {
      #expect(text.contains("{\(word)}};"), "\(word)")
    }
    #expect(!text.contains("{constant}}") && !text.contains("{computed}}"))
    #expect(text.contains("bounding box, gradviz/background] (-6,-60) rectangle +(362.9,128);"))
  }

  @Test func whatIsHiddenIsGone() throws {
    var options = DrawingOptions()
    options.show.remove(.data)
    let text = try tikz(product(), options)
    #expect(!text.contains("{data}") && text.contains("\\node[gradviz/word] at (9,33) "))
    #expect(text.contains("minimum height=42bp"))
  }

  /// Every character that means something to TeX, and signs of other keyboards.
  static let texts: [(String, String)] = [
    ("a_b", "a\\_b"), ("100%", "100\\%"), ("R&D", "R\\&D"), ("#1", "\\#1"), ("$x$", "\\$x\\$"),
    ("{}", "\\{\\}"), ("\\end", "\\textbackslash{}end"), ("~", "\\textasciitilde{}"),
    ("x^2", "x\\textasciicircum{}2"), ("<|>", "\\textless{}\\textbar{}\\textgreater{}"),
    ("\"q\"", "\\symbol{34}q\\symbol{34}"), ("−1 × 2·3", "$-$1 $\\times$ 2$\\cdot$3"),
    ("(·)³", "($\\cdot$)$^{3}$"), ("Wᵀ", "W$^{\\top}$"), ("σ′", "$\\sigma $$'$"),
    ("a…b", "a\\dots{}b"), ("a\nb", "a\u{FFFD}b"), ("10⁻³", "10$^{-}$$^{3}$"),
  ]

  @Test(arguments: texts) func textIsEscaped(_ text: String, _ expected: String) {
    #expect(TikZText(text).tex == expected)
  }

  @Test func namesAndNumbersAreMathematics() {
    func name(_ name: String) -> String { TikZText(name, of: .name).tex }
    #expect(name("x1") == "$x_{1}$" && name("θ₂") == "$\\theta _{2}$" && name("w") == "$w$")
    #expect(name("loss") == "$\\mathit{loss}$" && name("a b") == "$\\text{a b}$")
    func number(_ text: String) -> String { TikZText(text, of: .number).tex }
    #expect(number("−0.5") == "$-0.5$" && number("−∞") == "$-\\infty $")
    #expect(number("1.5e−7") == "$1.5 \\times 10^{-7}$" && number("NaN") == "$\\text{NaN}$")
    let narrow = TikZText(number: "1.5").width
    #expect(TikZText(number: "1.5e−7").width > narrow + 2)
  }

  @Test func lettersWithoutAFontAreToldApart() throws {
    var foreign: Set<Unicode.Scalar> = []
    #expect(TikZText("é 输入 b").marked(&foreign) == "é {\\gradvizforeign 输入} b")
    #expect(foreign == ["输", "入"])
    let head = TikZStyles.head(.init(width: 10, height: 20), foreign: foreign.sorted())
    #expect(head.contains("% These need LuaLaTeX or XeLaTeX, and a font that has them: 入 输\n"))
    #expect(head.contains("\\usepackage{fontspec}"))
    #expect(!(try tikz(product())).contains("fontspec"))
  }

  @Test func rulesAreWholeFormulas() {
    var builder = GraphBuilder()
    let x = builder.leaf("x", [1, 2], shape: [2], grad: [1, 1])
    let y = builder.operation(
      "tanh", [x], [0.7, 0.9], shape: [2], grad: [1, 1], name: "y",
      edges: [Edge(local: [0.5, 0.2])])
    _ = builder.operation(
      "log", [y], [1, 2], shape: [2], grad: [1, 1], edges: [Edge(local: [2, 3])],
      rules: [.local(.text(String(repeating: "x_1 ", count: 20)))])
    let drawing = Drawing(builder.graph, DrawingOptions())
    func label(_ node: Int) -> String? {
      drawing.tikzLabel(of: drawing.content(of: drawing.nodes[node], 0))?.tex
    }
    #expect(label(1) == "$\\times$ $(1 - y^{2})$")
    // A rule that is too long is called by its name.
    #expect(label(2) == "$\\times$ log$'$")
  }
}
