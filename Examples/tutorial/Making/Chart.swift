// A chart as SVG: a few curves, told apart by colour, dash and a label at their end.

import ComputationGraph
import Foundation

struct Chart {
  struct Series {
    var label: String
    var points: [(x: Double, y: Double)]
  }

  var x: String
  var y: String
  var isLogarithmic = false
  /// Where a logarithmic axis ends; what lies below is not drawn.
  var lowest = 0.0
  var series: [Series]
  /// Single points.
  var marks: [(x: Double, y: Double)] = []

  private static let size = (width: 520.0, height: 300.0)
  private static let margin = (left: 58.0, right: 112.0, top: 32.0, bottom: 44.0)

  /// The whole picture; on a phone its letters still have nine pixels. Its colours follow the reader's setting.
  var svg: String {
    let (left, right) = (Self.margin.left, Self.size.width - Self.margin.right)
    let (top, bottom) = (Self.margin.top, Self.size.height - Self.margin.bottom)
    var lines: [String] = []
    for tick in ticks(domain.y, isLogarithmic) {
      let y = place(0, tick).y
      lines.append("<path class=\"grid\" d=\"M\(px(left)) \(px(y))H\(px(right))\"/>")
      lines.append(text(left - 8, y + 4, label(tick, isLogarithmic), "end"))
    }
    for tick in ticks(domain.x, false) {
      let x = place(tick, 1).x
      lines.append("<path class=\"grid\" d=\"M\(px(x)) \(px(top))V\(px(bottom))\"/>")
      lines.append(text(x, bottom + 18, label(tick, false), "middle"))
    }
    for (number, series) in series.enumerated() {
      let points = series.points.filter { !isLogarithmic || $0.y >= lowest }
      let path = points.map { point in
        let place = place(point.x, point.y)
        return "\(px(place.x)) \(px(place.y))"
      }.joined(separator: "L")
      lines.append("<path class=\"line s\(number)\" d=\"M\(path)\"/>")
      if let last = points.last {
        let place = place(last.x, last.y)
        lines.append(text(place.x + 8, place.y + 4, series.label, "start", "s\(number)"))
      }
    }
    for (number, mark) in marks.enumerated() {
      let place = place(mark.x, mark.y)
      lines.append(
        "<circle class=\"s\(number)\" cx=\"\(px(place.x))\" cy=\"\(px(place.y))\" r=\"5\"/>")
    }
    lines.append(text((left + right) / 2, Self.size.height - 6, x, "middle", "axis"))
    lines.append(text(left - 8, 14, y, "end", "axis"))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 300" width="520" height="300">
      <style>\(Self.style)</style>
      \(lines.joined(separator: "\n"))
      </svg>

      """
  }

  private static let style = """
    text{font:14px system-ui,"Liberation Sans",sans-serif;fill:#555}
    .axis{font-style:italic}
    .grid{stroke:#8884;fill:none}
    .line{fill:none;stroke-width:2.5;stroke-linejoin:round}
    .s0{stroke:#b3261e;--c:#b3261e}.s1{stroke:#1d5fa8;--c:#1d5fa8;stroke-dasharray:7 4}
    .s2{stroke:#8a5a00;--c:#8a5a00;stroke-dasharray:2 4}.s3{stroke:#1b7f4b;--c:#1b7f4b}
    text.s0,text.s1,text.s2,text.s3{fill:var(--c);stroke:none;font-weight:600}
    circle{fill:var(--c);stroke:none}
    @media (prefers-color-scheme:dark){text{fill:#b8bcc4}
    .s0{stroke:#ff8a80;--c:#ff8a80}.s1{stroke:#7ab8ff;--c:#7ab8ff}
    .s2{stroke:#e8b04a;--c:#e8b04a}.s3{stroke:#6fd6a0;--c:#6fd6a0}}
    """

  // MARK: Places

  private var domain: (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let points = series.flatMap(\.points)
    let (xs, ys) = (points.map(\.x), points.map { scaled($0.y) })
    return (xs.min()!...xs.max()!, ys.min()!.rounded(.down)...ys.max()!.rounded(.up))
  }

  private func scaled(_ y: Double) -> Double { isLogarithmic ? log10(max(y, lowest)) : y }

  private func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let domain = domain
    let (size, margin) = (Self.size, Self.margin)
    let across = (x - domain.x.lowerBound) / (domain.x.upperBound - domain.x.lowerBound)
    let up = (scaled(y) - domain.y.lowerBound) / (domain.y.upperBound - domain.y.lowerBound)
    return (
      margin.left + across * (size.width - margin.left - margin.right),
      size.height - margin.bottom - up * (size.height - margin.top - margin.bottom)
    )
  }

  /// Round numbers within a range, six or fewer; powers of ten on a logarithmic axis.
  private func ticks(_ range: ClosedRange<Double>, _ isLogarithmic: Bool) -> [Double] {
    let length = range.upperBound - range.lowerBound
    let steps = isLogarithmic ? [1.0, 2, 3, 4] : [0.25, 0.5, 1, 2, 5, 10, 50, 100, 200, 500]
    let step = steps.first { length / $0 <= 6 } ?? length
    let first = (range.lowerBound / step).rounded(.up) * step
    let places = stride(from: first, through: range.upperBound, by: step)
    return places.map { isLogarithmic ? pow(10, $0) : $0 }
  }

  private func label(_ tick: Double, _ isLogarithmic: Bool) -> String {
    isLogarithmic && (tick < 0.01 || tick > 1000)
      ? "10" + String(ShownNumber("1×10⁰")!.text(of: tick).dropFirst(4))
      : NumberFormat.significant(3).string(tick)
  }

  private func text(
    _ x: Double, _ y: Double, _ text: String, _ anchor: String, _ style: String = ""
  ) -> String {
    "<text class=\"\(style)\" x=\"\(px(x))\" y=\"\(px(y))\" text-anchor=\"\(anchor)\">\(text)</text>"
  }

  /// A place in pixels, to the tenth.
  private func px(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}
