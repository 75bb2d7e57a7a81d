// A replay as the JSON that its page reads.

import ComputationGraph

/// JSON that is safe inside a `<script>` element: no `<`, `>` or `&` is left as it is.
indirect enum PageJSON {
  case number(Double)
  case int(Int)
  case string(String)
  case bool(Bool)
  case null
  case list([PageJSON])
  case object([(String, PageJSON)])

  static func optional(_ text: String?) -> PageJSON { text.map { .string($0) } ?? .null }
  static func numbers(_ values: (some Collection<Double>)?) -> PageJSON {
    values.map { .list($0.map { .number($0) }) } ?? .null
  }
  static func ints(_ values: some Collection<Int>) -> PageJSON { .list(values.map { .int($0) }) }

  func write(to text: inout String) {
    switch self {
    // JSON has no words for these; the page reads the strings with Number().
    case .number(let value) where !value.isFinite:
      text += value.isNaN ? "\"NaN\"" : value < 0 ? "\"-Infinity\"" : "\"Infinity\""
    case .number(let value):
      let digits = value.description
      text += digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    case .int(let value): text += String(value)
    case .string(let string): Self.write(string, to: &text)
    case .bool(let flag): text += flag ? "true" : "false"
    case .null: text += "null"
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "<", ">", "&", "\u{2028}", "\u{2029}": text += escaped(scalar)
      case _ where scalar.value < 0x20: text += escaped(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}

extension ReplayPicture {
  /// Everything the page knows, and the rules it computes with.
  var pageData: (json: String, rules: [PageRule]) {
    var rules: [PageRule] = []
    var places: [PageRule: Int] = [:]
    let values = nodes.indices.map { position in
      let node = nodes[position]
      var rule: Int?
      if let script = node.operation.flatMap(PageRule.init) {
        rule = places[script] ?? rules.count
        if rule == rules.count { rules.append(script) }
        places[script] = rule
      }
      return json(position, rule: rule)
    }
    let graph = replay.graph
    var text = ""
    PageJSON.object([
      ("title", .optional(options.title)), ("precision", .int(options.precision)),
      ("output", .int(graph.output ?? 0)), ("nodes", .list(values)),
      ("steps", .list(replay.steps.map(json))),
      ("opening", json(narration.opening)),
      ("thumbnail", .int(options.limits.thumbnail)),
      ("program", options.program.map(json) ?? .null),
      ("left", .number(-Self.margin)), ("width", .number(box().width)),
      ("height", .number(box().height)),
    ]).write(to: &text)
    return (text, rules)
  }

  private func json(_ position: Int, rule: Int?) -> PageJSON {
    let node = nodes[position]
    let card = cards[position]
    let edges: [PageJSON] = node.inputs.indices.map { operand in
      let edge = node.edge(operand)
      return .object([
        ("formula", .optional(narration.terms.rule(of: node, operand)?.text)), ("local", .numbers(edge?.local)),
        ("contribution", .numbers(edge?.contribution)),
        ("label", .bool(!labels[position][operand].isEmpty)),
      ])
    }
    let layout =
      switch card.elements.form {
      case _ where node.isScalar: card.content.isBare ? "bare" : "scalar"
      case .none: "none"
      case .grid: "grid"
      case .summary: "summary"
      }
    let members: [(String, PageJSON)] = [
      ("id", .string(node.idText)), ("name", json(narration.name(position))),
      ("title", .string(card.content.title ?? node.idText)),
      ("kind", .string(card.content.kind.name)),
      ("leaf", .bool(node.isLeaf)), ("learned", .bool(node.isParameter)),
      ("operation", .string(node.operation?.name ?? node.origin.name)), ("symbol", .string(node.isLeaf ? "" : operationSymbol(of: node))),
      ("expression", .list(expression(node))),
      ("attributes", .object((node.operation?.settings ?? []).map { ($0.name, json($0.value)) })),
      ("inputs", .ints(node.inputs)), ("shape", .ints(node.shape)), ("data", .numbers(node.data)),
      ("grad", .numbers(node.grad)), ("showsGrad", .bool(card.content.hasGrad)),
      ("scope", .string(replay.graph.path(ofScope: node.scope).joined(separator: " / "))),
      ("source", .optional(node.source)), ("line", line(of: node).map { .int($0) } ?? .null),
      ("rule", rule.map { .int($0) } ?? .null), ("edges", .list(edges)),
      ("layout", .string(layout)),
    ]
    return .object(members)
  }

  private func expression(_ node: NodeView) -> [PageJSON] {
    node.isLeaf ? [] : narration.expression(node, node.inputs.map(narration.name)).map(json)
  }

  /// The line of the program that made a value.
  private func line(of node: NodeView) -> Int? {
    guard let program = options.program, let source = node.source,
      source.hasPrefix(program.file + ":")
    else { return nil }
    return Int(source.dropFirst(program.file.count + 1).prefix { $0.isNumber })
  }

  private func json(_ step: Replay.Step) -> PageJSON {
    let kind: PageJSON
    var members: [(String, PageJSON)]
    switch step {
    case .forward(let node): (kind, members) = (.string("forward"), [("node", .int(node))])
    case .seed(let seed):
      kind = .string("seed")
      members = [("node", .int(seed.node)), ("gradient", .numbers(seed.gradient))]
    case .flow(let flow):
      kind = .string("flow")
      members = [
        ("node", .int(flow.node)), ("operand", .int(flow.operand)), ("target", .int(flow.target)),
      ]
    }
    members.append(("say", json(narration.sentence(step))))
    return .object([("kind", kind)] + members)
  }

  private func json(_ pieces: [Piece]) -> PageJSON { .list(pieces.map(json)) }

  /// Text is a string; a number is a list that begins with its kind.
  private func json(_ piece: Piece) -> PageJSON {
    switch piece {
    case .text(let text): .string(text)
    case .data(let node): .list([.string("data"), .int(node)])
    case .grad(let node): .list([.string("grad"), .int(node)])
    case .local(let node, let operand):
      .list([.string("local"), .int(node), .int(operand)])
    case .contribution: .list([.string("contribution")])
    case .seed: .list([.string("seed")])
    case .before: .list([.string("before")])
    case .after: .list([.string("after")])
    }
  }

  private func json(_ program: ReplayOptions.ProgramText) -> PageJSON {
    let lines = program.text.split(separator: "\n", omittingEmptySubsequences: false)
    return .object([
      ("file", .string(program.file)), ("lines", .list(lines.map { .string(String($0)) })),
    ])
  }

  private func json(_ value: Setting.Value) -> PageJSON {
    switch value {
    case .number(let number): .number(number)
    case .bool(let flag): .bool(flag)
    case .string(let text): .string(text)
    case .none: .null
    case .list(let values): .list(values.map(json))
    }
  }
}

/// An elementwise operation as the page's code.
struct PageRule: Hashable {
  let value: String
  let derivatives: [String]
  let isGate: Bool

  /// Nil where the operation is not one of numbers.
  init?(_ operation: OperationRecord) {
    let names = ["a", "b"]
    guard operation.rules.count <= 2,
      let value = operation.value?.javaScript(operands: names, result: "y")
    else { return nil }
    self.value = value
    derivatives = operation.rules.map { rule in
      guard case .local(let formula)? = rule else { return "0" }
      return formula.javaScript(operands: names, result: "y") ?? "0"
    }
    isGate = operation.isGate
  }
}
