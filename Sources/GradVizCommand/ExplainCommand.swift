// `gradviz explain`: why a gradient is what it is, in words and as a picture.

import ArgumentParser
import ComputationGraph
import GradViz

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why a gradient is what it is: the paths it came along, and their sum.",
    discussion: """
      EXAMPLES
        gradviz explain neuron.py --with-respect-to w1
            the paths from the output back to w1: local derivatives, products, sum
        gradviz explain neuron.py -w w1 -o why.svg
            and a picture in which these paths stand out
        gradviz explain -e 'tanh(w*x + b)' --let w=2 --let x=1.5 --let b=-1 -w w --format latex
        gradviz explain neuron.py -w 'x1*w1'
            a value that the program gave no name: as pictures and explanations call it
        gradviz model.py -T json --contributions > model.json && gradviz explain model.json -w n3
            a saved graph, and a value by its id there

      Exit codes: 0 done, 1 the program failed or there is no such gradient, 64 wrong usage.
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    name: [.customShort("w"), .long],
    help: ArgumentHelp(
      "The value whose gradient is explained: its name or label, what pictures "
        + "and explanations call it (h₂, typed h2), or its id, such as n3.",
      valueName: "value"))
  var withRespectTo: String

  @Option(help: "How the explanation is written; LaTeX is for a document with amsmath.")
  var format = OutputFormat<WrittenExplanation>.text

  @Option(help: "With more paths than this the gradient is explained value by value.")
  var maxPaths = 12

  @Option(help: "Value by value, how many values are shown: the last before the one asked for.")
  var maxValues = 40

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "A picture in which the paths stand out; its suffix tells the format. May be given more "
        + "than once; - is standard output, and the explanation goes to standard error.",
      valueName: "path"),
    completion: .file())
  var output: [String] = []

  @Option(
    name: [.customShort("T"), .customLong("picture-format")],
    help: ArgumentHelp(
      "The format of every picture, whatever its suffix.",
      valueName: OutputFormat<DrawnGraph>.names))
  var pictureFormat: OutputFormat<DrawnGraph>?

  @OptionGroup var graphviz: EngineOptions

  @Flag(name: [.short, .long], help: "Say nothing but the explanation and errors.")
  var quiet = false

  @OptionGroup(title: "Picture") var picture: PictureOptions
  @Checked private var destinations: Destinations<DrawnGraph>

  mutating func validate() throws {
    guard (0...10_000).contains(maxPaths) else {
      throw ValidationError("--max-paths takes 0 to 10000, not \(maxPaths).")
    }
    guard maxValues > 0 else { throw ValidationError("--max-values must be positive.") }
    if pictureFormat != nil, output.isEmpty {
      throw ValidationError("-T is the format of pictures: it needs -o.")
    }
    destinations = try Destinations(
      output, format: pictureFormat, standard: .dot, dotPath: "output/\(input.baseName).dot")
  }

  func run() throws {
    let console = Console(quiet: false, reportsToError: destinations.includeStandardOutput)
    // What is no part of the explanation must not get into a document.
    let aside = Console(quiet: quiet, reportsToError: true)
    try aside.run {
      let graph = try input.subject(aside).accountableGraph()
      let explanation = try graph.explanation(of: withRespectTo, maxPaths: maxPaths)
      let written = WrittenExplanation(
        explanation, precision: max(picture.drawing.precision, 6), maxValues: maxValues)
      try console.pass(String(decoding: try written.content(format).bytes, as: UTF8.self))
      if output.isEmpty { return }
      var drawing = picture.drawing
      drawing.highlight = Highlight(explanation)
      let drawn = DrawnGraph(graph, drawing, savesEdges: true)
      try aside.report(destinations.write(drawn, engine: graphviz.engine, console: aside))
    }
  }
}
