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
  /// Whether the page is for a frame of another page.
  ///
  /// Such a page has no heading, fills its frame and scrolls nothing around it; the wheel zooms
  /// only with the control key. It is driven by messages, so that the text around it can lead
  /// through the steps:
  ///
  /// ```html
  /// <iframe src="neuron.html" width="800" height="480"></iframe>
  /// <script>
  ///   const page = document.querySelector('iframe').contentWindow;
  ///   addEventListener('message', ({source, data}) => {
  ///     if (source === page) console.log(data.step, data.sentence);
  ///   });
  ///   const show = (step) => page.postMessage({target: 'gradviz', step}, '*');
  /// </script>
  /// ```
  ///
  /// The page posts `{source: 'gradviz', step, steps, kind, sentence}` to its parent: once when it
  /// is loaded, then with `ready: true`, and whenever its step or its sentence changes. `kind` is
  /// `'start'` before the first step, `'forward'`, `'seed'` where a gradient enters, or `'flow'`
  /// where one goes back. It listens to its parent alone, and ignores what is none of these:
  ///
  /// - `{target: 'gradviz', step: 3}` goes to a step, at most to the last.
  /// - `{target: 'gradviz', play: true}` plays, and `false` pauses.
  /// - `{target: 'gradviz', set: {name: 'w1', value: 0.5}}` changes a parameter or constant;
  ///   `element: 2` in `set` is the third of a tensor's numbers, row by row (0 where not given).
  /// - `{target: 'gradviz', restore: true}` puts everything back.
  public var isEmbedded: Bool
  /// How much is shown before it is summed up.
  public var limits: DrawingOptions.Limits

  /// Options, each as most readers want it where it is not given.
  public init(
    style: DrawingOptions.Style = .card, theme: Theme? = nil,
    rankdir: DrawingOptions.RankDirection = .automatic, width: Int = DrawingOptions.usualWidth,
    precision: Int? = nil, title: String? = nil, program: ProgramText? = nil,
    secondsPerStep: Double = 1, isEmbedded: Bool = false,
    limits: DrawingOptions.Limits = DrawingOptions.Limits()
  ) {
    (self.style, self.theme, self.rankdir, self.width) = (style, theme, rankdir, width)
    (self.precision, self.title, self.program) = (precision, title, program)
    (self.secondsPerStep, self.isEmbedded) = (secondsPerStep, isEmbedded)
    self.limits = limits
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
