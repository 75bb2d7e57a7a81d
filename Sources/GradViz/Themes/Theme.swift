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

/// What a value is in its graph.
enum Kind: Int, Sendable, CaseIterable {
  case parameter, constant, inner, output

  /// The class in SVG and Mermaid.
  var name: String { Self.names[rawValue] }
  private static let names = ["parameter", "constant", "inner", "output"]
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
    background: Color(0xFFFFFF), text: Color(0x1F2328), secondary: Color(0x57606A),
    edge: Color(0x8C959F),
    looks: [
      .parameter: Look(fill: Color(0xE6F4FF), border: Color(0x0969DA)),
      .constant: Look(fill: Color(0xF6F8FA), border: Color(0x6E7781)),
      .inner: Look(fill: Color(0xFFFFFF), border: Color(0x8C959F)),
      .output: Look(fill: Color(0xE3FBE8), border: Color(0x1A7F37)),
    ],
    scopes: [Color(0xF6F8FA), Color(0xEDF0F3)], scopeBorder: Color(0xD0D7DE),
    alarm: Look(fill: Color(0xCF222E), border: Color(0xFFFFFF)),
    data: Ramp(
      negative: [Color(0xCFE4F5), Color(0x7CB7E0)], neutral: Color(0xFFFFFF),
      positive: [Color(0xFBD5CC), Color(0xF0907A)]),
    grad: Ramp(
      negative: [Color(0xE6DCF7), Color(0xB79AE6)], neutral: Color(0xF6F4F1),
      positive: [Color(0xFFE3C2), Color(0xFFAA57)]),
    forward: Color(0x0969DA), backward: Color(0xBC4C00))

  static let dark = Palette(
    background: Color(0x0D1117), text: Color(0xF0F6FC), secondary: Color(0xA9B4C0),
    edge: Color(0x6E7681),
    looks: [
      .parameter: Look(fill: Color(0x0C2440), border: Color(0x4493F8)),
      .constant: Look(fill: Color(0x1C2128), border: Color(0x9198A1)),
      .inner: Look(fill: Color(0x161B22), border: Color(0x6E7681)),
      .output: Look(fill: Color(0x0F2D18), border: Color(0x3FB950)),
    ],
    scopes: [Color(0x11161D), Color(0x171D26)], scopeBorder: Color(0x3D444D),
    alarm: Look(fill: Color(0xFF7B72), border: Color(0x0D1117)),
    data: Ramp(
      negative: [Color(0x143553), Color(0x1D5C94)], neutral: Color(0x1C2128),
      positive: [Color(0x4A221E), Color(0x9A3B2E)]),
    grad: Ramp(
      negative: [Color(0x35265A), Color(0x6B46AE)], neutral: Color(0x23272E),
      positive: [Color(0x4F3414), Color(0x8F5A12)]),
    forward: Color(0x4493F8), backward: Color(0xF0883E), isDark: true)

  static let paper = Palette(
    background: Color(0xFFFFFF), text: Color(0x000000), secondary: Color(0x333333),
    edge: Color(0x000000),
    looks: [
      .parameter: Look(fill: Color(0xFFFFFF), border: Color(0x000000)),
      .constant: Look(fill: Color(0xFFFFFF), border: Color(0x000000)),
      .inner: Look(fill: Color(0xFFFFFF), border: Color(0x000000)),
      .output: Look(fill: Color(0xFFFFFF), border: Color(0x000000)),
    ],
    scopes: [Color(0xFFFFFF), Color(0xFFFFFF)], scopeBorder: Color(0x666666),
    alarm: Look(fill: Color(0x000000), border: Color(0xFFFFFF)),
    data: Ramp(
      negative: [Color(0xC4C4C4)], neutral: Color(0xFFFFFF), positive: [Color(0xC4C4C4)]),
    grad: Ramp(
      negative: [Color(0xC4C4C4)], neutral: Color(0xFFFFFF), positive: [Color(0xC4C4C4)]),
    cellBorder: Color(0x000000), forward: Color(0x000000), backward: Color(0x000000))
}
