// The whole replay as one SVG that plays by CSS alone, inside an <img> too.

import ComputationGraph

extension ReplayPicture {
  /// An animated SVG. It loops; with reduced motion it is the finished picture.
  var animation: String {
    var times = Timeline(steps: replay.steps.count, secondsPerStep: options.secondsPerStep)
    let extra = Self.captionHeight
    let end = times.end
    var cardsSVG = ""
    let history = history()
    for position in nodes.indices {
      let card = cards[position]
      var body = ""
      if history.computed[position] == 0 {
        body += painter.part(.data, nodes[position].data.map(Array.init), of: card)
      } else {
        let shown = times.interval(history.computed[position], end, isLast: true)
        body += painter.part(
          .data, nodes[position].data.map(Array.init), of: card, classes: shown)
        let hidden = times.interval(0, history.computed[position], isLast: false)
        body += painter.part(.data, nil, of: card, classes: hidden)
      }
      if card.showsGrad {
        let earlier = nodes[position].earlierGrad.map(Array.init)
        let versions = [(0, earlier)] + history.grads[position]
        for (index, version) in versions.enumerated() {
          let until = index + 1 < versions.count ? versions[index + 1].0 : end
          let shown =
            versions.count == 1
            ? "" : times.interval(version.0, until, isLast: index + 1 == versions.count)
          body += painter.part(.grad, version.1, of: card, classes: shown)
        }
      }
      cardsSVG += node(position, body: body)
      for (step, isBack) in history.marks[position] {
        cardsSVG += mark(position, isBack, times.interval(step, step + 1, isLast: false))
      }
    }
    var edgesSVG = ""
    forEachEdge { node, operand, number in
      edgesSVG += edge(node, operand, number, classes: "edge", part: .plain)
      edgesSVG += label(
        node, operand, number,
        classes: times.interval(history.computed[node], end, isLast: true))
      for (step, isBack) in history.edges[number] {
        edgesSVG += edge(
          node, operand, number,
          classes: (isBack ? "edge w " : "edge h ")
            + times.interval(step, step + 1, isLast: false))
      }
    }
    var captions = ""
    for number in 0...replay.steps.count {
      let step = number == 0 ? nil : replay.steps[number - 1]
      let until = number == replay.steps.count ? end : number + 1
      captions += caption(
        step, number: number,
        classes: times.interval(number, until, isLast: number == replay.steps.count))
    }
    let bar =
      "<rect class=\"bar\" x=\"\(coordinate(-Self.margin))\""
      + " y=\"\(coordinate(layout.height + Self.margin + extra - 3))\""
      + " width=\"\(coordinate(width))\" height=\"3\"/>\n"
    let title =
      "<title>" + escapedXML(options.title ?? "Backpropagation, step by step") + "</title>\n"
    return open(extra: extra, attributes: " role=\"img\"") + title + "<style>\n"
      + ReplayStyle.picture(options.theme) + times.css + "</style>\n" + background(extra: extra)
      + scopes + edgesSVG + cardsSVG + captions + bar + "</svg>\n"
  }

  private func mark(_ position: Int, _ isBack: Bool, _ classes: String) -> String {
    let box = layout.nodes[position]
    return "<g class=\"\(isBack ? "w" : "h") \(classes)\"><rect class=\"f c\""
      + " x=\"\(coordinate(box.x - 2))\""
      + " y=\"\(coordinate(box.y - 2))\" width=\"\(coordinate(box.width + 4))\""
      + " height=\"\(coordinate(box.height + 4))\" rx=\"10\"/></g>\n"
  }

  /// When everything changes; steps count from 1, 0 is the time before.
  private struct History {
    var computed: [Int]
    var grads: [[(Int, [Double]?)]]
    /// By node: the steps in which it is in the middle of things, and whether those go back.
    var marks: [[(Int, Bool)]]
    var edges: [[(Int, Bool)]]
  }

  private func history() -> History {
    var firstEdge: [Int] = []
    var count = 0
    for node in nodes {
      firstEdge.append(count)
      count += node.inputs.count
    }
    var history = History(
      computed: nodes.map { _ in 0 }, grads: nodes.map { _ in [] }, marks: nodes.map { _ in [] },
      edges: Array(repeating: [], count: count))
    for (index, step) in replay.steps.enumerated() {
      let number = index + 1
      switch step {
      case .forward(let node):
        history.computed[node] = number
        history.marks[node].append((number, false))
        for operand in nodes[node].inputs.indices {
          history.edges[firstEdge[node] + operand].append((number, false))
        }
      case .seed(let seed):
        history.grads[seed.node].append((number, seed.gradient))
        history.marks[seed.node].append((number, true))
      case .flow(let flow):
        history.grads[flow.target].append((number, flow.after))
        history.marks[flow.target].append((number, true))
        history.edges[firstEdge[flow.node] + flow.operand].append((number, true))
      }
    }
    return history
  }
}

/// Times as CSS: each interval in which something is seen is one rule, used by all who share it.
private struct Timeline {
  /// The number after the last step: the finished picture stays a while.
  let end: Int
  private let seconds: Double
  private let secondsPerStep: Double
  private var names: [String: String] = [:]
  private var rules = ""

  init(steps: Int, secondsPerStep: Double) {
    end = steps + 4
    self.secondsPerStep = secondsPerStep
    seconds = Double(end) * secondsPerStep
  }

  /// The classes of what is seen from one step to another. What is seen last is seen for good
  /// where nothing moves.
  mutating func interval(_ start: Int, _ stop: Int, isLast: Bool) -> String {
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
    return "v\(isLast ? "" : " x") \(name)"
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
    \(rules)@media (prefers-reduced-motion:reduce){.v,.bar{animation:none}}

    """
  }
}
