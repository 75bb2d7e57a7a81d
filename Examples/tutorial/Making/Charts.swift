// The curves of the tutorial, of what the programs computed.

import Foundation

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

  /// Lists of losses, the first twenty steps.
  private func losses(
    _ program: Program, lowest: Double = 0, _ lists: [(name: String, label: String)]
  ) throws -> Chart {
    let numbers = try program.lists(lists.map(\.name))
    return Chart(
      x: "step", y: "loss", isLogarithmic: true, lowest: lowest,
      series: zip(lists, numbers).map { list, losses in
        Chart.Series(
          label: list.label, points: losses.prefix(21).enumerated().map { (Double($0), $1) })
      })
  }

  /// tanh and its slope, with the place where the linear model stands.
  private func tanh(_ program: Program) throws -> Chart {
    let places = (-60...60).map { Double($0) / 10 }
    let numbers = try program.numbers(["prediction", "y_pred"]).map { try $0.get() }
    return Chart(
      x: "n", y: "",
      series: [
        Chart.Series(label: "tanh n", points: places.map { ($0, Foundation.tanh($0)) }),
        Chart.Series(
          label: "1 − tanh² n", points: places.map { ($0, 1 - pow(Foundation.tanh($0), 2)) }),
      ],
      marks: [(numbers[0], numbers[1]), (numbers[0], 1 - numbers[1] * numbers[1])])
  }
}
