// `gradviz trace`: run a script under its own Python, and draw what it computed.

import ArgumentParser
import GradViz
import SystemPackage

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Runs a script of PyTorch or micrograd under Python, and draws what it computed.",
    usage: "gradviz trace [<options>] (<script> | -m <module>) [<arguments> ...]",
    discussion: """
      The script runs unchanged, under your Python and WITH YOUR RIGHTS: it may do all that you \
      may. (Other subcommands run programs on an engine of their own, shut off from everything.)

      EXAMPLES
        gradviz trace train.py
            draws the last backward() of a script: output/train.svg
        gradviz trace train.py --epochs 3 -o step.json -o step.svg
            what is no option of gradviz is the script's; all that stands after -- is, too
        gradviz trace --python .venv/bin/python -m package.train --when 'loss > 10'
            a module, under another Python, and the first backward() with a large loss
        gradviz trace train.py -o step.json && gradviz replay step.json
            saved, for all that gradviz does with graphs. Of large tensors it takes
            --contributions to know what flowed along edges; replay and explain need it

      In the script, gradviz.draw(loss) after "import gradviz" chooses what is drawn.

      Exit codes: the script's own where it fails (what was recorded until then is drawn); \
      0 done, 1 the drawing failed or there was no such backward(), 64 wrong usage.
      """)

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp(
      "A script of Python, then what it is given. With -m, what the module is given.",
      valueName: "script"),
    completion: .file(extensions: ["py"]))
  var words: [String] = []

  @Option(
    name: .customShort("m"),
    help: ArgumentHelp("A module to run instead of a script.", valueName: "module"))
  var module: String?

  @Option(
    help: ArgumentHelp("The Python that has the script's packages.", valueName: "path"),
    completion: .file())
  var python = "python3"

  @Option(
    help: ArgumentHelp(
      "Of several calls of backward(), the one that is drawn: 1 is the first. The last without it.",
      valueName: "number"))
  var backward: Int?

  @Option(
    help: ArgumentHelp(
      "Draw the last backward() before an optimizer takes its step of this number.",
      valueName: "number"))
  var step: Int?

  @Option(
    help: ArgumentHelp(
      "Draw the first backward() for which this holds, in the script's names: 'loss > 10'.",
      valueName: "condition"))
  var when: String?

  @Option(
    help: ArgumentHelp(
      "The most elements of a tensor that are kept; of a larger one its shape is. \"all\" keeps "
        + "everything.", valueName: "number"))
  var data = "10000"

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Picture") var picture: PictureOptions
  @Checked private var destinations: Destinations<DrawnGraph>
  @Checked private var subject: [String]

  mutating func validate() throws {
    // What stands behind it is the script's, even where it looks like an option.
    if let end = words.firstIndex(of: "--") { words.remove(at: end) }
    guard let name = module ?? words.first else {
      throw ValidationError("Nothing to run: give a SCRIPT, or a module with -m.")
    }
    if module == nil {
      if name == "-" {
        throw ValidationError("A script is traced from a file: standard input is the script's own.")
      }
      if name.hasPrefix("-") {
        throw ValidationError(
          "There is no option \(name). If it is the script's, it stands after the script.")
      }
    }
    guard [backward != nil, step != nil, when != nil].count(where: \.self) <= 1 else {
      throw ValidationError(
        "Give one of --backward, --step and --when: each chooses one backward().")
    }
    if let number = [backward, step].compactMap(\.self).first, number < 1 {
      throw ValidationError("--backward and --step count from 1, not \(number).")
    }
    guard data == "all" || Int(data).map({ $0 >= 0 }) == true else {
      throw ValidationError("--data takes a number of elements, or all, not \"\(data)\".")
    }
    subject = (module.map { ["-m", $0] } ?? []) + words
    destinations = try output.destinations(default: module ?? FilePath(name).stem ?? "graph")
  }

  func run() throws {
    let console = Console(quiet: output.quiet, reportsToError: destinations.includeStandardOutput)
    try console.run {
      let script = TracedScript(
        python: python, arguments: options + subject,
        printsToError: destinations.includeStandardOutput)
      let (saved, code) = try script.run()
      if let saved {
        let traced = try Subject(saved, name: "the trace of \(subject.joined(separator: " "))")
        let graph = traced.graph(destinations.needEdges || output.contributions)
        let drawn = DrawnGraph(graph, picture.drawing, savesEdges: true)
        let wrote = try destinations.write(drawn, engine: output.graphviz.engine, console: console)
        try console.report([graph.summary(precision: picture.drawing.precision)] + wrote)
      }
      if code != 0 { throw ExitCode(code) }
    }
  }

  /// What the tracer is told, in its own options.
  private var options: [String] {
    var options = ["--data", data]
    if let backward { options += ["--backward", "\(backward)"] }
    if let step { options += ["--step", "\(step)"] }
    // Joined: a condition may begin with a dash.
    if let when { options += ["--when=\(when)"] }
    if output.contributions { options.append("--contributions") }
    return options
  }
}
