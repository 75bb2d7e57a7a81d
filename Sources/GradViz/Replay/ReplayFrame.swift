// Single steps of a replay as pictures of their own, for slides.

import ComputationGraph

extension ReplayPicture {
  /// The picture after a number of steps, with the sentence of the last one below.
  func frame(_ state: ReplayState, number: Int) -> String {
    let extra = Self.captionHeight
    var active: (operation: Int, operand: Int?)?
    switch state.step {
    case nil: break
    case .forward(let node): active = (node, nil)
    case .seed(let seed): active = (seed.node, nil)
    case .flow(let flow): active = (flow.node, flow.operand)
    }
    let isBack = if case .forward? = state.step { false } else { true }
    var svg = open(extra: extra) + "<style>\n" + ReplayStyle.picture(options.theme) + "</style>\n"
    svg += background(extra: extra) + scopes
    forEachEdge { node, operand, number in
      let isActive = active?.operation == node && (!isBack || active?.operand == operand)
      svg += edge(
        node, operand, number, classes: !isActive ? "edge" : isBack ? "edge w" : "edge h",
        part: state.isComputed[node] ? .whole : .plain)
    }
    for position in nodes.indices {
      let card = cards[position]
      var body = painter.part(
        .data, state.isComputed[position] ? nodes[position].data.map(Array.init) : nil, of: card)
      if card.showsGrad {
        body += painter.part(.grad, state.grads[position], of: card)
      }
      let isActive =
        active?.operation == position && active?.operand == nil
        || active?.operand.map { nodes[active!.operation].inputs[$0] == position } == true
      let marked = node(position, body: body)
      svg += isActive ? "<g class=\"\(isBack ? "w" : "h")\">" + marked + "</g>" : marked
    }
    svg += caption(state.step, number: number)
    return svg + "</svg>\n"
  }

  /// The step's number and sentence below the picture.
  func caption(_ step: Replay.Step?, number: Int, classes: String = "") -> String {
    let y = layout.height + 24
    let text = "\(number)/\(replay.steps.count)   " + sentence(step)
    // A sentence wider than the picture is set smaller.
    let wanted = textWidth(text, size: 13)
    let room = layout.width - 4
    let fit =
      wanted > room ? " textLength=\"\(coordinate(room))\" lengthAdjust=\"spacingAndGlyphs\"" : ""
    return "<text class=\"cap \(classes)\" x=\"2\" y=\"\(coordinate(y))\"\(fit)>"
      + escapedXML(text) + "</text>\n"
  }

  /// Calls `body` with every frame in turn, the one before the first step included.
  func forEachFrame<E: Error>(_ body: (_ number: Int, _ svg: String) throws(E) -> Void) throws(E) {
    var state = ReplayState(nodes)
    try body(0, frame(state, number: 0))
    for (index, step) in replay.steps.enumerated() {
      state.apply(step)
      try body(index + 1, frame(state, number: index + 1))
    }
  }
}
