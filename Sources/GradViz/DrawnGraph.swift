// A graph as a picture: what all formats of one picture share, and what is to be said about it.

import ComputationGraph
import Graphviz

/// A graph and how it is drawn: it is looked through once and its DOT text is made once, whatever
/// is written of it.
public final class DrawnGraph: Artifact {
  public static var formats: [OutputFormat<DrawnGraph>] {
    [.svg, .png, .pdf, .dot, .json, .mermaid, .tikz]
  }

  /// What is drawn.
  public let graph: ComputationGraph
  /// How it is drawn.
  public let options: DrawingOptions
  let savesEdges: Bool
  fileprivate lazy var drawing = Drawing(graph, options)
  public private(set) lazy var dot = text(resolution: nil)

  /// A picture of a graph; `savesEdges` says whether JSON has the edges, where they were recorded.
  public init(
    _ graph: ComputationGraph, _ options: DrawingOptions = DrawingOptions(),
    savesEdges: Bool = false
  ) {
    self.graph = graph
    self.options = options
    self.savesEdges = savesEdges
  }

  /// The DOT text; `resolution` is in dots per inch, for formats made of dots.
  func text(resolution: Int?) -> String {
    drawing.resolution = resolution
    var text = ""
    // Less than 800 bytes a value, as a rule; a text that grows is copied again and again.
    text.reserveCapacity(800 * graph.nodes.count)
    return drawing.write(to: consume text)
  }

  /// Hands the DOT text over. Where there is more than Graphviz ever lays out, nothing else is made
  /// of it, and it comes in pieces, without being held whole.
  func forEachDOTPiece(
    _ body: ([UInt8]) throws(GraphvizError) -> Void
  ) throws(GraphvizError) {
    if drawing.hasDetails { return try body(Array(dot.utf8)) }
    let failure = withoutActuallyEscaping(body) { drawing.write(to: PieceTaker(take: $0)).failure }
    if let failure { throw failure }
  }

  /// What a reader of the picture should know.
  private(set) lazy var warnings: [DrawingWarning] = {
    let (survey, show) = (drawing.survey, options.show)
    var warnings: [DrawingWarning] = []
    if !survey.hasGrad, show.contains(.grad), graph.nodes.contains(where: \.isParameter) {
      warnings.append(.noGradients)
    }
    if show.contains(.local), lacksEdges {
      warnings.append(.noLocalDerivatives)
    } else if !drawing.hasLabels, !show.isDisjoint(with: [.local, .formula]) {
      warnings.append(
        .unlabeledEdges(
          survey.edgeCount, limit: options.limits.edgeLabels, haveTooltips: drawing.hasDetails))
    }
    return warnings
  }()

  /// Whether there are operations with gradients, and no edge says how they flow.
  private var lacksEdges: Bool {
    let results = graph.nodes.lazy.filter { !$0.inputs.isEmpty && $0.grad != nil }
    return !results.isEmpty
      && !results.contains { $0.edges?.contains { $0.local != nil || $0.rule != nil } == true }
  }
}

/// Hands pieces of text on until one of them is not taken.
private struct PieceTaker: TextOutputStream {
  let take: ([UInt8]) throws(GraphvizError) -> Void
  var failure: GraphvizError?

  mutating func write(_ piece: String) {
    guard failure == nil else { return }
    do { try take(Array(piece.utf8)) } catch { failure = error }
  }
}

extension OutputFormat<DrawnGraph> {
  /// The record itself.
  public static var json: Self {
    Self(
      "json", needsEdges: false,
      pieces: { drawn, _, put throws(GraphvizError) in
        try drawn.graph.forEachJSONPiece(contributions: drawn.savesEdges) {
          bytes throws(GraphvizError) in try put("", bytes)
        }
        return []
      })
  }

  /// A flowchart that GitHub draws within Markdown.
  public static var mermaid: Self {
    Self("mermaid", suffixes: ["mmd", "mermaid"]) { drawn, _ in
      Picture(drawn.drawing.mermaid, warnings: drawn.warnings)
    }
  }

  /// A TikZ picture for LaTeX: it compiles alone, and within a document.
  ///
  /// Graphviz lays it out, TikZ draws it, in the fonts of the document: names and formulas are
  /// mathematics. A document may give the colours (`gradvizparameter`) and styles
  /// (`gradviz/parameter`) definitions of its own. Numbers have significant digits in all styles;
  /// the legend tells kinds of values and signs on edges.
  public static var tikz: Self {
    Self("tikz", suffixes: ["tex", "tikz"]) { drawn, engine throws(GraphvizError) in
      var picture = try TikZPicture(drawn.drawing) { dot throws(GraphvizError) in
        try engine.render(dot, format: "json0").bytes
      }
      return Picture(picture.document(), warnings: drawn.warnings + picture.warnings)
    }
  }
}
