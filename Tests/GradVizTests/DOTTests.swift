// The DOT text of graphs: goldens for each style and theme, and what must hold for any graph.

import ComputationGraph
import Foundation
import Testing

@testable import GradViz

@Suite struct DOTTests {
  static let graphs: [(name: String, graph: ComputationGraph)] = [
    ("neuron", neuron()), ("shared", sharedOperands()), ("attention", attention()),
    ("broken", broken()),
  ]

  /// Set GRADVIZ_RECORD=1 to write the goldens anew, then look at the difference.
  @Test(arguments: DrawingOptions.Style.allCases, Theme.allCases)
  func goldens(style: DrawingOptions.Style, theme: Theme) throws {
    let environment = ProcessInfo.processInfo.environment
    let isRecording = environment["GRADVIZ_RECORD"] != nil && environment["CI"] == nil
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
    for (name, graph) in Self.graphs {
      let options = DrawingOptions(style: style, theme: theme, title: "A \(name)", legend: true)
      let text = graph.dot(options)
      let file = folder.appending(path: "\(name)-\(style)-\(theme).dot")
      if isRecording {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      let golden = try String(contentsOf: file, encoding: .utf8)
      #expect(text == golden, "\(file.lastPathComponent)")
    }
  }

  @Test func sameBytesOnEveryRun() {
    for graph in [neuron(), attention(), tensors(), hostileNames()] {
      #expect(graph.dot() == graph.dot())
      var streamed = ""
      graph.write(dotTo: &streamed)
      #expect(streamed == graph.dot())
    }
  }

  @Test func plainGraphsAreASCII() {
    let text = perceptron([2, 3, 1], scopes: false).dot(DrawingOptions(show: [.data, .grad]))
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func repeatedOperandsKeepBothEdges() {
    let text = sharedOperands().dot()
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  n0 -> n1") } == 2)
    #expect(text.contains("id=\"n0_n1_1\""))
  }

  @Test func hiddenPartsAreGone() {
    var options = DrawingOptions()
    options.show.subtract([.grad, .local, .tooltips])
    let text = neuron().dot(options)
    #expect(!text.contains("grad"))
    #expect(!text.contains("tooltip"))
    #expect(!text.contains("×"))
    #expect(text.contains("data"))
    options.show.remove(.data)
    #expect(!neuron().dot(options).contains("data"))
  }

  @Test func withoutAnyGradientThereAreNoRowsForIt() {
    var graph = ComputationGraph()
    graph.append(Node(id: 0, name: "x", origin: .parameter, data: [1]))
    #expect(!graph.dot(DrawingOptions(show: [.data, .grad])).contains("grad"))
  }

  @Test func bareConstantIsItsNumber() {
    #expect(sharedOperands().dot().contains("<b>2</b></td></tr></table>"))
  }

  @Test func manyEdgesHaveNoLabels() {
    let graph = perceptron([2, 16, 1], scopes: false)
    var options = DrawingOptions()
    options.limits.edgeLabels = 10
    #expect(!graph.dot(options).contains("labeltooltip"))
    #expect(graph.dot(options).contains("∂"))
    options.limits.edgeDetails = 10
    #expect(!graph.dot(options).contains("∂"))
  }

  @Test func aNegativeLimitIsNone() {
    var limits = DrawingOptions.Limits()
    (limits.elements, limits.rows, limits.columns, limits.thumbnail) = (-1, .min, -1, -1)
    (limits.nameLength, limits.ruleLength, limits.tooltipElements) = (-1, .min, -1)
    var options = DrawingOptions(limits: limits)
    #expect(options.limits.rows == 0)
    for style in DrawingOptions.Style.allCases {
      options.style = style
      #expect(attention().dot(options).hasPrefix("digraph"))
      #expect(DrawnGraph(attention(), options).dot.hasPrefix("digraph"))
    }
    options.limits.tables = -5
    #expect(options.limits.tables == 0)
  }

  /// Names of a thousand scopes around each of a thousand values would be all that a file holds.
  @Test func deepScopesAreNamedByTheInnermost() {
    var graph = ComputationGraph()
    var scope: Int?
    for level in 0..<1000 { scope = graph.append(Scope(name: "level\(level)", parent: scope)) }
    for id in 0..<1000 {
      graph.append(Node(id: id, name: "x\(id)", origin: .parameter, data: [1], scope: scope))
    }
    let text = graph.dot()
    #expect(text.utf8.count < 1_500_000, "\(text.utf8.count)")
    #expect(text.contains("in … / level988 / level989") && text.contains("level999"))
  }

  @Test func emptyGraphIsAGraph() {
    #expect(ComputationGraph().dot().hasPrefix("digraph computation {"))
  }
}
