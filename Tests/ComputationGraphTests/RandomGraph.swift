// Random graphs that use all that a graph can hold, the same for the same seed.

import TestSupport

@testable import ComputationGraph

extension ComputationGraph {
  static func random(using generator: inout SeededGenerator) -> ComputationGraph {
    var graph = ComputationGraph()
    for position in 0..<Int.random(in: 0...4, using: &generator) {
      let parent = position > 0 && generator.chance(50) ? position - 1 : nil
      graph.append(Scope(name: .random(using: &generator), parent: parent))
    }
    let operations = (0..<4).map { _ in OperationRecord.random(using: &generator) }
    var id = 0
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      graph.append(.random(id: id, in: graph, operations, using: &generator))
      id += generator.chance(80) ? 1 : Int.random(in: 1...1_000_000, using: &generator)
    }
    for position in graph.nodes.indices where generator.chance(20) {
      var output = Output(node: position)
      if generator.chance(60) {
        output.seed = .random(count: graph.nodes[position].size, using: &generator)
      }
      if generator.chance(30) { output.objective = .random(using: &generator) }
      graph.outputs.insert(output, at: generator.chance(50) ? 0 : graph.outputs.endIndex)
    }
    return graph
  }
}

extension Node {
  static func random(
    id: Int, in graph: ComputationGraph, _ operations: [OperationRecord],
    using generator: inout SeededGenerator
  ) -> Node {
    var node = Node(id: id, data: nil)
    if let last = graph.nodes.last, case .result(let index) = last.origin, generator.chance(20) {
      node.origin = .result(index: index + 1)
      (node.operation, node.inputs) = (last.operation, Array(last.inputs))
    } else if generator.chance(30) {
      node.origin = [.parameter, .constant, .input].randomElement(using: &generator)!
    } else {
      node.operation = operations.randomElement(using: &generator)
      for _ in 0..<Int.random(in: 0...3, using: &generator) where !graph.nodes.isEmpty {
        node.inputs.append(graph.nodes.indices.randomElement(using: &generator)!)
      }
    }
    if generator.chance(30) { node.name = .random(using: &generator) }
    if generator.chance(20) { node.label = .random(using: &generator) }
    if generator.chance(50) { node.source = .random(using: &generator) }
    if generator.chance(20) { node.type = .random(using: &generator) }
    node.scope = generator.chance(50) ? graph.scopes.indices.randomElement(using: &generator) : nil
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      node.shape.append(Int.random(in: 0...3, using: &generator))
    }
    let size = node.shape.reduce(1, *)
    func elements(_ percent: Int, _ size: Int) -> [Double]? {
      generator.chance(percent) ? .random(count: size, using: &generator) : nil
    }
    node.data = elements(90, size)
    node.grad = elements(70, size)
    node.earlierGrad = elements(20, size)
    if generator.chance(40) {
      node.edges = node.inputs.map { input in
        generator.chance(20)
          ? .closed
          : Edge(local: elements(60, size), contribution: elements(60, graph.nodes[input].size))
      }
    }
    return node
  }
}

extension OperationRecord {
  static func random(using generator: inout SeededGenerator) -> OperationRecord {
    func formula() -> Formula? { generator.chance(70) ? .random(using: &generator) : nil }
    return OperationRecord(
      generator.chance(50)
        ? ["mul", "mul#2"].randomElement(using: &generator)! : .random(using: &generator),
      symbol: generator.chance(50) ? .random(using: &generator) : nil,
      settings: .random(using: &generator), value: formula(),
      rules: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        switch Int.random(in: 0...2, using: &generator) {
        case 0: nil
        case 1: .local(.random(using: &generator))
        default: .pullback(.random(using: &generator), taught: formula())
        }
      }, isGate: generator.chance(30), written: formula())
  }
}

extension Formula {
  /// A formula with anything in it, as nothing but a type can limit it.
  static func random(using generator: inout SeededGenerator, depth: Int = 0) -> Formula {
    func formulas(_ count: Int) -> [Formula] {
      (0..<count).map { _ in random(using: &generator, depth: depth + 1) }
    }
    switch Int.random(in: 0...(depth < 3 ? 11 : 6), using: &generator) {
    case 0: return Formula([Double].random(count: 1, using: &generator)[0])
    case 1: return .constant(Constant.allCases.randomElement(using: &generator)!)
    case 2: return .operand(Int.random(in: 0...12, using: &generator))
    case 3: return .result
    case 4: return .upstream
    case 5: return .name(.random(using: &generator))
    case 6: return .text(.random(using: &generator))
    case 7:
      let sign = Operator.allCases.randomElement(using: &generator)!
      return .sign(sign, formulas(sign.operandCount))
    case 8:
      return .call(ElementaryFunction.allCases.randomElement(using: &generator)!, formulas(1)[0])
    case 9:
      let x = formulas(4)
      return .choice(
        x[0], Comparison.allCases.randomElement(using: &generator)!, x[1], then: x[2],
        otherwise: x[3])
    case 10: return .joined(formulas(Int.random(in: 0...3, using: &generator)))
    default:
      return .application(
        Application(
          .random(using: &generator), settings: .random(using: &generator),
          written: generator.chance(30) ? formulas(1)[0] : nil,
          value: generator.chance(30) ? formulas(1)[0] : nil),
        formulas(Int.random(in: 0...3, using: &generator)))
    }
  }
}

extension [Setting] {
  static func random(using generator: inout SeededGenerator) -> [Setting] {
    ["dim", "keepdim", "é\"\n"].filter { _ in generator.chance(20) }
      .map { Setting($0, .random(using: &generator)) }
  }
}

extension Setting.Value {
  static func random(using generator: inout SeededGenerator, depth: Int = 0) -> Self {
    switch Int.random(in: 0...(depth < 2 ? 4 : 3), using: &generator) {
    case 0: .number([Double].random(count: 1, using: &generator)[0])
    case 1: .bool(generator.chance(50))
    case 2: .string(.random(using: &generator))
    case 3: .none
    default:
      .list(
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          random(using: &generator, depth: depth + 1)
        })
    }
  }
}

extension [Double] {
  /// Numbers of all kinds: small ones, whole ones, any bits, and those that JSON lacks.
  static func random(count: Int, using generator: inout SeededGenerator) -> [Double] {
    (0..<count).map { _ in
      switch Int.random(in: 0...4, using: &generator) {
      case 0: Double.random(in: -1...1, using: &generator)
      case 1: Double(Int.random(in: -100...100, using: &generator))
      case 2: Double(bitPattern: generator.next())
      case 3:
        [.nan, .infinity, -.infinity, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
          .randomElement(
            using: &generator)!
      default: 0.1 * Double(Int.random(in: 0...9, using: &generator))
      }
    }
  }
}

extension String {
  /// Texts with all that has to be escaped, and scripts of many kinds.
  static func random(using generator: inout SeededGenerator) -> String {
    let pieces = [
      "w", "loss", "\"", "\\", "/", "\n", "\r\n", "\t", "\0", "\u{1F}", "\u{7F}", "\u{2028}",
      "\u{2029}", "权重", "é", "e\u{301}", "🧠", "</script>", "]]>", "&amp;", "−", "\u{FFFF}",
      "\u{10FFFF}", "null", " ", "NaN", "-Infinity", "x0", "upstream",
    ]
    return (0..<Int.random(in: 0...4, using: &generator))
      .map { _ in pieces.randomElement(using: &generator)! }.joined()
  }
}
