// Where pictures go, and in which format.

import ArgumentParser
import GradViz

struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "A file to write; its suffix tells the format, folders are made. May be given more than once; "
        + "- is standard output, DOT unless -T says otherwise. Without -o and -T: .dot and .svg in "
        + "output/.", valueName: "path"),
    completion: .file())
  var output: [String] = []

  @Option(
    name: [.customShort("T"), .long],
    help: ArgumentHelp(
      "The format of every output, whatever its suffix; without -o, to standard output.",
      valueName: OutputFormat<DrawnGraph>.names))
  var format: OutputFormat<DrawnGraph>?

  @Flag(help: "Write local derivatives and contributions of every edge into JSON.")
  var contributions = false

  @OptionGroup var graphviz: EngineOptions

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  /// What is written, in order; `name` is the name of files where none is given.
  func destinations(default name: String) throws -> Destinations<DrawnGraph> {
    let dotPath = "output/\(name).dot"
    let usual = format == nil ? [dotPath, "output/\(name).svg"] : ["-"]
    return try Destinations(
      output.isEmpty ? usual : output, format: format, standard: .dot, dotPath: dotPath)
  }
}
