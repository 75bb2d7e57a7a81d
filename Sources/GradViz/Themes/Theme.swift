// The themes and every colour, line and shape in them.

/// Where a picture is to be seen.
///
/// Parameters, constants, inner values and the output differ by shape and line in every theme, and
/// all text has a contrast of at least 4.5 (WCAG AA).
public enum Theme: String, Sendable, Hashable, CaseIterable {
  /// On a white page.
  case light
  /// On a dark page.
  case dark
  /// Black on white, for print: strength is a grey, meaning is in lines and text.
  case paper
}

/// What a value is in its graph; the raw value is its class in SVG and Mermaid.
enum Kind: String, Sendable, CaseIterable {
  case parameter, constant, inner, output
}

/// The colours and lines of a theme.
struct Palette: Sendable {
  /// How the card of one kind of value looks; its shape is the same in every theme.
  struct Look: Sendable {
    var fill: Color
    var border: Color
  }

  var background: Color
  var text: Color
  /// For what explains, such as `data`.
  var secondary: Color
  var edge: Color
  var looks: [Kind: Look]
  /// Scopes alternate between two fills as they nest.
  var scopes: [Color]
  var scopeBorder: Color
  /// NaN and infinities, unmistakable.
  var alarm: Look
  var data: Ramp
  var grad: Ramp
  /// A line around coloured cells, for themes without colours.
  var cellBorder: Color?
  /// In a replay: what is computed now, and what flows back now.
  var forward: Color
  var backward: Color
  var isDark = false
}

extension Theme {
  var palette: Palette {
    switch self {
    case .light: .light
    case .dark: .dark
    case .paper: .paper
    }
  }
}

extension Palette {
  static let light = Palette(
    background: 0xFFFFFF, text: 0x1F2328, secondary: 0x57606A, edge: 0x8C959F,
    looks: [
      .parameter: Look(fill: 0xE6F4FF, border: 0x0969DA),
      .constant: Look(fill: 0xF6F8FA, border: 0x6E7781),
      .inner: Look(fill: 0xFFFFFF, border: 0x8C959F),
      .output: Look(fill: 0xE3FBE8, border: 0x1A7F37),
    ],
    scopes: [0xF6F8FA, 0xEDF0F3], scopeBorder: 0xD0D7DE,
    alarm: Look(fill: 0xCF222E, border: 0xFFFFFF),
    data: Ramp(negative: [0xCFE4F5, 0x7CB7E0], neutral: 0xFFFFFF, positive: [0xFBD5CC, 0xF0907A]),
    grad: Ramp(negative: [0xE6DCF7, 0xB79AE6], neutral: 0xF6F4F1, positive: [0xFFE3C2, 0xFFAA57]),
    forward: 0x0969DA, backward: 0xBC4C00)

  static let dark = Palette(
    background: 0x0D1117, text: 0xF0F6FC, secondary: 0xA9B4C0, edge: 0x6E7681,
    looks: [
      .parameter: Look(fill: 0x0C2440, border: 0x4493F8),
      .constant: Look(fill: 0x1C2128, border: 0x9198A1),
      .inner: Look(fill: 0x161B22, border: 0x6E7681),
      .output: Look(fill: 0x0F2D18, border: 0x3FB950),
    ],
    scopes: [0x11161D, 0x171D26], scopeBorder: 0x3D444D,
    alarm: Look(fill: 0xFF7B72, border: 0x0D1117),
    data: Ramp(negative: [0x143553, 0x1D5C94], neutral: 0x1C2128, positive: [0x4A221E, 0x9A3B2E]),
    grad: Ramp(negative: [0x35265A, 0x6B46AE], neutral: 0x23272E, positive: [0x4F3414, 0x8F5A12]),
    forward: 0x4493F8, backward: 0xF0883E, isDark: true)

  static let paper = Palette(
    background: 0xFFFFFF, text: 0x000000, secondary: 0x333333, edge: 0x000000,
    looks: Kind.allCases.reduce(into: [:]) { $0[$1] = Look(fill: 0xFFFFFF, border: 0x000000) },
    scopes: [0xFFFFFF, 0xFFFFFF], scopeBorder: 0x666666,
    alarm: Look(fill: 0x000000, border: 0xFFFFFF),
    data: Ramp(negative: [0xC4C4C4], neutral: 0xFFFFFF, positive: [0xC4C4C4]),
    grad: Ramp(negative: [0xC4C4C4], neutral: 0xFFFFFF, positive: [0xC4C4C4]),
    cellBorder: 0x000000, forward: 0x000000, backward: 0x000000)
}
