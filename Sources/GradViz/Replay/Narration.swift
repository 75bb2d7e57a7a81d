// Every step of a replay as a sentence, with places where numbers go.

import ComputationGraph

/// A part of a sentence. Numbers are filled in later, here or on a page, where they may change.
enum Piece: Hashable {
  case text(String)
  /// The value of a node.
  case data(Int)
  /// The complete gradient of a node.
  case grad(Int)
  case local(node: Int, operand: Int)
  /// What flows, or enters, in the step that is told, and the gradient before and after it.
  case contribution, before, after
}

/// Tells the steps of one replay.
struct Narration {
  let nodes: [NodeView]
  let names: ValueNames
  let numbers: NumberFormat
  /// How the elements of a tensor are written.
  let elements: NumberFormat
  /// What the gradients are derivatives of.
  let objective: Formula

  /// Where a gradient comes from that enters the graph.
  enum Entry: String {
    /// It is 1: the value itself is differentiated.
    case itself
    /// It came back from a value that is not in the graph.
    case beyond
    /// The program gave it to backward.
    case given
  }

  init(
    _ replay: Replay, names: ValueNames, numbers: NumberFormat,
    elements: NumberFormat = .significant(3)
  ) {
    nodes = Array(replay.graph.nodes)
    (self.names, self.numbers, self.elements) = (names, numbers, elements)
    objective = GradViz.objective(of: replay.graph.outputs.filter { $0.seed != nil }) { names[$0] }
  }

  func sentence(_ step: Replay.Step) -> [Piece] {
    switch step {
    case .forward(let node): forward(node)
    case .seed(let seed): self.seed(seed)
    case .flow(let flow): back(flow)
    }
  }

  /// Before the first step.
  var opening: [Piece] { [.text("Forward first: every value is computed from its operands.")] }

  /// What a value is called in sentences; a formula stands in brackets where it might be read as a
  /// part of them.
  func name(_ position: Int) -> Piece {
    let name = names[position]
    if names.isNumber(position) { return .data(position) }
    return .text(name.isWhole ? name.text : "(\(name.text))")
  }

  static func entry(_ seed: Replay.Seed) -> Entry {
    seed.objective != nil ? .beyond : seed.gradient == [1] ? .itself : .given
  }

  /// `∂o/∂o = 1`; or what entered in place of it.
  private func seed(_ seed: Replay.Seed) -> [Piece] {
    let name = name(seed.node)
    switch Self.entry(seed) {
    case .itself:
      return [.text("Now back: ∂"), name, .text("/∂"), name, .text(" = 1.")]
    case .beyond where isWholeGradient(seed.gradient, of: nodes[seed.node]):
      let objective = objective.isWhole ? objective.text : "(\(objective.text))"
      return [
        .text("Now back: ∂\(objective)/∂"), name, .text(" = "), .contribution,
        .text(", from beyond this graph."),
      ]
    case .beyond:
      return [
        .text("Now back: "), .contribution, .text(" for "), name,
        .text(", from beyond this graph."),
      ]
    case .given:
      return [
        .text("Now back: backward was given "), .contribution, .text(" for "), name,
        .text(", so gradients are those of \(objective.text)."),
      ]
    }
  }

  private func forward(_ position: Int) -> [Piece] {
    let node = nodes[position]
    var pieces = [name(position)]
    // A formula need not be told twice.
    if names.isFormula(position) {
      pieces = [.text(names[position].text)]
    } else {
      pieces += [.text(" = ")] + expression(node)
    }
    if node.inputs.allSatisfy({ nodes[$0].isScalar }) {
      let numbers = node.inputs.map { Piece.data($0) }
      if node.operation?.isInfix == true, numbers != node.inputs.map(name) {
        pieces += [.text(" = ")] + expression(node, numbers)
      }
    }
    return pieces + [.text(" = "), .data(position), .text(".")]
  }

  /// `a + b`, `tanh(n)`.
  func expression(_ node: NodeView) -> [Piece] {
    expression(
      node,
      node.inputs.map { input in
        let name = names[input]
        let isBare =
          switch node.operation?.written {
          // As in formulas, products among sums need no brackets.
          case .sign(.add, _), .sign(.subtract, _): name.binding >= .product && !name.isLoose
          case .sign: false
          // The operation has some around it.
          default: true
          }
        return names.isFormula(input) && isBare ? .text(name.text) : self.name(input)
      })
  }

  private func expression(_ node: NodeView, _ operands: [Piece]) -> [Piece] {
    (node.operation?.told(operandCount: operands.count) ?? []).map { piece in
      switch piece {
      case .operand(let position): operands[position]
      default: .text(piece.text)
      }
    }
  }

