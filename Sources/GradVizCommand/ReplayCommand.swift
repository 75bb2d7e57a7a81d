// `gradviz replay`: backpropagation step by step, as a page, an animated picture, or frames.

import ArgumentParser
import ComputationGraph
import GradViz
import Graphviz

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

      A graph saved as JSON is replayed if it has contributions (-T json --contributions).
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
    help: ArgumentHelp("The format of frames.", valueName: "svg|png"))
  var format = OutputFormat.svg

  @Option(help: ArgumentHelp("The colours; by the reader's setting where not given."))
  var theme: Theme?

  @Option(help: "The direction of the computation.")
  var rankdir = DrawingOptions.RankDirection.leftToRight

  @Option(help: "Significant digits of numbers (1 to 17).")
  var precision = ReplayOptions().precision

  @Option(help: "A heading.")
  var title: String?

  @Option(
    help: ArgumentHelp("How long a step of the animated picture lasts.", valueName: "seconds"))
  var pace = ReplayOptions().secondsPerStep

  @OptionGroup var graphviz: EngineOptions

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    try input.validateInput()
    guard (1...17).contains(precision) else {
      throw ValidationError("--precision takes 1 to 17 digits, not \(precision).")
    }
    guard pace >= 0.05, pace <= 60 else {
      throw ValidationError("--pace takes 0.05 to 60 seconds, not \(pace).")
    }
    guard format == .svg || format == .png else {
      throw ValidationError("-T takes svg or png, the formats of frames.")
    }
    for path in output where path == "-" || ReplayFormat(path: path) == nil {
      throw ValidationError(
        "-o takes a page (.html), an animated picture (.svg) or a folder, not \"\(path)\".")
    }
  }

  func run() throws {
    let console = Console(quiet: quiet, reportsToError: false)
    do {
      let subject = try input.read()
      console.pass(subject.printed)
      for note in subject.notes { console.warn(note) }
      let options = ReplayOptions(
        theme: theme, rankdir: rankdir, precision: precision,
        title: title, program: subject.program.map(ReplayOptions.ProgramText.init),
        secondsPerStep: pace)
      let replay = try subject.graph.replay()
      var wrote: [String] = []
      for path in output.isEmpty ? ["output/\(input.baseName).html"] : output {
        let files = try replay.write(to: path, options, engine: graphviz.engine, pictures: format)
        wrote.append(files.count == 1 ? files[0] : "\(files.count) frames in \(path)")
      }
      let summary = Summary(subject.graph, precision: precision).text
      console.report("\(summary), \(replay.steps.count) steps")
      for text in wrote { console.report("wrote \(text)") }
    } catch {
      console.fail(error)
      throw ExitCode(1)
    }
  }
}
