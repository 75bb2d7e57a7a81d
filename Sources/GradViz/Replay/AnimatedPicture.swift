// The whole replay as one SVG that plays by CSS alone, inside an <img> too.

import ComputationGraph

extension ReplayPicture {
  /// An animated SVG. It loops; on paper and with reduced motion it is the finished picture.
  var animation: String {
    var times = Timeline(steps: replay.steps.count, secondsPerStep: options.secondsPerStep)
    let end = times.end
    let items = items { node, operand, line in
      let seen = times.interval(history.computed[node], end)
      let marks = history.edges[node][operand].map { step, name in
        edge(line, [name] + times.interval(step, step + 1), label(node, operand, line))
      }
      return [edge(line, [], isWhole: false)] + label(node, operand, line, seen) + marks
    } card: { position in
      let computed = history.computed[position]
      let data = nodes[position].data.map(Array.init)
      let seen = computed == 0 ? [] : times.interval(computed, end)
      var parts = [part(.data, data, of: position, seen)]
      if computed > 0 { parts.append(part(.data, nil, of: position, times.interval(0, computed))) }
      if cards[position].content.hasGrad {
        let versions = history.grads[position]
        for (index, version) in versions.enumerated() {
          let until = index + 1 < versions.count ? versions[index + 1].step : end
          let shown = versions.count == 1 ? [] : times.interval(version.step, until)
          parts.append(part(.grad, version.values, of: position, shown))
        }
      }
      let frame = layout.nodes[position].grown(by: 2)
      let mark = Scene.Item(.rectangle(frame, radius: 10), ["f", "c"])
      let marks = history.marks[position].map { step, name in
        Scene.Item(.group([mark]), [name] + times.interval(step, step + 1))
      }
      return [card(position, parts)] + marks
    }
    let captions = (0...replay.steps.count).flatMap { number in
      caption(number, times.interval(number, number == replay.steps.count ? end : number + 1))
    }
    var scene = scene(items, captions)
    var bar = scene.box
    bar.y += bar.height - 3
    bar.height = 3
    scene.items.append(Scene.Item(.rectangle(bar), ["bar"]))
    return svg(scene, css: times.css)
  }
}

/// Times as CSS: each interval in which something is seen is one rule, used by all who share it.
private struct Timeline {
  /// The number after the last step: the finished picture stays a while.
  let end: Int
  private let seconds: Double
  private var names: [String: String] = [:]
  private var rules = ""

  init(steps: Int, secondsPerStep: Double) {
    end = steps + 4
    seconds = Double(end) * secondsPerStep
  }

  /// The classes of what is seen from one step to another. What is seen last is seen for good
  /// where nothing moves.
  mutating func interval(_ start: Int, _ stop: Int) -> [String] {
    let key = "\(start)-\(stop)"
    let name = names[key] ?? "t\(names.count)"
    if names[key] == nil {
      names[key] = name
      var frames = "@keyframes \(name){0%{visibility:\(start == 0 ? "visible" : "hidden")}"
      if start > 0 { frames += percent(start) + "{visibility:visible}" }
      if stop < end { frames += percent(stop) + "{visibility:hidden}" }
      frames += "to{visibility:\(stop < end ? "hidden" : "visible")}}"
      rules += frames + ".\(name){animation-name:\(name)}\n"
    }
    return (stop < end ? ["v", "x"] : ["v"]) + [name]
  }

  private func percent(_ step: Int) -> String {
    let part = Double(step) / Double(end) * 100
    return "\((part * 1000).rounded() / 1000)%"
  }

  var css: String {
    """
    .x{visibility:hidden}
    .v{animation-duration:\(seconds)s;animation-timing-function:step-end}
    .v{animation-iteration-count:infinite}
    .bar{transform-box:fill-box;transform-origin:0 0;animation:bar \(seconds)s linear infinite}
    @keyframes bar{0%{transform:scaleX(0)}to{transform:scaleX(1)}}
    \(rules)@media print,(prefers-reduced-motion:reduce){.v,.bar{animation:none}}

    """
  }
}
