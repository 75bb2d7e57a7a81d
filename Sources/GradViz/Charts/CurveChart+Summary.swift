// What curves show, in sentences.

import ComputationGraph

extension CurveChart {
  private static let format = NumberFormat.significant(4)
  private static let mostCurves = 12

  var summary: String {
    let scale = isLogarithmic ? ", on a logarithmic scale" : ""
    let told = curves.prefix(Self.mostCurves).map(sentence)
    let rest = curves.count - told.count
    let more = rest > 0 ? ["\(counted(rest, "other curve"))."] : []
    return (["\(name)\(scale)."] + (curves.isEmpty ? ["Nothing to show."] : told) + more)
      .joined(separator: " ")
  }

  /// Where a curve begins and ends, and between what it is.
  private func sentence(_ curve: Curve) -> String {
    let shown = curve.points.filter { isShown($0) }
    let missing = curve.points.count - shown.count
    let label = curve.label.isEmpty ? "The curve" : curve.label
    let why = isLogarithmic ? "NaN, infinite, or not above zero" : "NaN or infinite"
    let gaps = missing == 0 ? "" : " \(counted(missing, "point")) can't be shown: \(why)."
    guard let first = shown.first, let last = shown.last else {
      return "\(label): nothing to show." + gaps
    }
    func number(_ value: Double) -> String { Self.format.string(value) }
    if shown.count == 1 {
      return "\(label): \(number(first.y)) at \(number(first.x))." + gaps
    }
    let lowest = shown.min { $0.y < $1.y } ?? first
    let highest = shown.max { $0.y < $1.y } ?? first
    return "\(label): \(counted(shown.count, "point")), from \(number(first.y)) at "
      + "\(number(first.x)) to \(number(last.y)) at \(number(last.x)), lowest \(number(lowest.y)), "
      + "highest \(number(highest.y))." + gaps
  }
}
