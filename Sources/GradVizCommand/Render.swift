// `gradviz render`: run a program forward and backward, and draw what was computed.

import ArgumentParser
import ComputationGraph
import GradViz
import Graphviz

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a program forward and backward, and draws every value with its gradient.",
    discussion: """
      EXAMPLES
        gradviz neuron.py
            draws output/neuron.svg, and writes output/neuron.dot
        gradviz neuron.py -o neuron.png -o neuron.pdf
            the same picture in two formats
        gradviz -e 'tanh(w*x + b)' --let w=2 --let x=1.5 --let b=-1 -o -  -T svg
            one formula, to standard output
        gradviz model.py --rankdir TB --theme dark --hide local --title 'My model'
        gradviz model.py -T json --contributions > model.json && gradviz model.json
            saves what was computed, and draws it again
        cat neuron.py | gradviz -

      Exit codes: 0 done, 1 the program or the drawing failed, 64 wrong usage.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Picture") var picture: PictureOptions

  func validate() throws {
    try input.validateInput()
    _ = try output.destinations(default: "graph")
    _ = try picture.drawing()
  }

  func run() throws {
    let destinations = try output.destinations(default: input.baseName)
    let drawing = try picture.drawing()
    let console = Console(
      quiet: output.quiet, reportsToError: destinations.contains(where: \.isStandardOutput))
    do {
      let subject = try input.read()
      console.pass(subject.printed)
      for note in subject.notes { console.warn(note) }
      let writer = GraphWriter(
        graph: subject.graph, drawing: drawing, engine: output.graphviz.engine,
        contributions: output.contributions)
      var wrote: [String] = []
      try writer.write(to: destinations, warn: console.warn) { wrote.append($0) }
      console.report(Summary(subject.graph, precision: drawing.precision).text)
      for path in wrote { console.report("wrote \(path)") }
    } catch {
      console.fail(error)
      throw ExitCode(1)
    }
  }
}
