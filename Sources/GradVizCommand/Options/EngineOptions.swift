// How Graphviz is found and bounded: the same for every subcommand.

import ArgumentParser
import Graphviz

struct EngineOptions: ParsableArguments {
  @Option(
    name: .customLong("dot"),
    help: ArgumentHelp("Graphviz's program, if it is not in PATH.", valueName: "path"),
    completion: .file())
  var dotPath: String?

  @Option(help: ArgumentHelp("How long Graphviz may take.", valueName: "seconds"))
  var timeout = 60.0

  var engine: DotEngine {
    DotEngine(executable: dotPath, timeout: .milliseconds(Int(timeout * 1000)))
  }

  func validate() throws {
    guard timeout > 0, timeout <= 1e9 else {
      throw ValidationError("--timeout takes a positive number of seconds.")
    }
  }
}
