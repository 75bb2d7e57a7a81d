// How an example is run from a command line, and the row that it writes for the table of all.

import ArgumentParser
import Graphviz

extension Example {
  /// Runs it as the command line says.
  package static func main() { ExampleCommand<Self>.main() }
}

/// The command line of an example.
package struct ExampleCommand<Subject: Example>: ParsableCommand {
  package static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: Subject.name, abstract: "\(Subject.task).")
  }

  @Argument(help: "Where the pictures go.") var folder = "output"
  @Flag(help: "Take a few small steps only, to see that everything works.") var quick = false

  package init() {}

  package func run() throws {
    let clock = ContinuousClock()
    var goals: [Goal] = []
    let time = try clock.measure {
      goals = try Subject.run(ExampleSetting(folder: folder, isQuick: quick))
    }
    for goal in goals {
      print("\(goal.measure): \(goal.reachedText) (\(goal.neededText) needed)")
    }
    if quick { return }
    guard goals.allSatisfy(\.isReached) else {
      throw GoalMissed(example: Subject.name)
    }
    // Only whole runs that have reached everything are in the table.
    try AtomicFile.write(
      row(of: goals, seconds: time / .seconds(1)), to: "\(folder)/examples/\(Subject.name).md")
  }

  private func row(of goals: [Goal], seconds: Double) -> String {
    let name = Subject.name
    let reached = goals.map { "\($0.measure) \($0.reachedText)" }
    let needed = goals.map(\.neededText)
    return "| [\(name)](Examples/\(name)) | \(Subject.task) | \(reached.joined(separator: ", ")) | "
      + "\(needed.joined(separator: ", ")) | \(Int(seconds.rounded(.up))) s |\n"
  }
}

private struct GoalMissed: Error, CustomStringConvertible {
  let example: String
  var description: String { "\(example) has not reached what it must" }
}
