// Graphs as DOT text and as pictures, and the formats that Graphviz reads and makes.

import ComputationGraph
import Graphviz

extension ComputationGraph {
  /// The graph as DOT text, the same bytes on every run.
  ///
  /// ```swift
  /// print(loss.graph().dot(DrawingOptions(style: .classic)))
  /// ```
  public func dot(_ options: DrawingOptions = DrawingOptions()) -> String {
    DrawnGraph(self, options).text(resolution: nil)
  }

  /// Writes the graph as DOT text to a stream, in pieces, without ever holding all of it.
  public func write<Target: TextOutputStream>(
    dotTo target: inout Target, _ options: DrawingOptions = DrawingOptions()
  ) {
    target = Drawing(self, options).write(to: target)
  }

  /// Draws the graph into a file, in the format of the path's suffix: `.svg`, `.png`, `.pdf`,
  /// `.dot`, `.json`, `.mmd` or `.tex`.
  ///
  /// The file appears whole or not at all, folders on the way to it are made. When Graphviz is
  /// missing or fails, the DOT text is written beside it (`loss.svg`: `loss.dot`), and the error
  /// says so. Several files of one graph are made faster by one ``DrawnGraph``.
  ///
  /// ```swift
  /// try loss.graph().render(to: "output/loss.svg")
  /// ```
  ///
  /// - Throws: ``DrawingError``.
  @discardableResult
  public func render(
    to path: String, _ options: DrawingOptions = DrawingOptions(), engine: DotEngine = DotEngine(),
    format: OutputFormat<DrawnGraph>? = nil
  ) throws(DrawingError) -> Written {
    try DrawnGraph(self, options).write(to: path, format: format, engine: engine)
  }

  /// Draws the graph in a format, and writes nothing.
  ///
  /// - Throws: ``DrawingError``, and only for formats that Graphviz makes.
  public func picture(
    _ format: OutputFormat<DrawnGraph>, _ options: DrawingOptions = DrawingOptions(),
    engine: DotEngine = DotEngine()
  ) throws(DrawingError) -> Picture {
    try DrawnGraph(self, options).content(format, engine: engine)
  }
}

extension OutputFormat<DrawnGraph> {
  /// What Graphviz reads.
  public static var dot: Self {
    Self(
      "dot", suffixes: ["dot", "gv"],
      pieces: { drawn, _, put throws(GraphvizError) in
        try drawn.forEachDOTPiece { bytes throws(GraphvizError) in try put("", bytes) }
        return drawn.warnings
      })
  }
  /// Sharp at any size, what is hovered over explains itself, and a description is there for those
  /// who do not see it.
  public static var svg: Self {
    graphviz(
      "svg", dot: { $0.adaptiveDOT },
      finish: { drawn, svg in
        drawn.identity.complete(svg, style: drawn.adaptiveStyle)
      })
  }
  /// Sharp on dense screens too.
  public static var png: Self { graphviz("png", dot: { $0.text(resolution: 144) }) }
  /// Without the time in it: two runs give the same bytes.
  public static var pdf: Self { graphviz("pdf", finish: { withoutDate($1) }) }

  private static func graphviz(
    _ name: String, dot: @escaping @Sendable (DrawnGraph) -> String = { $0.dot },
    finish: @escaping @Sendable (DrawnGraph, [UInt8]) -> [UInt8] = { $1 }
  ) -> Self {
    Self(name) { drawn, engine throws(GraphvizError) in
      let rendering = try drawn.rendering(engine, format: name, dot)
      return Picture(
        bytes: finish(drawn, rendering.bytes),
        warnings: drawn.warnings + rendering.warnings.map(DrawingWarning.graphviz))
    }.laidOut
  }
}

/// The PDF with a fixed date of creation in place of the current one, and else the same bytes.
func withoutDate(_ pdf: [UInt8]) -> [UInt8] {
  let fixed = Array("20000101000000".utf8)
  var pdf = pdf
  // Cairo writes it near the end, in the dictionary that describes the document.
  guard let key = pdf.ranges(of: Array("/CreationDate (D:".utf8)).last else { return pdf }
  let date = key.upperBound..<min(key.upperBound + fixed.count, pdf.count)
  // Of the same length, so that every offset in the file stays right.
  if date.count == fixed.count, pdf[date].allSatisfy({ 0x30...0x39 ~= $0 }) {
    pdf.replaceSubrange(date, with: fixed)
  }
  return pdf
}
