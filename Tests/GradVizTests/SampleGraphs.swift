// Graphs made by hand, for pictures and goldens that depend on nothing but the drawing.

import ComputationGraph

/// A graph while it is written down; the last value is the output.
struct GraphBuilder {
  var graph = ComputationGraph()
  var scope: Int?

  mutating func leaf(
    _ name: String?, _ data: [Double], shape: [Int] = [], grad: [Double]? = nil,
    constant: Bool = false, source: String? = nil
  ) -> Int {
    graph.append(
      Node(
        id: graph.nodes.count, name: name, origin: constant ? .constant : .parameter,
        shape: shape, data: data, grad: grad, scope: scope, source: source))
  }

  /// - Parameter rules: Those of the table where not given.
  mutating func operation(
    _ name: String, _ inputs: [Int], _ data: [Double], shape: [Int] = [],
    grad: [Double]? = nil, name title: String? = nil, settings: [Setting] = [],
    edges: [Edge]? = nil, rules: [GradientRule?]? = nil, source: String? = nil
  ) -> Int {
    let known = operations[name] ?? OperationRecord(name)
    let operation = OperationRecord(
      name, symbol: known.symbol, settings: settings, rules: rules ?? known.rules,
      written: known.written)
    let position = graph.append(
      Node(
        id: graph.nodes.count, name: title, operation: operation, inputs: inputs, shape: shape,
        data: data, grad: grad, scope: scope, source: source, edges: edges))
    graph.outputs = [Output(node: position, seed: grad)]
    return position
  }
}

/// The operations of these graphs, as an engine would record them.
private let operations: [String: OperationRecord] = {
  let (a, b) = (Formula.operand(0), Formula.operand(1))
  let records = [
    OperationRecord("mul", symbol: "×", rules: [.local(b), .local(a)], written: a * b),
    OperationRecord("add", symbol: "+", rules: [.local(1), .local(1)], written: a + b),
    OperationRecord("neg", symbol: "−(·)", rules: [.local(-1)], written: -a),
    OperationRecord("tanh", rules: [.local(1 - .result * .result)]),
    OperationRecord("log", rules: [.local(1 / a)]),
    OperationRecord("relu", rules: [.local(.choice(a, .greater, 0, then: 1, otherwise: 0))]),
    OperationRecord("sum", symbol: "Σ", rules: [.local(1)]),
    OperationRecord(
      "matmul", symbol: "@",
      rules: [
        .pullback(.sign(.matmul, [.upstream, .sign(.transpose, [b])])),
        .pullback(.sign(.matmul, [.sign(.transpose, [a]), .upstream])),
      ],
      written: .sign(.matmul, [a, b])),
  ]
  return Dictionary(uniqueKeysWithValues: records.map { ($0.name, $0) })
}()

/// An edge of a scalar graph.
func factor(_ local: Double, _ upstream: Double) -> Edge {
  Edge(local: [local], contribution: [upstream * local])
}

/// The tanh neuron of the micrograd lecture.
func neuron() -> ComputationGraph {
  var builder = GraphBuilder()
  let x1 = builder.leaf("x1", [2], grad: [-1.5], source: "neuron.py:4")
  let x2 = builder.leaf("x2", [0], grad: [0.5], source: "neuron.py:5")
  let w1 = builder.leaf("w1", [-3], grad: [1], source: "neuron.py:6")
  let w2 = builder.leaf("w2", [1], grad: [0], source: "neuron.py:7")
  let b = builder.leaf("b", [6.8813735870195432], grad: [0.5], source: "neuron.py:8")
  let a = builder.operation(
    "mul", [x1, w1], [-6], grad: [0.5], edges: [factor(-3, 0.5), factor(2, 0.5)],
    source: "neuron.py:9")
  let c = builder.operation(
    "mul", [x2, w2], [0], grad: [0.5], edges: [factor(1, 0.5), factor(0, 0.5)],
    source: "neuron.py:9")
  let ones = [factor(1, 0.5), factor(1, 0.5)]
  let sum = builder.operation(
    "add", [a, c], [-6], grad: [0.5], edges: ones, source: "neuron.py:9")
  let n = builder.operation(
    "add", [sum, b], [0.8813735870195432], grad: [0.5], name: "n", edges: ones,
    source: "neuron.py:9")
  _ = builder.operation(
    "tanh", [n], [0.7071067811865476], grad: [1], name: "o",
    edges: [factor(0.5, 1)], source: "neuron.py:10")
  return builder.graph
}

