// What all examples are: programs that train, draw into a folder, and say what they have reached.

import ComputationGraph
import GradViz

/// A program that shows a use of gradients.
package protocol Example {
  /// The name of its product and its folder.
  static var name: String { get }
  /// What it learns and from what, in a few words.
  static var task: String { get }
  /// Trains, draws its pictures, and measures what it has reached.
  ///
  /// - Returns: What had to be reached and what was.
  static func run(_ setting: ExampleSetting) throws -> [Goal]
}

/// How an example is run.
package struct ExampleSetting {
  /// Where its pictures go.
  package let folder: String
  /// Whether a few small steps are enough, to see that everything works.
  package let isQuick: Bool

  /// A setting for a whole run, or a quick one.
  package init(folder: String, isQuick: Bool = false) {
    (self.folder, self.isQuick) = (folder, isQuick)
  }

  /// The path of a picture: it is told to whoever looks on.
  package func path(_ file: String) -> String {
    print("  \(folder)/\(file)")
    return "\(folder)/\(file)"
  }

  /// Draws a graph, and goes on without its picture where Graphviz is missing: its DOT text is there.
  package func draw(_ graph: ComputationGraph, _ title: String, to file: String) {
    do { try graph.render(to: path(file), DrawingOptions(title: title)) } catch { print(error) }
  }

  /// What a whole run takes, or a quick one.
  package func amount(_ whole: Int, quick: Int) -> Int { isQuick ? quick : whole }
}

/// What had to be reached, and what was.
package struct Goal {
  /// What was measured, such as `accuracy on unseen digits`.
  package let measure: String
  /// What it is.
  package let value: Double
  /// What it must be.
  package let needed: Bound
  /// How both are written.
  package let unit: Unit

  /// What a number must be.
  package enum Bound {
    case atLeast(Double)
    case atMost(Double)
  }
  /// What a number stands for.
  package enum Unit { case number, percent }

  /// - Parameters:
  ///   - measure: What was measured.
  ///   - value: What it is; shares are from 0 to 1.
  ///   - needed: What it must be.
  ///   - unit: How both are written.
  package init(_ measure: String, _ value: Double, _ needed: Bound, in unit: Unit = .percent) {
    (self.measure, self.value, self.needed, self.unit) = (measure, value, needed, unit)
  }

  package var isReached: Bool {
    switch needed {
    case .atLeast(let bound): value >= bound
    case .atMost(let bound): value <= bound
    }
  }

  /// The value as it is told.
  package var reachedText: String { written(value) }
  /// What it must be, as it is told.
  package var neededText: String {
    switch needed {
    case .atLeast(let bound): "≥ \(written(bound))"
    case .atMost(let bound): "≤ \(written(bound))"
    }
  }

  private func written(_ value: Double) -> String {
    switch unit {
    case .number: NumberFormat.significant(3).string(value)
    case .percent: NumberFormat.significant(3).string(100 * value) + " %"
    }
  }
}

/// The path of a data file in the folder of an example, as seen from one of its sources.
package func dataFile(_ name: String, beside source: String = #filePath) -> String {
  source.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    + "/" + name
}
