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
  /// The direction in which values are computed.
  public var rankdir: DrawingOptions.RankDirection
  /// How wide the column is in which the picture is shown, in pixels.
  public var width: Int
  /// Significant digits (1 to 17); nil for 4, and 3 in grids.
  public var precision: Int?
  /// A heading; nil for the name of the program.
  public var title: String?
  /// The program whose lines are marked on the page, if there is one.
  public var program: ProgramText?
  /// How long a step of the animated picture lasts.
  public var secondsPerStep: Double
  /// How much is shown before it is summed up.
  public var limits: DrawingOptions.Limits

  /// Options, each as most readers want it where it is not given.
  public init(
    style: DrawingOptions.Style = .card, theme: Theme? = nil,
    rankdir: DrawingOptions.RankDirection = .automatic, width: Int = DrawingOptions.usualWidth,
    precision: Int? = nil, title: String? = nil, program: ProgramText? = nil,
    secondsPerStep: Double = 1, limits: DrawingOptions.Limits = DrawingOptions.Limits()
  ) {
    (self.style, self.theme, self.rankdir, self.width) = (style, theme, rankdir, width)
    (self.precision, self.title, self.program) = (precision, title, program)
    (self.secondsPerStep, self.limits) = (secondsPerStep, limits)
  }

  /// The text of a program; values name its lines as `file:line`.
  public struct ProgramText: Sendable, Hashable {
    /// The file's name.
    public var file: String
    /// Its text.
    public var text: String

    /// The text of a file.
    public init(file: String, text: String) {
      self.file = file
      self.text = text
    }
  }

  /// The same settings as the drawing has them.
  var drawing: DrawingOptions {
    DrawingOptions(
      style: style, theme: theme, rankdir: rankdir, width: width, precision: precision,
      limits: limits)
  }
}
