// `gradviz render`: run a program forward and backward, and draw what was computed.

import ArgumentParser
import GradViz

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
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
  @Checked private var destinations: Destinations<DrawnGraph>

  mutating func validate() throws {
    destinations = try output.destinations(default: input.baseName)
  }

  func run() throws {
    let console = Console(quiet: output.quiet, reportsToError: destinations.includeStandardOutput)
    try console.run {
      let graph = try input.subject(console)
        .graph(destinations.needEdges || output.contributions)
      let drawn = DrawnGraph(graph, picture.drawing, savesEdges: output.contributions)
      let wrote = try destinations.write(drawn, engine: output.graphviz.engine, console: console)
      try console.report([graph.summary(precision: picture.drawing.precision)] + wrote)
    }
  }
}