/// y = x · x, then y + y + 2: operands used twice, and a bare constant.
func sharedOperands() -> ComputationGraph {
  var builder = GraphBuilder()
  let x = builder.leaf("x", [3], grad: [12])
  let y = builder.operation(
    "mul", [x, x], [9], grad: [2], name: "y", edges: [factor(3, 2), factor(3, 2)])
  let z = builder.operation(
    "add", [y, y], [18], grad: [1], edges: [factor(1, 1), factor(1, 1)])
  let two = builder.leaf(nil, [2], constant: true)
  _ = builder.operation(
    "add", [z, two], [20], grad: [1], name: "loss",
    edges: [factor(1, 1), Edge(local: [1])])
  return builder.graph
}

/// A computation on matrices in nested scopes, as attention has them.
func attention() -> ComputationGraph {
  var builder = GraphBuilder()
  let x = builder.leaf(
    "X", [1, 0.5, -0.5, 1, 0.3, -0.8], shape: [3, 2],
    grad: [0.11, -0.02, 0.25, 0.031, -0.4, 0.005])
  let wq = builder.leaf("Wq", [0.4, -0.2, 0.1, 0.9], shape: [2, 2], grad: [0.02, 0.01, -0.3, 0])
  let outer = builder.graph.append(Scope(name: "attention"))
  let scores = builder.graph.append(Scope(name: "scores", parent: outer))
  builder.scope = scores
  let q = builder.operation(
    "matmul", [x, wq], [0.45, 0.25, -0.1, 1, 0.04, -0.78], shape: [3, 2],
    grad: [0.1, 0.2, -0.1, 0.04, 0.02, -0.15], name: "Q",
    edges: [
      Edge(contribution: [0.1, 0, 0.2, 0, -0.4, 0]), Edge(contribution: [0.02, 0.01, -0.3, 0]),
    ])
  let transposed = builder.operation(
    "transpose", [q], [0.45, -0.1, 0.04, 0.25, 1, -0.78], shape: [2, 3],
    grad: [0.1, 0.2, -0.1, 0.04, 0.02, -0.15],
    settings: [Setting("dim0", .number(0)), Setting("dim1", .number(1))])
  let product = builder.operation(
    "matmul", [q, transposed],
    [0.265, 0.205, -0.177, 0.205, 1.01, -0.784, -0.177, -0.784, 0.61], shape: [3, 3],
    grad: [0.01, 0, -0.01, 0.02, 0.1, 0.05, 0, 0, 0.3])
  builder.scope = outer
  let a = builder.operation(
    "softmax", [product], [0.39, 0.36, 0.25, 0.27, 0.62, 0.11, 0.26, 0.14, 0.6], shape: [3, 3],
    grad: [0.1, 0.3, -0.2, 0.02, 0.01, -0.5, 0, 0, 0.01], name: "A",
    settings: [Setting("dim", .number(-1))],
    edges: [Edge()], rules: [.pullback(.text("A · (u − Σ u·A)"))])
  builder.scope = nil
  _ = builder.operation(
    "mean", [a], [1.0 / 3], grad: [1], name: "loss",
    edges: [Edge(contribution: [Double](repeating: 1.0 / 9, count: 9))],
    rules: [.pullback(.text("1/9"))])
  return builder.graph
}

/// Vectors, a tensor of rank 3, a large matrix and a long vector.
func tensors() -> ComputationGraph {
  var builder = GraphBuilder()
  var random = Deterministic()
  let v = builder.leaf("v", [1, -2, 0.5], shape: [3], grad: [0.1, 0, -1e-9])
  let cube = builder.leaf(
    "cube", (0..<12).map { Double($0) - 6 }, shape: [2, 2, 3], grad: (0..<12).map { _ in 0.01 })
  let size = 64 * 96
  let wave = (0..<size).map { index in
    let (row, column) = (Double(index / 96) / 10, Double(index % 96) / 15)
    return (row * 0.7 - 2) * (column - 3) + random.next()
  }
  let big = builder.leaf(
    "weights", wave, shape: [64, 96], grad: wave.map { $0 * random.next() * 0.01 })
  let long = builder.leaf(
    "long", (0..<1000).map { Double($0) / 500 - 1 }, shape: [1000], constant: true)
  let empty = builder.leaf("empty", [], shape: [0, 3], constant: true)
  _ = builder.operation(
    "cat", [v, cube, big, long, empty], [1.5], shape: [1], grad: [1], name: "loss",
    edges: (0..<5).map { _ in Edge() },
    rules: (0..<5).map { .pullback(.text("upstream[\($0)]")) })
  return builder.graph
}

