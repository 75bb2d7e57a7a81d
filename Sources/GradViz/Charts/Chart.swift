// A chart of what was measured: curves, matrices, points and images, as SVG.

import Graphviz

/// A picture of numbers that a training gives: curves, a confusion matrix, a heat map, points, images.
///
/// ```swift
/// let chart = Chart.curves([Curve("loss", losses)], x: "step", y: "loss", isLogarithmic: true)
/// try chart.write(to: "output/loss.svg")
/// ```
///
/// A chart is 520 wide, and its letters can be read where it is shown at 390 pixels. What colours say
/// is said by dashes, shapes or words too. Numbers that are NaN, infinite or beyond 10³⁰⁰ leave a
/// gap, and the description that screen readers say counts them; where there is nothing at all, the
/// chart says so. The same numbers give the same bytes.
public struct Chart: Sendable {
  /// What stands above; nil for nothing.
  public var title: String?
  let content: any ChartContent

  /// The chart as SVG.
  ///
  /// - Parameter theme: nil for light or dark by the reader's setting, and light on paper.
  public func svg(theme: Theme? = nil) -> String {
    var canvas = ChartCanvas()
    if let title { canvas.heading(title) }
    content.draw(on: &canvas)
    let identity = SVGIdentity(title: title ?? content.name, description: content.summary)
    return canvas.document(identity, theme)
  }

  /// Writes the chart as SVG: the file appears whole or not at all, folders on the way are made.
  ///
  /// - Throws: ``DrawingError/notWritten(_:)``.
  public func write(to path: String, theme: Theme? = nil) throws(DrawingError) {
    do { try AtomicFile.write(svg(theme: theme), to: path) } catch { throw .notWritten(error) }
  }
}

/// One kind of chart with its numbers.
protocol ChartContent: Sendable {
  /// What the picture is called where it has no title.
  var name: String { get }
  /// What it shows, in sentences, for those who do not see it.
  var summary: String { get }
  /// Draws all of it below what is on the canvas.
  func draw(on canvas: inout ChartCanvas)
}

extension ChartCanvas {
  /// In place of a chart without any numbers.
  mutating func nothing() {
    text("nothing to show", x: Self.width / 2, y: height + 60, "m mid")
    height += 110
  }
}
