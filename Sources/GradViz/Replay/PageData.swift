// A replay as the data that its page reads, and the functions that it computes with.

import ComputationGraph

extension ReplayPicture {
  /// Everything the page knows, as JSON that is safe inside a `<script>`, and what its operations
  /// compute with, as code.
  var pageData: (json: String, functions: [String]) {
    var functions = JavaScriptFunctions()
    var operations: [OperationRecord: Int] = [:]
    var json = JSONText(isInScript: true)
    json.object { json in
      json.member("precision", drawing.options.precision)
      json.member("gridPrecision", drawing.options.gridPrecision)
      json.member("objective", narration.objective.text)
      json.member("isAtom", narration.objective.isWhole)
      json.member("opening", narration.opening)
      json.member("operations", replay.graph.operations) { json, operation in
        operations[operation] = operations.count
        Self.write(operation, &functions, to: &json)
      }
      json.member("scopes", replay.graph.scopes.indices) { write(scope: $1, to: &$0) }
      json.member("nodes", nodes) { write($1, operations, to: &$0) }
      json.member("steps", replay.steps) { write($1, to: &$0) }
      if let program = options.program {
        json.member("file", program.file)
        let lines = program.text.split(separator: "\n", omittingEmptySubsequences: false)
        json.member("lines", lines) { $0.string(String($1)) }
      }
    }
    return (json.take(), functions.sources)
  }

  /// Functions are places in the page's list; null where a formula is not computed.
  private static func write(
    _ operation: OperationRecord, _ functions: inout JavaScriptFunctions,
    to json: inout JSONText
  ) {
    var kernels: Set<String> = []
    func place(_ function: JavaScriptFunctions.Function?) -> Int? {
      kernels.formUnion(function?.kernels ?? [])
      return function?.position
    }
    json.object { json in
      json.member("name", operation.name)
      json.member("isGate", operation.isGate)
      json.member("value", place(functions.value(of: operation)))
      json.member("rules", operation.rules) { json, rule in
        json.object { json in
          switch rule {
          case .local(let formula): json.member("local", place(functions.function(formula)))
          case .pullback(let formula, _):
            json.member("pullback", place(functions.function(formula)))
          case nil: break
          }
        }
      }
      json.member("kernels", kernels.sorted()) { $0.string($1) }
    }
  }

  private func write(
    _ node: NodeView, _ operations: [OperationRecord: Int], to json: inout JSONText
  ) {
    let card = cards[node.position]
    json.object { json in
      json.member("id", node.idText)
      json.member("name", [narration.name(node.position)])
      json.member("title", narration.names[node.position].text)
      json.member("origin", node.origin.name)
      if case .result(let index) = node.origin { json.member("index", index) }
      if let operation = node.operation {
        json.member("operation", operations[operation])
        json.member("expression", narration.expression(node))
        json.member("told", operation.told(operandCount: node.inputs.count)) { json, piece in
          if case .operand(let operand) = piece {
            json.number(operand)
          } else {
            json.string(piece.text)
          }
        }
      }
      json.member("inputs", node.inputs) { $0.number($1) }
      json.member("shape", node.shape) { $0.number($1) }
      json.member("data", node.data)
      json.member("grad", node.grad)
      json.member("earlier", node.earlierGrad)
      json.member("scope", replay.graph.scopeNames(node.scope, separator: " / "))
      json.member("within", node.scope)
      json.member("box", layout.nodes[node.position])
      json.member("source", node.source)
      json.member("line", line(of: node))
      json.member("edges", node.inputs.indices) { write(node, operand: $1, to: &$0) }
      if let data = card.numbers.data, let grad = card.numbers.grad {
        json.member("grids")
        json.object { json in
          json.member("d")
          Self.write(data, to: &json)
          json.member("g")
          Self.write(grad, to: &json)
        }
      }
      if case .summary = card.elements.form {
        json.member("cells", [card.elements.columns, card.elements.rows]) { $0.number($1) }
      }
    }
  }

