// The curves of the tutorial, of what the programs computed.

import Foundation
import GradViz

/// A chart by its name.
enum Curves: String, CaseIterable {
  case rates, stall, tanh

  /// The name of its file.
  var file: String { rawValue + ".svg" }

  func chart(_ programs: Programs) throws -> Chart {
    switch self {
    case .rates:
      try losses(
        programs("rates"),
        [
          ("diverging", "rate 0.2"), ("slow", "rate 0.01"), ("swinging", "rate 0.15"),
          ("good", "rate 0.05"),
        ])
    case .stall:
      try losses(
        programs("stall"), lowest: 1e-6,
        [("unreachable", "target 5"), ("reachable", "target −0.5"), ("small", "small weights")])
    case .tanh: try tanh(programs("linear_model_tanh"))
    }
  }

  /// Lists of losses, the first twenty steps; what lies below `lowest` is left out.
  private func losses(
    _ program: Program, lowest: Double = 0, _ lists: [(name: String, label: String)]
  ) throws -> Chart {
    let numbers = try program.lists(lists.map(\.name))
    let curves = zip(lists, numbers).map { list, losses in
      Curve(
        list.label,
        points: losses.prefix(21).enumerated().map { (Double($0), $1) }.filter { $0.1 >= lowest })
    }
    return .curves(curves, x: "step", y: "loss", isLogarithmic: true)
  }

  /// tanh and its slope, with the place where the linear model stands.
  private func tanh(_ program: Program) throws -> Chart {
    let places = (-60...60).map { Double($0) / 10 }
    let numbers = try program.numbers(["prediction", "y_pred"]).map { try $0.get() }
    return .curves(
      [
        Curve("tanh n", points: places.map { ($0, Foundation.tanh($0)) }),
        Curve("1 − tanh² n", points: places.map { ($0, 1 - pow(Foundation.tanh($0), 2)) }),
      ], x: "n", y: "",
      marks: [
        Mark(x: numbers[0], y: numbers[1]),
        Mark(x: numbers[0], y: 1 - numbers[1] * numbers[1]),
      ])
  }
}
