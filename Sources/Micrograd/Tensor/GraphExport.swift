// From the tape to a finished record: the ancestors of one value, written down in one walk.

import ComputationGraph

/// Walks a tape once and writes down the ancestors of one value.
struct GraphExport {
  /// A copy, which is cheap once: through the pointer every call would count its arrays anew.
  private let tape: Tape
  private let root: Int
  /// For each record its position in the graph, or −1 where the output does not depend on it.
  private let places: [Int32]
  let count: Int
  /// The rules of plain records, asked for once.
  private let rules = OperationCode.table.rules
  /// The numbers by which the graph knows them, given when they are first needed.
  private var numbers: [Int32?]
  /// What graphs record of all other operations.
  private var others = RecordCache()
  private var sources: RunReader<String?>
  private var source: Int32 = 0

  init(tape: Tape, root: Int) {
    self.tape = tape
    self.root = root
    var places = [Int32](repeating: -1, count: root + 1)
    places[root] = 0
    for position in (0...root).reversed() where places[position] == 0 {
      tape.forEachOperand(at: position) { places[$0] = 0 }
    }
    var count = 0
    for position in places.indices where places[position] == 0 {
      places[position] = Int32(count)
      count += 1
    }
    self.places = places
    self.count = count
    numbers = Array(repeating: nil, count: rules.count)
    sources = RunReader(tape.sources)
  }

  /// - Parameter parameters: Leaves that are in the record whether or not the output depends on them.
  mutating func graph(contributions: Bool, parameters: [Leaf]) -> ComputationGraph {
    var graph = ComputationGraph()
    graph.reserveCapacity(nodes: count, edges: contributions)
    var scopes = ScopeTable(tape: tape, isUsed: places.map { $0 >= 0 })
    for position in places.indices where places[position] >= 0 {
      let scope = scopes.scope(ofRecord: position, in: &graph)
      let record = tape.records[position]
      if record.flags.contains(.isScalar), record.kind != .entry {
        append(record, at: position, scope: scope, contributions: contributions, to: &graph)
      } else {
        graph.append(unchecked: node(at: position, scope: scope, contributions: contributions))
      }
    }
    graph.outputs = outputs()
    if parameters.isEmpty { return graph }
    var isInGraph: Set<ObjectIdentifier> = []
    for use in tape.leaves where use.position <= root && places[use.position] >= 0 {
      isInGraph.insert(ObjectIdentifier(use.leaf))
    }
    for leaf in parameters where isInGraph.insert(ObjectIdentifier(leaf)).inserted {
      let scope = scopes.scope(leaf.scopes, in: &graph)
      graph.append(leaf.node(id: graph.nodes.count, scope: scope))
    }
    return graph
  }

  // MARK: Numbers

  /// A leaf, a literal or a plain rule on numbers: all of it stands in the record.
  private mutating func append(
    _ record: Record, at position: Int, scope: Int?, contributions: Bool,
    to graph: inout ComputationGraph
  ) {
    var node = ScalarNode(
      id: Int(places[position]), origin: .constant, data: record.value)
    node.scope = Int32(scope ?? -1)
    if position < tape.differentiated, tape.isReached(position) { node.grad = tape.grads[position] }
    if record.kind == .leaf {
      let use = tape.leaves[Int(record.payload)]
      (node.name, node.label) = (use.leaf.name, use.leaf.label)
      if use.leaf.isParameter { node.origin = .parameter }
      node.source = graph.number(ofSource: use.leaf.source)
      node.earlierGrad = use.earlierGrad?.elements[0]
      if let earlier = node.earlierGrad { node.grad = node.grad.map { earlier + $0 } ?? earlier }
    } else {
      (node.name, node.label) = (tape.names[Int32(position)], tape.labels[Int32(position)])
      if sources.advance(to: position) {
        source = graph.number(ofSource: sources.element ?? nil)
      }
      node.source = source
      if node.name != nil, let site = tape.site(at: position) {
        node.source = graph.number(ofSource: site.text)
      }
      if record.kind == .plain {
        node.origin = .result
        node.operation = number(ofRule: record, in: &graph)
        node.inputs.first = places[Int(record.first)]
        if record.second >= 0 { node.inputs.second = places[Int(record.second)] }
        if contributions { node.edges = edges(of: record, upstream: node.grad) }
      }
    }
    graph.append(node)
  }

  private mutating func number(ofRule record: Record, in graph: inout ComputationGraph) -> Int32 {
    let code = Int(record.code)
    if let known = numbers[code] { return known }
    let operands = record.second < 0 ? [[]] : [[], []] as [Shape]
    let number = graph.number(of: rules[code].record(of: operands, result: []))
    numbers[code] = number
    return number
  }

