// Scenes that stand still: single steps of a replay, for slides, and the picture on its page.

import ComputationGraph

extension ReplayPicture {
  /// The picture after a number of steps, with the sentence of the last one below.
  func frame(_ number: Int) -> Scene {
    /// The class of what the step is about.
    func mark(_ marks: [(step: Int, class: String)]) -> [String] {
      marks.filter { $0.step == number }.map(\.class)
    }
    let items = items { node, operand, line in
      let isComputed = history.computed[node] <= number
      let label = isComputed ? label(node, operand, line) : []
      return [edge(line, mark(history.edges[node][operand]), isWhole: isComputed, label)]
    } card: { position in
      let isComputed = history.computed[position] <= number
      let data = isComputed ? nodes[position].data.map(Array.init) : nil
      var parts = [part(.data, data, of: position)]
      if cards[position].content.hasGrad {
        let grad = history.grads[position].last { $0.step <= number }
        parts.append(part(.grad, grad?.values, of: position))
      }
      return [card(position, parts, mark(history.marks[position]))]
    }
    return scene(items, caption(number))
  }

  /// The finished picture, with ids on all that changes on a page.
  var pageItems: [Scene.Item] {
    items { node, operand, line in
      [edge(line, [], id: "e\(node)_\(operand)", label(node, operand, line))]
    } card: { position in
      let parts = CardContent.Part.allCases.filter {
        $0 == .data || cards[position].content.hasGrad
      }.map { part in
        let values = part == .data ? nodes[position].data : nodes[position].grad
        let isColoured = drawing.style.isColoured(part, on: cards[position])
        return self.part(
          part, values.map(Array.init), of: position, isColoured ? ["part"] : ["part", "plain"],
          id: "v\(position)\(part.rawValue.prefix(1))")
      }
      return [card(position, parts, id: "v\(position)")]
    }
  }

  /// The sentence of a step.
  func said(_ number: Int) -> String {
    let step = number == 0 ? nil : replay.steps[number - 1]
    return narration.text(step.map(narration.sentence) ?? narration.opening, step)
  }

  /// The number and the sentence of a step below the picture, in two lines where one is too wide.
  func caption(_ number: Int, _ classes: [String] = []) -> [Scene.Item] {
    let text = "\(number)/\(replay.steps.count)   " + said(number)
    let room = layout.width - 4
    let lines = textWidth(text, size: 13) > room ? Self.halves(of: text) : [text]
    return zip(lines, lines.count == 1 ? [24.0] : [15, 31]).map { line, y in
      // What is still wider than the picture is set smaller.
      let isWide = textWidth(line, size: 13) > room
      let place = Scene.Point(x: 2, y: layout.height + y)
      return Scene.Item(
        .text(Scene.Text(text: line, at: place, room: isWide ? room : nil)), ["cap"] + classes)
    }
  }

  /// Parted at the space after the middle.
  private static func halves(of text: String) -> [String] {
    let middle = text.index(text.startIndex, offsetBy: text.count / 2)
    guard let space = text[middle...].firstIndex(of: " ") else { return [text] }
    return [String(text[..<space]), String(text[space...].dropFirst())]
  }
}
