// Replays that several tests use.

import ComputationGraph
import Graphviz
import Micrograd

@testable import GradViz

enum ReplaySamples {
  static let hasDot = (try? DotEngine().render("digraph { a }", format: "svg")) != nil

  /// `tanh(w·x + b)` and a value that is used twice.
  static func neuron(_ name: String = "x") throws -> Replay {
    let x = Tensor(2.0, name: name, requiresGrad: true)
    let w = Tensor(-0.5, name: "w", requiresGrad: true)
    let o = tanh(x * w + x).named("o")
    o.backward()
    return try o.graph(contributions: true).replay()
  }

  static func layer() throws -> Replay {
    let x = Tensor([[1.0, 0.5], [-0.5, 1.0]], name: "x")
    let w = Tensor([[0.4, -0.2], [0.1, 0.9]], name: "w", requiresGrad: true)
    let h = scope("hidden") { relu(x.matmul(w)) }
    let loss = (h * h).mean().named("loss")
    loss.backward()
    return try loss.graph(contributions: true).replay()
  }

  /// A tree of a hundred values and one: no line is long, so that Graphviz is quick.
  static func tree() throws -> Replay {
    var values = (0..<51).map { number in
      Tensor(0.5 + Double(number) / 100, name: "p\(number)", requiresGrad: true)
    }
    while values.count > 1 {
      var next: [Tensor] = []
      for i in stride(from: 0, to: values.count - 1, by: 2) {
        next.append(i % 4 == 0 ? values[i] * values[i + 1] : values[i] + values[i + 1])
      }
      if values.count % 2 == 1 { next.append(values[values.count - 1]) }
      values = next
    }
    values[0].backward()
    return try values[0].graph(contributions: true).replay()
  }

  /// A chain with as many steps as asked for, or one more.
  static func chain(steps: Int) throws -> Replay {
    let w = Tensor(0.9, name: "w", requiresGrad: true)
    var value = Tensor(0.5, requiresGrad: true)
    // Per round two operations forward and three contributions back.
    for _ in 0..<(steps / 5) { value = tanh(value * w) }
    value.backward()
    return try value.graph(contributions: true).replay()
  }

  static func picture(_ replay: Replay, _ options: ReplayOptions = ReplayOptions()) throws
    -> ReplayPicture
  {
    try ReplayPicture(replay, options) { dot throws(GraphvizError) in
      try DotEngine().render(dot, format: "json0").bytes
    }
  }

  /// All frames as SVG.
  static func frames(_ replay: Replay, _ options: ReplayOptions = ReplayOptions()) throws
    -> [String]
  {
    let picture = try picture(replay, options)
    return (0...replay.steps.count).map { picture.svg(picture.frame($0)) }
  }
}

extension Replay {
  func page(_ options: ReplayOptions = ReplayOptions()) throws -> String {
    String(decoding: try DrawnReplay(self, options).content(.html).bytes, as: UTF8.self)
  }

  func animation(_ options: ReplayOptions = ReplayOptions()) throws -> String {
    String(decoding: try DrawnReplay(self, options).content(.svg).bytes, as: UTF8.self)
  }
}
