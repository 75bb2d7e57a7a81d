// Pictures through real `dot`, and what happens without it.

import ComputationGraph
import Foundation
import Graphviz
import Micrograd
import Testing

@testable import GradViz

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Whether Graphviz is installed; the tests that need it say so when it is not.
private let hasDot = (try? DotEngine().render("digraph { a }", format: "svg")) != nil

@Suite struct RenderTests {
  @Test(
    .enabled(if: hasDot, "Graphviz's dot is not installed"),
    arguments: DrawingOptions.Style.allCases, Theme.allCases)
  func everySampleIsAValidPicture(style: DrawingOptions.Style, theme: Theme) throws {
    let graphs = [
      neuron(), sharedOperands(), attention(), tensors(), broken(), hostileNames(),
      perceptron([2, 3, 1], scopes: true), ComputationGraph(),
    ]
    for graph in graphs {
      var options = DrawingOptions(style: style, theme: theme, title: "<T> & \\N", legend: true)
      options.show.formUnion([.shape, .local, .formula, .attributes, .source])
      let picture = try graph.picture(.svg, options)
      let svg = try SVG(picture.bytes)
      #expect(picture.warnings == [])
      // Circles of operations, names of values that are drawn in another row, and a title above rows
      // are nodes too.
      let values = svg.nodes.filter {
        !$0.hasSuffix("_op") && !$0.contains("_in_") && $0 != "title"
      }
      #expect(values == graph.nodes.map { "n\($0.id)" }.sorted())
      let operators = style == .classic ? graph.nodes.count { !$0.isLeaf } : 0
      let operands = graph.nodes.reduce(0) { $0 + $1.inputs.count }
      #expect(svg.edges.count == operands + operators)
      #expect(Set(svg.edges).count == svg.edges.count, "ids of edges are unique")
      #expect(!svg.elements.contains("script"))
    }
  }

  @Test(
    .enabled(if: hasDot, "Graphviz's dot is not installed"),
    arguments: DrawingOptions.Style.allCases, Theme.allCases)
  func tensorsOfTroubleAreValidPictures(style: DrawingOptions.Style, theme: Theme) throws {
    let mixes: [(Int) -> Double] = [
      { _ in .nan }, { _ in .infinity }, { _ in -.infinity }, { $0 == 0 ? -1 : .nan },
      { $0 % 2 == 0 ? .infinity : .nan }, { $0 % 2 == 0 ? .infinity : -.infinity }, { _ in 0 },
      { _ in -5e-324 }, { _ in 1e308 },
    ]
    for count in [0, 1, 6, 60, 500] {
      var builder = GraphBuilder()
      for data in mixes {
        for grad in mixes {
          let position = builder.leaf(
            nil, (0..<count).map(data), shape: [count], grad: (0..<count).map(grad), source: "")
          builder.graph.outputs = [Output(node: position)]
        }
      }
      var options = DrawingOptions(style: style, theme: theme, legend: true)
      options.show.formUnion([.shape, .attributes, .source])
      // Cards of scalars in a small graph and in a large one.
      for tables in count == 1 ? [0, 1000] : [1000] {
        options.limits.tables = tables
        let picture = try builder.graph.picture(.svg, options)
        #expect(picture.warnings == [])
        let svg = try SVG(picture.bytes)
        #expect(svg.nodes.count == builder.graph.nodes.count)
        if count == 60 {
          #expect(svg.texts.contains { $0.contains("60 × −∞") })
          #expect(svg.texts.contains { $0.contains("59 × NaN") })
        }
      }
    }
  }

  @Test(.enabled(if: hasDot, "Graphviz's dot is not installed"))
  func classesAndIdsCanBeAddressed() throws {
    let svg = try SVG(sharedOperands().picture(.svg).bytes)
    #expect(svg.classes["n0"] == "node parameter")
    #expect(svg.classes["n3"] == "node constant")
    #expect(svg.classes["n4"] == "node output")
    #expect(svg.edges.sorted() == ["n0_n1", "n0_n1_1", "n1_n2", "n1_n2_1", "n2_n4", "n3_n4"])
    let scoped = try SVG(attention().picture(.svg).bytes)
    #expect(scoped.classes["s1"] == "cluster scope")
  }

