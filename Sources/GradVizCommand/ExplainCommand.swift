// `gradviz explain`: why a gradient is what it is, in words and as a picture.

import ArgumentParser
import ComputationGraph
import Foundation
import GradViz
import Graphviz

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
        gradviz model.py -T json --contributions > model.json && gradviz explain model.json -w n3
            a saved graph, and a value that has no name

      Exit codes: 0 done, 1 the program failed or there is no such gradient, 64 wrong usage.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, latex
  }

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    name: [.customShort("w"), .long],
    help: ArgumentHelp(
      "The value whose gradient is explained: its name, its label, or its id, such as n3.",
      valueName: "value"))
  var withRespectTo: String

  @Option(help: "How the explanation is written; LaTeX is for a document with amsmath.")
  var format = Format.text

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
      valueName: OutputFormat.allCases.map(\.rawValue).joined(separator: "|")))
  var pictureFormat: OutputFormat?

  @OptionGroup var graphviz: EngineOptions

  @Flag(name: [.short, .long], help: "Say nothing but the explanation and errors.")
  var quiet = false

  @OptionGroup(title: "Picture") var picture: PictureOptions

  func validate() throws {
    try input.validateInput()
    _ = try destinations()
    _ = try picture.drawing()
    guard (0...10_000).contains(maxPaths) else {
      throw ValidationError("--max-paths takes 0 to 10000, not \(maxPaths).")
    }
    guard maxValues > 0 else { throw ValidationError("--max-values must be positive.") }
    if pictureFormat != nil, output.isEmpty {
      throw ValidationError("-T is the format of pictures: it needs -o.")
    }
  }

  func run() throws {
    let destinations = try destinations()
    var drawing = try picture.drawing()
    let console = Console(
      quiet: false, reportsToError: destinations.contains(where: \.isStandardOutput))
    // What is no part of the explanation must not get into a document.
    let aside = Console(quiet: quiet, reportsToError: true)
    do {
      let subject = try input.read()
      aside.pass(subject.printed)
      for note in subject.notes { aside.warn(note) }
      let explanation = try subject.graph.explanation(of: withRespectTo, maxPaths: maxPaths)
      console.pass(text(of: explanation, precision: max(drawing.precision, 6)))
      drawing.highlight = Highlight(explanation)
      let writer = GraphWriter(
        graph: subject.graph, drawing: drawing,
        engine: graphviz.engine, contributions: true)
      try writer.write(to: destinations, warn: aside.warn) { aside.report("wrote \($0)") }
    } catch {
      aside.fail(error)
      throw ExitCode(1)
    }
  }

  private func text(of explanation: Explanation, precision: Int) -> String {
    switch format {
    case .text: explanation.text(precision: precision, maxValues: maxValues)
    case .markdown: explanation.markdown(precision: precision, maxValues: maxValues)
    case .latex: explanation.latex(precision: precision, maxValues: maxValues)
    }
  }

  private func destinations() throws -> [Destination] {
    try Destination.all(
      output, format: pictureFormat, fallback: "output/\(input.baseName).dot")
  }
}