  /// A scope with its place, and which of the boxes in the picture it is; none where nothing in it is
  /// drawn, or where it is cut: only what is whole can be folded.
  private func write(scope: Int, to json: inout JSONText) {
    let scopes = replay.graph.scopes
    let boxes = layout.scopes.indices.filter { layout.scopes[$0].scope == scope }
    let drawn = boxes.count == 1 ? boxes.first : nil
    json.object { json in
      json.member("name", shortened(scopes[scope].name, to: options.limits.nameLength))
      json.member("parent", scopes[scope].parent)
      json.member("drawn", drawn)
      json.member("box", drawn.map { layout.scopes[$0].box })
    }
  }

  /// What is written of every number of a grid, whatever it is changed to.
  private static func write(_ numbers: GridNumbers, to json: inout JSONText) {
    json.object { json in
      json.member("exponent", Int?(numbers.exponent))
      json.member("decimals", numbers.decimals)
      json.member("digits", Int?(numbers.digits))
      json.member("before", Int?(numbers.before))
      json.member("after", Int?(numbers.after))
    }
  }

  private func write(_ node: NodeView, operand: Int, to json: inout JSONText) {
    let edge = node.edge(operand)
    json.object { json in
      json.member("rule", narration.names.rule(of: node, operand)?.text)
      json.member("local", edge?.local)
      json.member("contribution", edge?.contribution)
      guard edge?.local != nil, !labels[node.position][operand].isEmpty else { return }
      let content = drawing.content(of: node, operand)
      json.member("times", content?.start)
      json.member("factor", content?.told(options.limits.ruleLength)?.text)
    }
  }

  private func write(_ step: Replay.Step, to json: inout JSONText) {
    json.object { json in
      switch step {
      case .forward(let node):
        json.member("kind", "forward")
        json.member("node", node)
      case .seed(let seed):
        json.member("kind", "seed")
        json.member("node", seed.node)
        json.member("gradient", seed.gradient)
        json.member("entry", Narration.entry(seed).rawValue)
      case .flow(let flow):
        json.member("kind", "flow")
        json.member("node", flow.node)
        json.member("operand", flow.operand)
        json.member("target", flow.target)
      }
      json.member("say", narration.sentence(step))
    }
  }

  /// The line of the program that made a value.
  private func line(of node: NodeView) -> Int? {
    guard let program = options.program, let source = node.source,
      source.hasPrefix(program.file + ":")
    else { return nil }
    return Int(source.dropFirst(program.file.count + 1).prefix { $0.isNumber })
  }
}

extension JSONText {
  fileprivate mutating func member(_ name: StaticString, _ value: Int?) {
    member(name)
    if let value { number(value) } else { null() }
  }

  fileprivate mutating func member(_ name: StaticString, _ value: Bool) {
    member(name)
    flag(value)
  }

  fileprivate mutating func member(_ name: StaticString, _ value: String?) {
    member(name)
    optional(value)
  }

  /// Left, top, width and height.
  fileprivate mutating func member(_ name: StaticString, _ box: Scene.Box?) {
    member(name)
    guard let box else { return null() }
    list([box.x, box.y, box.width, box.height], separator: ",") {
      // A tenth of a point, as in the picture.
      $0.number(short: ($1 * 10).rounded() / 10)
    }
  }

  fileprivate mutating func member(_ name: StaticString, _ values: (some Sequence<Double>)?) {
    member(name)
    if let values { list(values, separator: ",") { $0.number(short: $1) } } else { null() }
  }

  fileprivate mutating func member<Values: Sequence>(
    _ name: StaticString, _ values: Values, _ write: (inout JSONText, Values.Element) -> Void
  ) {
    member(name)
    list(values, separator: ",", write)
  }

  /// Text is a string; a number is a list that begins with its kind.
  fileprivate mutating func member(_ name: StaticString, _ pieces: [Piece]) {
    member(name, pieces) { json, piece in
      func list(_ kind: String, _ numbers: Int...) {
        json.raw("[")
        json.string(kind)
        for number in numbers {
          json.raw(",")
          json.number(number)
        }
        json.raw("]")
      }
      switch piece {
      case .text(let text): json.string(text)
      case .data(let node): list("data", node)
      case .grad(let node): list("grad", node)
      case .local(let node, let operand): list("local", node, operand)
      case .contribution: list("contribution")
      case .before: list("before")
      case .after: list("after")
      }
    }
  }
}