  @Test(.enabled(if: hasDot, "Graphviz's dot is not installed"))
  func namesArriveAsText() throws {
    let svg = try SVG(hostileNames().picture(.svg).bytes)
    for text in ["<script>alert(1)</script>", "权重", "%p", "&amp;lt;", "<b>bold</b>"] {
      #expect(svg.texts.contains(text), "\(text)")
    }
    #expect(svg.texts.contains("]]> & \" ' \\N \\"))
  }

  @Test(.enabled(if: hasDot, "Graphviz's dot is not installed"))
  func everyFormatIsWritten() throws {
    let folder = try TemporaryFolder()
    for (suffix, start) in [
      ("svg", "<?xml"), ("pdf", "%PDF"), ("dot", "digraph"), ("gv", "digraph"), ("json", "{"),
      ("mmd", "flowchart"), ("mermaid", "flowchart"), ("tex", "% A computation"),
      ("tikz", "% A computation"),
    ] {
      let path = folder.path("new/folder/x.\(suffix)")
      try neuron().render(to: path)
      #expect(try String(decoding: folder.bytes(path), as: UTF8.self).hasPrefix(start))
    }
    let path = folder.path("x.PNG")
    try neuron().render(to: path)
    #expect(try folder.bytes(path).starts(with: [0x89, 0x50, 0x4E, 0x47]))
  }

  @Test func withoutGraphvizTheDOTIsWritten() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("x.svg")
    let engine = DotEngine(executable: folder.path("no-such-dot"))
    let error = #expect(throws: DrawingError.self) { try neuron().render(to: path, engine: engine) }
    #expect("\(try #require(error))".contains(folder.path("x.dot")))
    #expect(try folder.names() == ["x.dot"])
    #expect(try folder.bytes(folder.path("x.dot")) == Array(neuron().dot().utf8))
  }

  @Test func unknownSuffixNamesTheKnownOnes() throws {
    let error = #expect(throws: DrawingError.self) { try neuron().render(to: "a.b/x") }
    #expect(
      "\(try #require(error))" == """
        The suffix of a.b/x stands for no known format.
        Known are .svg .png .pdf .dot .gv .json .mmd .mermaid .tex .tikz.
        """)
    #expect(OutputFormat<DrawnGraph>(path: ".svg") == nil)
    #expect(OutputFormat<DrawnGraph>(path: "a.tar.SVG") == .svg)
  }

  @Test func missingGradientsAreAWarning() throws {
    var graph = ComputationGraph()
    graph.append(Node(id: 0, name: "x", origin: .parameter, data: [1]))
    #expect(try graph.picture(.dot).warnings == [.noGradients])
    #expect(try neuron().picture(.dot).warnings == [])
    let saved = try ComputationGraph(json: neuron().json(contributions: false))
    #expect(try saved.picture(.dot).warnings == [.noLocalDerivatives])
    #expect(try saved.picture(.dot, DrawingOptions(show: [.data])).warnings == [])
    var options = DrawingOptions()
    options.limits.edgeLabels = 2
    let edges = neuron().nodes.reduce(0) { $0 + $1.inputs.count }
    let warnings = try neuron().picture(.dot, options).warnings
    #expect(warnings == [.unlabeledEdges(edges, limit: 2, haveTooltips: true)])
    options.limits.edgeDetails = 2
    #expect(try "\(neuron().picture(.dot, options).warnings)".contains("are not shown: \(edges) e"))
  }

  @Test func drawsWhatWasComputed() {
    let w = Tensor(2.5, name: "w", requiresGrad: true)
    let x = Tensor(1.5, name: "x")
    let y = (w * x).named("y")
    y.backward()
    let text = y.graph().dot()
    #expect(text.contains("<b>w</b>"))
    #expect(text.contains("<b>y  </b>"))
    #expect(text.contains("× 1.5"))
  }
}

/// What a test wants to know of an SVG; making one fails where the XML is not well-formed.
private final class SVG: NSObject, XMLParserDelegate {
  var nodes: [String] = []
  var edges: [String] = []
  var elements: Set<String> = []
  var classes: [String: String] = [:]
  var texts: Set<String> = []
  private var text: String?

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    nodes.sort()
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(element)
    if element == "text" { text = "" }
    guard let id = attributes["id"], let name = attributes["class"] else { return }
    classes[id] = name
    if name.hasPrefix("node") { nodes.append(id) }
    if name.hasPrefix("edge") { edges.append(id) }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    text?.append(characters)
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard element == "text", let whole = text else { return }
    texts.insert(whole)
    text = nil
  }
}

/// A folder that is removed after the test.
private final class TemporaryFolder {
  private let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path)
  }
}
