// The command and its subcommands.

import ArgumentParser

@main
struct GradVizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradviz",
    abstract: "See backpropagation: every value of a computation, with its gradient.",
    discussion: """
      "gradviz PROGRAM" is "gradviz render PROGRAM". For all options: gradviz render --help.

      For completion in your shell: gradviz --generate-completion-script zsh (or bash, fish).
      """,
    version: "0.1.0",
    subcommands: [Render.self, ReplayCommand.self, ExplainCommand.self, TraceCommand.self],
    defaultSubcommand: Render.self)

  /// Does what `ParsableCommand` does, and passes its messages through the console, too.
  static func main() {
    Surroundings.prepare()
    do {
      var command = try parseAsRoot(Surroundings.arguments())
      try command.run()
    } catch {
      let code = Console.say(fullMessage(for: error), code: exitCode(for: error))
      Interruption.finish()
      exit(withError: code)
    }
    Interruption.finish()
  }
}
