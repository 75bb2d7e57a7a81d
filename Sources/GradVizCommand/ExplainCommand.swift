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

  @Option(
    name: .customLong("dot"),
    help: ArgumentHelp("Graphviz's program, if it is not in PATH.", valueName: "path"),
    completion: .file())
  var dotPath: String?

  @Option(help: ArgumentHelp("How long Graphviz may take.", valueName: "seconds"))
  var timeout = 60.0

  @Flag(name: [.short, .long], help: "Say nothing but the explanation and errors.")
  var quiet = false

  @OptionGroup(title: "Picture") var picture: PictureOptions

  func validate() throws {
    try input.validateInput()
    _ = try destinations()
    _ = try picture.drawing()
    guard timeout > 0, timeout <= 1e9 else {
      throw ValidationError("--timeout takes a positive number of seconds.")
    }
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
        engine: DotEngine(executable: dotPath, timeout: .milliseconds(Int(timeout * 1000))),
        contributions: true)
      var said: Set<String> = []
      for destination in destinations {
        for warning in try writer.write(to: destination) where said.insert(warning).inserted {
          aside.warn(warning)
        }
        if let path = destination.path { aside.report("wrote \(path)") }
      }
    } catch {
      console.fail(error)
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
    guard output.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("-o - can be given only once.")
    }
    return try output.map { path in
      let fallback = "output/\(input.baseName).dot"
      if path == "-" {
        return Destination(path: nil, format: pictureFormat ?? .dot, fallback: fallback)
      }
      guard let format = pictureFormat ?? OutputFormat(path: path) else {
        let suffixes = OutputFormat.allCases.flatMap(\.suffixes).map { "." + $0 }
        throw ValidationError(
          "The suffix of \"\(path)\" names no format. Use one of "
            + "\(suffixes.joined(separator: " ")), or say the format with -T.")
      }
      return Destination(path: path, format: format, fallback: fallback)
    }
  }
}