  private func back(_ flow: Replay.Flow) -> [Piece] {
    let node = nodes[flow.node]
    let edge = node.edge(flow.operand)
    var pieces: [Piece] = [
      .text("From "), name(flow.node), .text(" back to "), name(flow.target), .text(": "),
    ]
    if node.isScalar, edge?.local != nil, nodes[flow.target].isScalar {
      pieces += [
        .text("upstream "), .grad(flow.node), .text(" × local "),
        .local(node: flow.node, operand: flow.operand), .text(" = "), .contribution, .text("."),
      ]
      if flow.before != nil {
        pieces += [
          .text(" Added to \(before(flow)): "), .before, .text(" + "), .contribution,
          .text(" = "), .after, .text("."),
        ]
      }
    } else {
      var rule = names.rule(of: node, flow.operand)?.text ?? node.operation?.name ?? ""
      if edge?.local != nil {
        rule = rule == "1" ? "upstream" : "upstream × (\(rule))"
        if node.isBroadcast(flow.operand) { rule = "Σ " + rule }
      }
      pieces += [.text(shortened(rule, to: 60) + " = "), .contribution, .text(".")]
      if flow.before != nil {
        pieces += [.text(" It is added to \(before(flow)): "), .after, .text(".")]
      }
    }
    return pieces
  }

  private func before(_ flow: Replay.Flow) -> String {
    let earlier = nodes[flow.target].earlierGrad
    return earlier != nil && flow.before == earlier.map(Array.init)
      ? "what earlier passes had left" : "what came before"
  }

  // MARK: Numbers

  /// A sentence with its numbers put in.
  func text(_ pieces: [Piece], _ step: Replay.Step?) -> String {
    var (flow, seed): (Replay.Flow?, Replay.Seed?)
    if case .flow(let told)? = step { flow = told }
    if case .seed(let told)? = step { seed = told }
    let place = flow?.target ?? seed?.node
    var told = ""
    for (index, piece) in pieces.enumerated() {
      let text = text(of: piece, flow, seed, place)
      let next = index + 1 < pieces.count ? pieces[index + 1] : nil
      told += needsBrackets(text, piece, after: told, before: next) ? "(\(text))" : text
    }
    return told
  }

  /// Whether a negative number stands behind an operator, or is the base of a power: `3 − (−2)`.
  private func needsBrackets(
    _ text: String, _ piece: Piece, after told: String, before next: Piece?
  ) -> Bool {
    if case .text = piece { return false }
    guard text.hasPrefix("−") else { return false }
    if ["+ ", "− ", "× ", "÷ ", "· ", "@ "].contains(where: told.hasSuffix) { return true }
    guard case .text(let following)? = next, let first = following.first else { return false }
    return "⁰¹²³⁴⁵⁶⁷⁸⁹ˣ⁻^".contains(first)
  }

  private func text(
    of piece: Piece, _ flow: Replay.Flow?, _ seed: Replay.Seed?, _ place: Int?
  ) -> String {
    switch piece {
    case .text(let text): text
    case .data(let node): value(nodes[node].data, node)
    case .grad(let node): value(nodes[node].grad, node)
    case .local(let node, let operand): value(nodes[node].edge(operand)?.local, node)
    case .contribution: value(flow?.contribution ?? seed?.gradient, place)
    case .before: value(flow?.before, place)
    case .after: value(flow?.after, place)
    }
  }

  /// A number; a few in their rows, `[1, 2; 3, 4]`; of more the first, and from where to where all go.
  private func value(_ values: (some Collection<Double>)?, _ node: Int?) -> String {
    guard let values = values.map({ Array($0) }), let shape = node.map({ nodes[$0].shape }) else {
      return "–"
    }
    if values.count == 1 { return numbers.string(values[0]) }
    let (columns, rows) = (shape.last ?? 1, shape.dropLast().last ?? 1)
    let isWhole = values.count <= 6
    var text = ""
    for i in 0..<(isWhole ? values.count : 4) {
      if i > 0 { text += i % columns > 0 ? ", " : i % (columns * rows) > 0 ? "; " : " | " }
      text += isWhole || i < 3 ? elements.string(values[i]) : "…"
    }
    return "[\(text)]" + (isWhole ? "" : range(values))
  }

  /// From the least to the largest, and what is no number.
  private func range(_ values: [Double]) -> String {
    let finite = values.filter(\.isFinite)
    var parts: [String] = []
    if let least = finite.min(), let most = finite.max() {
      parts.append(elements.string(least) + " to " + elements.string(most))
    }
    if let other = values.first(where: { !$0.isFinite }) { parts.append(elements.string(other)) }
    return " (" + parts.joined(separator: ", and ") + ")"
  }
}
