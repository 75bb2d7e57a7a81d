// From a number to a colour: the ramps of heat maps and of gradient strength.

/// Colours around zero, from strongly negative over neutral to strongly positive.
///
/// The steps are few and made once, so that a colour costs a lookup. Every step leaves the theme's
/// text readable; a test computes the contrasts.
struct Ramp: Sendable {
  /// The colours from −1 to 1; the one in the middle is neutral.
  let colors: [Color]
  /// The same colours as they are written.
  let hex: [String]

  /// Whether negative and positive have different colours.
  var isSigned: Bool { colors.first != colors.last }

  private static let steps = 16

  /// A ramp through the given colours, each list from near zero to the far end.
  init(negative: [Color], neutral: Color, positive: [Color]) {
    func color(_ step: Int) -> Color {
      let stops = [neutral] + (step < 0 ? negative : positive)
      let place = Double(abs(step)) / Double(Self.steps) * Double(stops.count - 1)
      let index = min(Int(place), stops.count - 2)
      return stops[index].mixed(with: stops[index + 1], place - Double(index))
    }
    self.init(colors: (-Self.steps...Self.steps).map(color))
  }

  /// A ramp with its colours changed.
  func map(_ change: (Color) -> Color) -> Ramp { Ramp(colors: colors.map(change)) }

  private init(colors: [Color]) {
    self.colors = colors
    hex = colors.map(\.hex)
  }

  /// The step for a number from −1 to 1. What is not zero is never neutral.
  static func step(_ part: Double) -> Int {
    guard part != 0, !part.isNaN else { return steps }
    let clamped = min(max(part, -1), 1)
    let step = max(Int((abs(clamped) * Double(steps)).rounded()), 1)
    return steps + (clamped < 0 ? -step : step)
  }
}
