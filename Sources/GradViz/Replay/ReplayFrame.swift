// Scenes that stand still: single steps of a replay, for slides, and the picture on its page.

import ComputationGraph

extension ReplayPicture {
  /// The picture after a number of steps, with the sentence of the last one below.
  func frame(_ number: Int) -> Scene {
    /// The class of what the step is about.
    func mark(_ marks: [(step: Int, isBack: Bool)]) -> [String] {
      marks.first { $0.step == number }.map { [$0.isBack ? "w" : "h"] } ?? []
    }
    var items = [background(extra: Self.captionHeight)] + scopes
    forEachEdge { node, operand, line in
      let isComputed = history.computed[node] <= number
      let label = isComputed ? label(node, operand, line) : []
      items.append(edge(line, mark(history.edges[node][operand]), isWhole: isComputed, label))
    }
    items += operators
    for (position, node) in nodes.enumerated() {
      let isComputed = history.computed[position] <= number
      var parts = [part(.data, isComputed ? node.data.map(Array.init) : nil, of: position)]
      if cards[position].content.hasGrad {
        let grad = history.grads[position].last { $0.step <= number }
        parts.append(part(.grad, grad?.values, of: position))
      }
      items.append(card(position, parts, mark(history.marks[position])))
    }
    items.append(caption(number))
    return Scene(box: box(extra: Self.captionHeight), items: items)
  }

  /// A frame as SVG.
  func svg(_ frame: Scene) -> String {
    SVGWriter.document(frame, head: "<style>\n\(sheet.css)</style>\n")
  }

  /// The finished picture, with ids on all that changes on a page.
  var pageItems: [Scene.Item] {
    var items = scopes
    forEachEdge { node, operand, line in
      items.append(edge(line, [], id: "e\(node)_\(operand)", label(node, operand, line)))
    }
    items += operators
    for (position, node) in nodes.enumerated() {
      var parts: [Scene.Item] = []
      for part in CardContent.Part.allCases where part == .data || cards[position].content.hasGrad {
        let values = part == .data ? node.data : node.grad
        let isColoured = drawing.style.isColoured(part, on: cards[position])
        parts.append(
          self.part(
            part, values.map(Array.init), of: position, isColoured ? ["part"] : ["part", "plain"],
            id: "v\(position)\(part.rawValue.prefix(1))"))
      }
      items.append(card(position, parts, id: "v\(position)"))
    }
    return items
  }

  /// The number and the sentence of a step below the picture.
  func caption(_ number: Int, _ classes: [String] = []) -> Scene.Item {
    let step = number == 0 ? nil : replay.steps[number - 1]
    let said = sentences.text(step.map(narration.sentence) ?? narration.opening, step)
    let text = "\(number)/\(replay.steps.count)   " + said
    // A sentence wider than the picture is set smaller.
    let room = layout.width - 4
    let isWide = textWidth(text, size: 13) > room
    let place = Scene.Point(x: 2, y: layout.height + 24)
    return Scene.Item(
      .text(Scene.Text(text: text, at: place, room: isWide ? room : nil)), ["cap"] + classes)
  }
}
