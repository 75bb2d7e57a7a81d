// Random graphs that use all that a graph can hold, the same for the same seed.

@testable import ComputationGraph

/// A small generator of random numbers with a seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

extension ComputationGraph {
  static func random(using generator: inout SeededGenerator) -> ComputationGraph {
    var graph = ComputationGraph()
    for position in 0..<Int.random(in: 0...4, using: &generator) {
      let parent = position > 0 && generator.chance(50) ? position - 1 : nil
      graph.append(Scope(name: .random(using: &generator), parent: parent))
    }
    var id = 0
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      graph.append(.random(id: id, in: graph, using: &generator))
      id += generator.chance(80) ? 1 : Int.random(in: 1...1_000_000, using: &generator)
    }
    if generator.chance(80) { graph.outputs = [Output(node: graph.nodes.indices.randomElement(using: &generator) })]
    return graph
  }
}

extension Node {
  static func random(
    id: Int, in graph: ComputationGraph, using generator: inout SeededGenerator
  ) -> Node {
    var node = Node(id: id, operation: .random(using: &generator), data: [])
    if !graph.nodes.isEmpty {
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        node.inputs.append(graph.nodes.indices.randomElement(using: &generator)!)
      }
    }
    if generator.chance(30) { node.name = .random(using: &generator) }
    if generator.chance(20) { node.label = .random(using: &generator) }
    if generator.chance(50) { node.source = .random(using: &generator) }
    node.scope = generator.chance(50) ? graph.scopes.indices.randomElement(using: &generator) : nil
    for name in ["dim", "keepdim", "é\"\n"] where generator.chance(20) {
      node.attributes.append(Setting(name, .random(using: &generator)))
    }
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      node.shape.append(Int.random(in: 0...3, using: &generator))
    }
    let size = node.shape.reduce(1, *)
    node.data = .random(count: size, using: &generator)
    if generator.chance(70) { node.grad = .random(count: size, using: &generator) }
    if generator.chance(40) {
      node.edges = node.inputs.map { input in
        var edge = Edge()
        if generator.chance(60) { edge.local = .random(count: size, using: &generator) }
        if generator.chance(60) {
          edge.contribution = .random(count: graph.nodes[input].data.count, using: &generator)
        }
        if generator.chance(50) { edge.formula = .random(using: &generator) }
        return edge
      }
    }
    return node
  }
}

extension Attribute.Value {
  static func random(using generator: inout SeededGenerator, depth: Int = 0) -> Self {
    switch Int.random(in: 0...(depth < 2 ? 3 : 2), using: &generator) {
    case 0: .number([Double].random(count: 1, using: &generator)[0])
    case 1: .bool(generator.chance(50))
    case 2: .string(.random(using: &generator))
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
      "\u{10FFFF}", "null", " ",
    ]
    return (0..<Int.random(in: 0...4, using: &generator))
      .map { _ in pieces.randomElement(using: &generator)! }.joined()
  }
}