  private func edges(
    of record: Record, upstream: Double?
  ) -> (first: ScalarNode.Edge, second: ScalarNode.Edge) {
    let rule = rules[Int(record.code)]
    let other = record.second < 0 ? 0 : tape.records[Int(record.second)].value
    let locals = rule.scalarDerivatives(
      tape.records[Int(record.first)].value, other, record.value)
    func edge(_ flag: Record.Flags, _ local: Double) -> ScalarNode.Edge {
      guard record.flags.contains(flag) else { return ScalarNode.Edge(takesGradient: false) }
      return ScalarNode.Edge(
        local: local, contribution: upstream.map { type(of: rule).contribution($0, local) })
    }
    return (edge(.firstNeedsGrad, locals.0), edge(.secondNeedsGrad, locals.1))
  }

  // MARK: Everything else

  private mutating func node(at position: Int, scope: Int?, contributions: Bool) -> Node {
    let record = tape.records[position]
    let use = record.kind == .leaf ? tape.leaves[Int(record.payload)] : nil
    let (array, grad) = (tape.array(at: position), tape.grad(at: position))
    var node = Node(
      id: Int(places[position]), name: tape.name(at: position),
      label: use != nil ? use?.leaf.label : tape.labels[Int32(position)],
      origin: use?.leaf.isParameter == true ? .parameter : .constant, shape: array.shape,
      data: array.elements, grad: grad?.elements,
      earlierGrad: use?.earlierGrad?.elements, scope: scope,
      source: use != nil
        ? use?.leaf.source : tape.site(at: position)?.text ?? tape.sources[position] ?? nil)
    if let earlier = use?.earlierGrad {
      node.grad = (grad.map(earlier.adding) ?? earlier).elements
    }
    guard let operation = tape.operation(at: position, rules: rules) else { return node }
    let operands = tape.operands(at: position)
    node.origin = .result
    node.inputs = operands.map { Int(places[$0]) }
    node.operation = others.record(
      of: operation, operands.map { tape.shape(at: $0) }, result: array.shape)
    if contributions { node.edges = edges(at: position, operation, operands, result: array) }
    return node
  }

  private func edges(
    at position: Int, _ operation: any Operation, _ operands: [Int], result: NDArray
  ) -> [Edge] {
    let arrays = operands.map { tape.array(at: $0) }
    let upstream = tape.grad(at: position)
    return operands.indices.map { operand in
      guard tape.needsGrad(operand, at: position) else { return .closed }
      return operation.edge(to: operand, of: arrays, result: result, upstream: upstream)
    }
  }

  // MARK: Where gradients enter

  /// The drawn value first; then every other one at which a gradient came into its ancestors.
  private func outputs() -> [Output] {
    var seeds: [Int: NDArray] = [:]
    func add(_ seed: NDArray, at position: Int) {
      seeds[position] = seeds[position]?.adding(seed) ?? seed
    }
    func isDrawn(_ position: Int) -> Bool { position <= root && places[position] >= 0 }
    var objective: Formula?
    for pass in tape.passes where isDrawn(pass.root) { add(pass.seed, at: pass.root) }
    if !tape.passes.allSatisfy({ isDrawn($0.root) }) {
      objective = differentiated()
      // The differentiated value was computed from what is drawn: what came back from there enters.
      for position in (0..<tape.differentiated).reversed() {
        guard !isDrawn(position), let upstream = tape.grad(at: position),
          let operation = tape.operation(at: position, rules: rules)
        else { continue }
        let operands = tape.operands(at: position)
        let arrays = operands.map { tape.array(at: $0) }
        for (index, operand) in operands.enumerated()
        where isDrawn(operand) && tape.needsGrad(index, at: position) {
          add(
            operation.backward(
              upstream, to: index, of: arrays, result: tape.array(at: position)), at: operand)
        }
      }
    }
    let roots = Set(tape.passes.map(\.root))
    func output(_ position: Int) -> Output {
      let seed = seeds[position]?.elements
      return Output(
        node: Int(places[position]), seed: seed,
        objective: seed == nil || roots.contains(position) ? nil : objective)
    }
    let others = seeds.keys.filter { $0 != root }.sorted(by: >)
    return [output(root)] + others.map(output)
  }

  /// What the passes differentiated, all together, whether it is drawn or not.
  private func differentiated() -> Formula {
    let seeds = Dictionary(tape.passes.map { ($0.root, $0.seed) }) { $0.adding($1) }
    return Output.sum(
      seeds.sorted { $0.key < $1.key }.map { root, seed in
        let name = tape.labels[Int32(root)] ?? tape.name(at: root)
        return Output.differentiated(name.map(Formula.name) ?? "loss", seed: seed.elements)
      })
  }
}

extension Leaf {
  /// The leaf on its own, outside of any graph; its gradient is what earlier passes left in it.
  func node(id: Int, scope: Int? = nil) -> Node {
    Node(
      id: id, name: name, label: label, origin: requiresGrad ? .parameter : .constant,
      shape: current.shape, data: current.elements, grad: grad?.elements,
      earlierGrad: grad?.elements, scope: scope, source: source)
  }
}
