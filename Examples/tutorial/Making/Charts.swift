// The curves of the tutorial, of what the programs computed.

import Foundation

extension Chart {
  /// Every chart by the name of its file.
  static func all(_ programs: Programs) throws -> [(file: String, chart: Chart)] {
    func losses(_ program: String, _ lists: [(list: String, label: String)]) throws -> [Series] {
      try lists.map { list, label in
        let losses = try programs(program).list(list).prefix(21)
        return Series(label: label, points: losses.enumerated().map { (Double($0), $1) })
      }
    }
    return [
      (
        "rates.svg",
        Chart(
          x: "step", y: "loss", isLogarithmic: true,
          series: try losses(
            "rates",
            [
              ("diverging", "rate 0.2"), ("slow", "rate 0.01"), ("swinging", "rate 0.15"),
              ("good", "rate 0.05"),
            ]))
      ),
      (
        "stall.svg",
        Chart(
          x: "step", y: "loss", isLogarithmic: true, lowest: 1e-6,
          series: try losses(
            "stall",
            [
              ("unreachable", "target 5"), ("reachable", "target 0.5"),
              ("small", "small weights"),
            ]))
      ),
      ("tanh.svg", tanhChart(try programs("linear_model_tanh"))),
    ]
  }

  /// tanh and its derivative, with the place where the linear model stands.
  private static func tanhChart(_ program: Program) -> Chart {
    let places = stride(from: -6, through: 6, by: 0.1)
    let numbers = program.numbers(["prediction", "y_pred"]).compactMap { try? $0.get() }
    return Chart(
      x: "n", y: "",
      series: [
        Series(label: "tanh n", points: places.map { ($0, tanh($0)) }),
        Series(label: "1 − tanh² n", points: places.map { ($0, 1 - tanh($0) * tanh($0)) }),
      ],
      marks: [(numbers[0], numbers[1]), (numbers[0], 1 - numbers[1] * numbers[1])])
  }
}
