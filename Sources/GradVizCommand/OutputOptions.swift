// Where pictures go, and in which format.

import ArgumentParser
import GradViz
import Graphviz

extension OutputFormat: ExpressibleByArgument {}

/// One place to write to.
struct Destination {
  /// Nil for standard output.
  let path: String?
  let format: OutputFormat
  /// Where the DOT text goes when the picture cannot be drawn.
  let fallback: String
  var isStandardOutput: Bool { path == nil }
}

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
      valueName: OutputFormat.allCases.map(\.rawValue).joined(separator: "|")))
  var format: OutputFormat?

  @Flag(help: "Write local derivatives and contributions of every edge into JSON.")
  var contributions = false

  @Option(
    name: .customLong("dot"),
    help: ArgumentHelp("Graphviz's program, if it is not in PATH.", valueName: "path"),
    completion: .file())
  var dotPath: String?

  @Option(help: ArgumentHelp("How long Graphviz may take.", valueName: "seconds"))
  var timeout = 60.0

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  var engine: DotEngine {
    DotEngine(executable: dotPath, timeout: .milliseconds(Int(timeout * 1000)))
  }

  func validate() throws {
    guard timeout > 0, timeout <= 1e9 else {
      throw ValidationError("--timeout takes a positive number of seconds.")
    }
  }

  /// What is written, in order; `name` is the name of files where none is given.
  func destinations(default name: String) throws -> [Destination] {
    let fallback = "output/\(name).dot"
    if output.isEmpty {
      if let format { return [Destination(path: nil, format: format, fallback: fallback)] }
      return [
        Destination(path: fallback, format: .dot, fallback: fallback),
        Destination(path: "output/\(name).svg", format: .svg, fallback: fallback),
      ]
    }
    guard output.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("-o - can be given only once.")
    }
    return try output.map { path in
      if path == "-" {
        return Destination(path: nil, format: format ?? .dot, fallback: fallback)
      }
      guard let format = format ?? OutputFormat(path: path) else {
        let suffixes = OutputFormat.allCases.flatMap(\.suffixes).map { "." + $0 }
        throw ValidationError(
          "The suffix of \"\(path)\" names no format. Use one of \(suffixes.joined(separator: " ")), "
            + "or say the format with -T.")
      }
      return Destination(path: path, format: format, fallback: fallback)
    }
  }
}
