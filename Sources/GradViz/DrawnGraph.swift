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
  private lazy var adaptive = Drawing(graph, options, colors: AdaptiveColors.standard.light)
  private var text: (arrangement: Arrangement, dot: String)?
  /// What was tried of it, once its arrangement is chosen.
  private var tried: (engine: DotEngine, result: Result<Rendering, GraphvizError>)?

  /// The DOT text, laid out in the way that is chosen, or is likely to be.
  public var dot: String {
    if let text, text.arrangement == drawing.arrangement { return text.dot }
    let dot = text(resolution: nil)
    text = (drawing.arrangement, dot)
    return dot
  }

  /// Chooses the arrangement, by trying where that is needed.
  ///
  /// - Returns: the picture as SVG, if it came about.
  private func tried(_ engine: DotEngine) throws(GraphvizError) -> Rendering? {
    if let tried, tried.engine == engine { return try tried.result.get() }
    guard drawing.isLaidOut, options.rankdir == .automatic, !drawing.fitting.isClear else {
      return nil
    }
    let result = Result { () throws(GraphvizError) in
      let best = try drawing.fitting.best { arrangement throws(GraphvizError) in
        drawing.arrangement = arrangement
        let rendering = try engine.render(adaptiveDOT, format: "svg")
        return (rendering, rendering.width ?? .infinity)
      }
      drawing.arrangement = best.arrangement
      return best.layout
    }
    tried = (engine, result)
    return try result.get()
  }

  /// Where Graphviz fails, it will say so when the picture is made.
  public func arrange(_ engine: DotEngine) { _ = try? tried(engine) }

  /// The picture as Graphviz makes it, in the first arrangement that fits the page.
  ///
  /// - Parameter dot: What the format is made of.
  func rendering(
    _ engine: DotEngine, format: String, _ dot: (DrawnGraph) -> String
  ) throws(GraphvizError) -> Rendering {
    let svg = try tried(engine)
    if format == "svg", let svg { return svg }
    return try engine.render(dot(self), format: format)
  }

  /// A picture of a graph; `savesEdges` says whether JSON has the edges, where they were recorded.
  public init(
    _ graph: ComputationGraph, _ options: DrawingOptions = DrawingOptions(),
    savesEdges: Bool = false
  ) {
    self.graph = graph
    self.options = options
    self.savesEdges = savesEdges
  }

  /// The DOT text of a picture that takes on the colours of its reader's setting, where no theme is
  /// given.
  var adaptiveDOT: String {
    if options.theme != nil { return dot }
    // Colours change no width.
    adaptive.arrangement = drawing.arrangement
    if drawing.isLaidOut, options.rankdir == .automatic || drawing.isLegendShown {
      adaptive.fitting = drawing.fitting
    }
    return text(of: adaptive)
  }

  /// What makes it so: a class, and a style sheet for pictures of that class.
  var adaptiveStyle: (class: String, css: String)? {
    guard options.theme == nil else { return nil }
    let css = AdaptiveColors.standard.css(isFaded: options.highlight != nil)
    return (AdaptiveColors.className, css)
  }

  /// What the picture is called, and what it shows.
  var identity: SVGIdentity {
    let description = graph.spokenDescription(precision: options.precision)
    let rest = options.highlight.map {
      " \($0.nodes.count) of the values stand out, the others are faded."
    }
    return SVGIdentity(
      title: options.heading ?? "Computation graph",
      description: description + (rest ?? ""))
  }

  /// The DOT text; `resolution` is in dots per inch, for formats made of dots.
  func text(resolution: Int?) -> String {
    drawing.resolution = resolution
    return text(of: drawing)
  }

  private func text(of drawing: Drawing) -> String {
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
    let (survey, show) = (drawing.survey, options.show.resolved)
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
    if options.strip, drawing.strip == nil { warnings.append(.noChart) }
    return warnings
  }()

  /// Whether there are operations with gradients, and no edge says how they flow.
  private var lacksEdges: Bool {
    let results = graph.nodes.lazy.filter { !$0.inputs.isEmpty && $0.grad != nil }
    return !results.isEmpty
      && !results.contains { $0.edges?.contains { $0.local != nil || $0.rule != nil } == true }
  }
}

extension Rendering {
  /// How wide Graphviz says that an SVG is, in points.
  fileprivate var width: Double? {
    let start = bytes.prefix(2000).firstRange(of: Array("<svg width=\"".utf8))?.upperBound
    let number = start.map { bytes[$0...].prefix { $0 != UInt8(ascii: "p") } }
    return number.flatMap { Double(String(decoding: $0, as: UTF8.self)) }
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
      Picture(
        drawn.drawing.mermaid,
        warnings: drawn.warnings + (drawn.drawing.strip == nil ? [] : [.noChartInMermaid]))
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