/// A NaN that starts at log(0) and spreads, in scalars and in a tensor.
func broken() -> ComputationGraph {
  var builder = GraphBuilder()
  let x = builder.leaf("x", [0, 0.5, 2], shape: [3], grad: [.nan, 1e300, -.infinity])
  let l = builder.operation(
    "log", [x], [-.infinity, -0.6931, 0.6931], shape: [3], grad: [.nan, 1, 1], name: "logx",
    edges: [Edge(local: [.infinity, 2, 0.5], contribution: [.nan, 1, -2])],
    rules: [.local(.text("1/x"))])
  let s = builder.operation(
    "sum", [l], [-.infinity], grad: [1], name: "s",
    edges: [Edge(local: [1], contribution: [1, 1, 1])])
  _ = builder.operation(
    "mul", [s, s], [.nan], grad: [.infinity], name: "loss",
    edges: [factor(.nan, 1), factor(.nan, 1)])
  var bigData = [Double](repeating: 1, count: 500)
  bigData[200] = .nan
  bigData[201] = .infinity
  _ = builder.leaf("big", bigData, shape: [20, 25], grad: [Double](repeating: 0, count: 500))
  return builder.graph
}

/// Names that try to be markup, code, or a page of text.
func hostileNames() -> ComputationGraph {
  var builder = GraphBuilder()
  let names = [
    "<script>alert(1)</script>", "]]> & \" ' \\N \\", "权重", String(repeating: "long ", count: 2000),
    "two\nlines\tand\u{7}bell", "\u{202E}reversed", "👩‍👩‍👧‍👦 e\u{301}\u{301}\u{301}", "end",
    "`code` [x](y) {z} | a; b #1",
    "", "%p", "&amp;lt;", "graph", "—>", "<b>bold</b>",
  ]
  let scope = builder.graph.append(Scope(name: "层 <b> \"1\" ]]>"))
  builder.scope = scope
  let leaves = names.map { builder.leaf($0, [1], grad: [0.5], source: "<\($0.prefix(20))>:1") }
  builder.scope = nil
  _ = builder.operation(
    "</table>\"", leaves, [1], grad: [1], name: "损失",
    settings: [Setting("<&>", .string("\"]]>"))],
    edges: names.map { _ in factor(0.5, 1) }, rules: names.map { .local(.text("\($0) < 1")) })
  return builder.graph
}

/// A multi-layer perceptron of scalars with ReLUs, as micrograd builds it.
func perceptron(_ sizes: [Int], scopes: Bool) -> ComputationGraph {
  var builder = GraphBuilder()
  var random = Deterministic()
  var values = (0..<sizes[0]).map { builder.leaf("x\($0)", [random.next()], constant: true) }
  for (layer, size) in sizes.dropFirst().enumerated() {
    if scopes { builder.scope = builder.graph.append(Scope(name: "layer \(layer)")) }
    values = (0..<size).map { _ in
      let weights = values.map { _ in builder.leaf("w", [random.next()], grad: [random.next()]) }
      var sum = builder.leaf("b", [0], grad: [random.next()])
      for (weight, value) in zip(weights, values) {
        let product = builder.operation(
          "mul", [weight, value], [random.next()], grad: [random.next()],
          edges: [factor(random.next(), 1), factor(random.next(), 1)])
        sum = builder.operation(
          "add", [sum, product], [random.next()], grad: [random.next()],
          edges: [factor(1, 1), factor(1, 1)])
      }
      guard layer < sizes.count - 2 else { return sum }
      return builder.operation(
        "relu", [sum], [random.next()], grad: [random.next()],
        edges: [factor(random.next() > 0 ? 1 : 0, 1)])
    }
  }
  return builder.graph
}

/// Numbers between −1 and 1 that are the same on every run.
struct Deterministic: RandomNumberGenerator {
  private var state: UInt64 = 42

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func next() -> Double { Double.random(in: -1...1, using: &self) }
}
