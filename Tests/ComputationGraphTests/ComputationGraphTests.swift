// The graph as a value: positions, scopes, and when two graphs are the same.

import Testing

@testable import ComputationGraph

@Suite struct ComputationGraphTests {
  @Test func returnsNodesAsTheyWereAppended() {
    var graph = ComputationGraph()
    let hidden = graph.append(Scope(name: "hidden"))
    let x = Node(id: 0, name: "x", origin: .parameter, shape: [2], data: [1, 2], grad: [3, 4])
    let y = Node(
      id: 3, label: "y", operation: OperationRecord("sum", settings: [Setting("dim", .number(0))]),
      inputs: [0], data: [3], grad: [1], scope: hidden, source: "a.py:2",
      edges: [Edge(local: nil, contribution: [1, 1])])
    let z = Node(
      id: 4, operation: OperationRecord("mul"), inputs: [1, 1], data: [9],
      edges: [.closed, Edge(local: [3])])
    #expect([x, y, z].map { graph.append($0) } == [0, 1, 2])
    #expect(graph.nodes.map(Node.init) == [x, y, z])
  }

  @Test func aNumberIsTheNodeThatSaysTheSame() {
    let add = OperationRecord("add")
    var (graph, numbers) = (ComputationGraph(), ComputationGraph())
    graph.append(
      Node(id: 0, name: "x", origin: .parameter, data: [3], grad: [4], earlierGrad: [1]))
    graph.append(Node(id: 1, label: "one", origin: .constant, data: [1], source: "a.py:1"))
    graph.append(
      Node(
        id: 2, operation: add, inputs: [0, 1], data: [4], grad: [3], source: "a.py:1",
        edges: [Edge(local: [1], contribution: [3]), .closed]))
    var x = ScalarNode(id: 0, origin: .parameter, data: 3)
    (x.name, x.grad, x.earlierGrad, x.source) = ("x", 4, 1, numbers.number(ofSource: nil))
    numbers.append(x)
    var one = ScalarNode(id: 1, origin: .constant, data: 1)
    (one.label, one.source) = ("one", numbers.number(ofSource: "a.py:1"))
    numbers.append(one)
    var y = ScalarNode(id: 2, origin: .result, data: 4)
    (y.grad, y.source, y.operation) = (3, one.source, numbers.number(of: add))
    y.inputs = (0, 1)
    y.edges = (.init(local: 1, contribution: 3), .init(takesGradient: false))
    numbers.append(y)
    #expect(numbers == graph)
    #expect(numbers.nodes.map(Node.init) == graph.nodes.map(Node.init))
  }

  @Test func oneElementIsAListToo() {
    let one = Elements([5])
    #expect(one == [5] && one.count == 1 && one.first == 5 && one != [6] && one != [5, 5])
    #expect(Array(one.dropFirst()).isEmpty && Elements([]).isEmpty)
    #expect(one.withContiguousStorageIfAvailable { Array($0) } == [5])
    #expect(Elements([1, 2]).withContiguousStorageIfAvailable { Array($0) } == [1, 2])
  }

  @Test func findsNodesByTheirID() {
    var graph = ComputationGraph()
    for id in [0, 1, 5, 6, 4_294_967_295] {
      graph.append(Node(id: id, origin: .constant, data: [0]))
    }
    #expect([0, 1, 5, 6, 4_294_967_295].map(graph.position(ofID:)) == [0, 1, 2, 3, 4])
    #expect([-1, 2, 4, 7, .max].map(graph.position(ofID:)) == [nil, nil, nil, nil, nil])
  }

  @Test func namesTheScopesAroundANode() {
    var graph = ComputationGraph()
    let outer = graph.append(Scope(name: "model"))
    let inner = graph.append(Scope(name: "layer", parent: outer))
    #expect(graph.path(ofScope: inner) == ["model", "layer"])
    #expect(graph.path(ofScope: nil) == [])
  }

  @Test func sortsSettingsByName() {
    let dim = Setting("dim", .number(1))
    let keep = Setting("keepdim", .bool(true))
    #expect(OperationRecord("sum", settings: [keep, dim]).settings == [dim, keep])
  }

  /// A file may say of every value that it is of another type.
  @Test func holdsAnyNumberOfTypes() {
    var graph = ComputationGraph()
    for id in 0..<66_000 {
      graph.append(Node(id: id, origin: .constant, shape: [0], type: "t\(id)", data: []))
    }
    #expect(graph.nodes[65_999].type == "t65999")
  }

  /// A view, and a copy, stay as they are when the graph grows.
  @Test func viewsAndCopiesStay() {
    var graph = ComputationGraph()
    graph.append(Node(id: 0, origin: .constant, data: [1]))
    let (view, copy) = (graph.nodes[0], graph)
    graph.append(Node(id: 1, name: "y", operation: OperationRecord("neg"), inputs: [0], data: [-1]))
    #expect(copy.nodes.count == 1 && graph.nodes.count == 2)
    #expect(view == graph.nodes[0] && copy != graph)
  }

  @Test func comparesNumbersBitByBitAndNaNAsEqual() {
    func graph(_ number: Double) -> ComputationGraph {
      var graph = ComputationGraph()
      let setting = Setting("value", .list([.number(number)]))
      graph.append(Node(id: 0, origin: .constant, data: [1]))
      graph.append(
        Node(
          id: 1, operation: OperationRecord("f", settings: [setting]), inputs: [0], data: [number],
          grad: [number], edges: [Edge(local: [number], contribution: [number])]))
      return graph
    }
    #expect(graph(.nan) == graph(-Double.nan))
    #expect(graph(.nan).nodes[1] == graph(.nan).nodes[1])
    #expect(graph(0) != graph(-0.0))
    #expect(graph(0).nodes[1] != graph(-0.0).nodes[1])
    #expect(graph(1) == graph(1))
    #expect(graph(1) != graph(2))
  }

  @Test func differsInEachPart() {
    let whole = Node(
      id: 1, name: "a", label: "b", operation: OperationRecord("mul"), inputs: [0], shape: [1],
      data: [1],
      grad: [1], earlierGrad: [1], scope: 0, source: "s",
      edges: [Edge(local: [1], contribution: [1])])
    let changes: [(inout Node) -> Void] = [
      { $0.id = 2 }, { $0.name = nil }, { $0.label = nil },
      { $0.operation = OperationRecord("add") },
      { $0.operation = OperationRecord("mul", isGate: true) },
      { $0.inputs = [1] }, { $0.shape = [1, 1] }, { $0.type = "float32" }, { $0.data = [2] },
      { $0.data = nil }, { $0.grad = nil }, { $0.earlierGrad = nil }, { $0.scope = nil },
      { $0.source = nil }, { $0.edges = nil }, { $0.edges?[0].local = nil },
      { $0.edges?[0].contribution = nil }, { $0.edges = [.closed] },
    ]
    func graph(_ node: Node) -> ComputationGraph {
      var graph = ComputationGraph()
      graph.append(Scope(name: "scope"))
      graph.append(Node(id: 0, origin: .constant, shape: [1], data: [1]))
      graph.append(Node(id: 0 + 1, origin: .constant, data: [1]))
      var node = node
      node.id += 1
      graph.append(node)
      return graph
    }
    for (index, change) in changes.enumerated() {
      var other = whole
      change(&other)
      #expect(other != whole, "change \(index)")
      if other.inputs == whole.inputs { #expect(graph(other) != graph(whole), "change \(index)") }
    }
  }
}
