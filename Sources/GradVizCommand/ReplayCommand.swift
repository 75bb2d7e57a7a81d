// `gradviz replay`: backpropagation step by step, as a page, an animated picture, or frames.

import ArgumentParser
import GradViz

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Replays backpropagation step by step, on one page or as an animated picture.",
    discussion: """
      EXAMPLES
        gradviz replay neuron.py
            writes output/neuron.html, a page to step through
        gradviz replay neuron.py -o neuron.svg
            an animated picture that plays in a README
        gradviz replay neuron.py -o frames/ -T png
            one picture for each step, for slides
        gradviz replay neuron.py --embed -o page.html
            a page for an iframe, that the text around it can drive

      A graph saved as JSON is replayed too: what its edges do not say is computed again.
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "A page (.html), an animated picture (.svg) or a folder for frames. May be given more than "
        + "once. Without it: output/NAME.html.", valueName: "path"),
    completion: .file())
  var output: [String] = []

  @Option(
    name: [.customShort("T"), .long],
    help: ArgumentHelp("The format of frames.", valueName: OutputFormat<ReplayFrame>.names))
  var format = OutputFormat<ReplayFrame>.svg

  @Option(help: "card: one card per value. classic: micrograd's boxes and circles.")
  var style = DrawingOptions.Style.card

  @Option(
    help: "The colours; paper is black on white, auto is light or dark by the reader's setting.")
  var theme = ThemeChoice.auto

  @OptionGroup var page: PageOptions

  @Option(
    help: ArgumentHelp(
      "Significant digits of numbers (1 to 17); 4 where not given, and 3 in grids.",
      valueName: "precision"))
  var precision: Int?

  @Option(help: "A heading.")
  var title: String?

  @Option(
    help: ArgumentHelp("How long a step of the animated picture lasts.", valueName: "seconds"))
  var pace = ReplayOptions().secondsPerStep

  @Flag(
    help: ArgumentHelp(
      "Make the page for a frame of another page: no heading, driven by messages.",
      discussion: "README.md lists the messages."))
  var embed = false

  @OptionGroup var graphviz: EngineOptions

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  @Checked private var destinations: Destinations<DrawnReplay>

  mutating func validate() throws {
    try PictureOptions.check(precision: precision)
    guard pace >= 0.05, pace <= 60 else {
      throw ValidationError("--pace takes 0.05 to 60 seconds, not \(pace).")
    }
    let usual = "output/\(input.baseName)"
    destinations = try Destinations(
      output.isEmpty ? [usual + ".html"] : output,
      kinds: "a page (.html), an animated picture (.svg) or a folder", dotPath: usual + ".dot")
    if embed, !destinations.include(.html) {
      let paths = output.map { "\"\($0)\"" }.joined(separator: ", ")
      throw ValidationError(
        "--embed makes a page for a frame, and -o names no page: \(paths). "
          + "Write -o page.html, or leave out --embed.")
    }
  }

  func run() throws {
    let console = Console(quiet: quiet, reportsToError: false)
    try console.run {
      let subject = try input.subject(console)
      let options = ReplayOptions(
        style: style, theme: theme.theme, rankdir: page.rankdir, width: page.width,
        precision: precision, title: title, program: subject.program, secondsPerStep: pace,
        isEmbedded: embed)
      let replay = try subject.accountableGraph().replay()
      let drawn = DrawnReplay(replay, options, pictures: format)
      let wrote = try destinations.write(drawn, engine: graphviz.engine, console: console)
      let summary = replay.graph.summary(precision: precision ?? DrawingOptions().precision)
      try console.report(["\(summary), \(replay.steps.count) steps"] + wrote)
    }
  }
}
