// The bridge to the finished record: from the tape to a plain value.

import ComputationGraph

extension Tensor {
  /// Everything this value was computed from, with data and gradients, as a plain value.
  ///
  /// Gradients are the sum over the calls of `backward()` on what was recorded together with this
  /// value; what other graphs have added to a parameter is not in them.
  /// - Parameter contributions: whether each edge carries its local derivative, its share of the
  ///   operand's gradient and the rule's text, as a drawing or a replay needs them.
  public func graph(contributions: Bool = true) -> ComputationGraph {
    trapping { () throws(TensorError) in try checkedGraph(contributions: contributions) }
  }

  package func checkedGraph(contributions: Bool = true) throws(TensorError) -> ComputationGraph {
    let tape = try ThreadState.current.pointee.tape(for: [self])
    if let leaf, leaf.graph != tape.pointee.graph {
      // Nothing was computed from it on this tape: the graph is the leaf alone.
      var graph = ComputationGraph()
      graph.output = graph.append(leaf.node())
      return graph
    }
    let root = leaf.map { tape.pointee.enter($0) } ?? position
    return GraphExport(tape: tape.pointee, root: Int(root)).graph(contributions: contributions)
  }
}

extension Leaf {
  fileprivate func node() -> Node {
    Node(
      id: 0, name: name, label: label, operation: requiresGrad ? "parameter" : "constant",
      shape: current.shape, data: current.elements, grad: grad?.elements, source: source)
  }
}

/// Walks a tape once and writes down the ancestors of one value.
private struct GraphExport {
  /// A copy, which is cheap once: through the pointer every call would count its arrays anew.
  let tape: Tape
  let root: Int
  /// For each record its position in the graph, or −1 where the output does not depend on it.
  private let places: [Int32]
  private let count: Int

  init(tape: Tape, root: Int) {
    self.tape = tape
    self.root = root
    var places = [Int32](repeating: -1, count: root + 1)
    places[root] = 0
    for position in (0...root).reversed() where places[position] == 0 {
      for operand in tape.operands(at: position) { places[operand] = 0 }
    }
    var count = 0
    for position in places.indices where places[position] == 0 {
      places[position] = Int32(count)
      count += 1
    }
    self.places = places
    self.count = count
  }

  func graph(contributions: Bool) -> ComputationGraph {
    var graph = ComputationGraph()
    graph.reserveCapacity(nodes: count)
    let scopes = LeafScopes(tape: tape, isUsed: places.map { $0 >= 0 }).scopes
    var known: [Int: Int] = [:]
    var formulas: [Formula] = []
    for position in places.indices where places[position] >= 0 {
      let path = scopes[position] ?? tape.scopes[position] ?? []
      var scope: Int?
      for entry in path {
        let parent = scope
        scope = known[entry.serial] ?? graph.append(Scope(name: entry.name, parent: parent))
        known[entry.serial] = scope
      }
      var node = node(at: position, scope: scope)
      if contributions {
        let operands = node.inputs.map { formulas[$0] }
        formulas.append(formula(of: node, at: position, operands: operands))
        node.script = tape.operation(at: position).flatMap(Script.init)
        node.edges = edges(at: position, operands, result: formulas[formulas.count - 1])
      }
      graph.append(node)
    }
    graph.output = Int(places[root])
    return graph
  }

  private func node(at position: Int, scope: Int?) -> Node {
    let record = tape.records[position]
    let leaf = record.kind == .leaf ? tape.leaves[Int(record.payload)].leaf : nil
    let operation = tape.operation(at: position)
    let array = tape.array(at: position)
    return Node(
      id: Int(places[position]), name: tape.name(at: position),
      label: leaf != nil ? leaf?.label : tape.labels[Int32(position)],
      operation: operation?.name ?? (leaf?.requiresGrad == true ? "parameter" : "constant"),
      inputs: tape.operands(at: position).map { Int(places[$0]) },
      attributes: operation?.attributes ?? [], shape: array.shape, data: array.elements,
      grad: tape.grad(at: position)?.elements, scope: scope,
      source: leaf != nil ? leaf?.source : tape.sources[position] ?? nil)
  }

  private func edges(at position: Int, _ formulas: [Formula], result own: Formula) -> [Edge]? {
    guard let operation = tape.operation(at: position) else { return nil }
    let positions = tape.operands(at: position)
    let arrays = positions.map { tape.array(at: $0) }
    let result = tape.array(at: position)
    let upstream = tape.grad(at: position)
    return positions.indices.map { operand in
      let needsGrad = tape.needsGrad(operand, at: position)
      return Edge(
        local: needsGrad
          ? operation.localDerivative(to: operand, of: arrays, result: result)?.elements : nil,
        contribution: needsGrad
          ? upstream.map {
            operation.backward($0, to: operand, of: arrays, result: result).elements
          } : nil,
        formula: needsGrad ? operation.formula(to: operand, of: formulas, result: own) : nil)
    }
  }

  /// How a value is called in formulas: by its name, a constant by its number, a nameless result
  /// by what it was computed from if that is short, else by its id.
  private func formula(of node: Node, at position: Int, operands: [Formula]) -> Formula {
    if let name = node.name { return Formula(name: name, shape: node.shape) }
    if let operation = tape.operation(at: position) {
      let text = Formula.applying(operation, operands)
      if text.text.count <= 24 { return text }
    } else if node.isConstant, node.shape.isEmpty {
      return Formula(node.data[0])
    }
    return Formula(name: "n\(node.id)", shape: node.shape)
  }
}

/// The scopes of leaves that were made outside of the scope that uses them.
///
/// A parameter belongs to the layer that uses it, wherever it was made: to the innermost scope
/// that holds all its uses. So does a nameless constant; a named one is data and stays outside.
private struct LeafScopes {
  private(set) var scopes: [Int: [ScopeEntry]] = [:]

  init(tape: Tape, isUsed: [Bool]) {
    for position in isUsed.indices where isUsed[position] {
      let own = tape.scopes[position] ?? []
      for operand in tape.operands(at: position) {
        let record = tape.records[operand]
        guard record.kind == .leaf else { continue }
        if let before = scopes[operand] {
          scopes[operand] = Array(zip(before, own).prefix { $0 == $1 }.map(\.0))
        } else {
          scopes[operand] = own
        }
      }
    }
    for (number, use) in tape.leaves.enumerated() where scopes[use.position] != nil {
      let leaf = tape.leaves[number].leaf
      if !leaf.scopes.isEmpty || (!leaf.requiresGrad && leaf.name != nil) {
        scopes[use.position] = leaf.scopes
      }
    }
  }
}
