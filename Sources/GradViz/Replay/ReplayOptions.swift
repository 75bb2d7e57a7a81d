// How a replay is shown, and the program it came from.

/// How a replay is written.
///
/// ```swift
/// let options = ReplayOptions(title: "One neuron", secondsPerStep: 1)
/// try loss.graph().replay().write(to: "replay.html", options)
/// ```
public struct ReplayOptions: Sendable, Hashable {
  /// How a value looks.
  public var style: DrawingOptions.Style
  /// The colours; nil for light or dark by the reader's setting.
  public var theme: Theme?
  public var rankdir: DrawingOptions.RankDirection
  /// Significant digits (1 to 17).
  public var precision: Int
  public var title: String?
  /// The program whose lines are marked on the page, if there is one.
  public var program: ProgramText?
  /// How long a step of the animated picture lasts.
  public var secondsPerStep: Double
  public var limits: DrawingOptions.Limits

  public init(
    style: DrawingOptions.Style = .card, theme: Theme? = nil,
    rankdir: DrawingOptions.RankDirection = .leftToRight, precision: Int = 4, title: String? = nil,
    program: ProgramText? = nil, secondsPerStep: Double = 1,
    limits: DrawingOptions.Limits = DrawingOptions.Limits()
  ) {
    (self.style, self.theme, self.rankdir) = (style, theme, rankdir)
    (self.precision, self.title, self.program) = (precision, title, program)
    (self.secondsPerStep, self.limits) = (secondsPerStep, limits)
  }

  /// The text of a program; values name its lines as `file:line`.
  public struct ProgramText: Sendable, Hashable {
    public var file: String
    public var text: String

    public init(file: String, text: String) {
      self.file = file
      self.text = text
    }
  }

  /// The same settings as the drawing has them.
  var drawing: DrawingOptions {
    DrawingOptions(
      style: style, theme: theme ?? .light, rankdir: rankdir, precision: precision, limits: limits)
  }
}
