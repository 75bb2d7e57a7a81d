// Graphs that were read from files, with what the engine knows of their operations.

import ComputationGraph
import Testing

@testable import Micrograd

@Suite struct CompletionTests {
  /// What a file without contributions lacks is computed: the same bits.
  @Test(arguments: DerivativeCase.operations + DerivativeCase.functions)
  func contributionsAreComputed(_ test: DerivativeCase) throws {
    let y = try test.function(
      test.inputs(seed: 2).map { Tensor($0, requiresGrad: true) })
    y.backward(Tensor(NDArray(shape: y.shape) { 0.5 + Double($0) }))
    let saved = try ComputationGraph(json: y.graph(contributions: false).json())
    #expect(saved.nodes.allSatisfy { $0.edges == nil })
    let completed = try saved.completed()
    #expect(completed == y.graph())
    #expect(try completed.replay() == y.graph().replay())
  }

  @Test func onlyWhatDependsOnParametersTakesAGradient() throws {
    let x = Tensor([1.0, -2], name: "x", requiresGrad: true)
    let mask = x .> 0.0
    let y = (select(mask, x * 2.0, Tensor([3.0, 4])) * Tensor([1.0, 2], name: "c")).sum()
    y.backward()
    #expect(try y.graph(contributions: false).completed() == y.graph())
  }

  @Test func versionOneIsCompletedToo() throws {
    let old = try ComputationGraph(
      json: """
        {"format": "computation-graph", "version": 1, "output": "n4", "nodes": [
          {"id": "n0", "name": "x", "operation": "parameter", "inputs": [], "shape": [3, 2],
           "data": [1, 2, 3, 4, 5, 6], "grad": [4, 0, 0, 0, 12, 0]},
          {"id": "n1", "operation": "gather", "attributes": {"index": [2, 0]}, "inputs": ["n0"],
           "shape": [2, 1, 2], "data": [5, 6, 1, 2], "grad": [12, 0, 4, 0]},
          {"id": "n2", "operation": "slice", "attributes": {"index": "::1, 0, :1"},
           "inputs": ["n1"], "shape": [2, 1], "data": [5, 1], "grad": [12, 4]},
          {"id": "n3", "operation": "square", "inputs": ["n2"], "shape": [2, 1],
           "data": [25, 1], "grad": [1.2, 2]},
          {"id": "n4", "operation": "sum", "attributes": {}, "inputs": ["n3"], "shape": [],
           "data": [26], "grad": [1]}]}
        """)
    let graph = try old.completed()
    let edges = graph.nodes.dropFirst().map { $0.edge(0)?.contribution.map(Array.init) }
    #expect(edges == [[4, 0, 0, 0, 12, 0], [12, 0, 4, 0], [12, 4], [1, 1]])
    #expect(graph.nodes[3].edge(0)?.local == [10, 2] && graph.nodes[3].operation?.symbol == "(·)²")
    #expect(graph.nodes[0] == old.nodes[0] && graph.outputs == old.outputs)
  }

  private func complaint(_ node: Node, by operations: [any Operation.Type] = []) -> String {
    var graph = ComputationGraph()
    graph.append(Node(id: 0, name: "x", origin: .parameter, shape: [2], data: [1, 2]))
    graph.append(node)
    do throws(CompletionError) {
      return try "\(graph.completed(by: operations).nodes[1].edge(0).debugDescription)"
    } catch { return error.description }
  }

  @Test func whatDoesNotFitSaysWhere() {
    #expect(
      complaint(Node(id: 1, operation: OperationRecord("fold"), inputs: [0], data: [3]))
        == "node n1: fold: there is no such operation of 1 operand, and what it passes back is not "
        + "recorded. Give the operation to completed(by:), or record contributions")
    #expect(
      complaint(
        Node(id: 1, operation: OperationRecord("softmax"), inputs: [0], shape: [2], data: [1, 2]))
        == "node n1: softmax: the setting \"dim\" is missing; it must be a whole number")
    #expect(
      complaint(Node(id: 1, operation: OperationRecord("exp"), inputs: [0], shape: [1], data: [3]))
        == "node n1: exp: it gives the shape [2] from `x` of shape [2], and the record says [1]")
    #expect(
      complaint(
        Node(id: 1, operation: OperationRecord("matmul"), inputs: [0], shape: [1], data: [3])
      ).hasPrefix(
        "node n1: matmul: there is no such operation of 1 operand"))
    let dim = OperationRecord("sum", settings: [Setting("dim", 3)])
    #expect(
      complaint(Node(id: 1, operation: dim, inputs: [0], data: [3]))
        == "node n1: sum: dimension 3 is out of range for `x` of shape [2]: expected -1 to 0")
  }

  @Test func whatIsRecordedStays() throws {
    let own = OperationRecord(
      "exp", symbol: "e", value: 2 * .operand(0), rules: [.local(2)])
    for (record, isOwn) in [(own, true), (OperationRecord("exp", symbol: "e"), false)] {
      var graph = ComputationGraph()
      let x = graph.append(Node(id: 0, origin: .parameter, data: [2], grad: [7]))
      graph.append(
        Node(
          id: 1, operation: record, inputs: [x], data: [4], grad: [1],
          edges: [Edge(local: [2], contribution: [7])]))
      let node = try graph.completed().nodes[1]
      #expect((node.operation == record) == isOwn)
      #expect(node.edge(0)?.local == [2] && node.edge(0)?.contribution == [7])
    }
  }

  @Test func whatAnotherEngineRecordedIsEnough() throws {
    // There, a loss of this name is a mean.
    var graph = ComputationGraph()
    let x = graph.append(
      Node(id: 0, origin: .parameter, shape: [2], data: [1, 2], grad: [0.5, 0.5]))
    graph.append(
      Node(
        id: 1, operation: OperationRecord("exp"), inputs: [x], data: [5.05], grad: [1],
        edges: [Edge(contribution: [0.5, 0.5])]))
    #expect(try graph.completed() == graph)
  }

  @Test func inputsWithAGradientTakeTheirShare() throws {
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, origin: .input, data: [2], grad: [4]))
    graph.append(
      Node(id: 1, operation: OperationRecord("square"), inputs: [x], data: [4], grad: [1]))
    #expect(try graph.completed().nodes[1].edge(0)?.contribution == [4])
  }

  @Test func unknownOperationsKeepWhatIsRecorded() throws {
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, origin: .parameter, data: [2], grad: [12]))
    let y = graph.append(
      Node(
        id: 1, operation: OperationRecord("cube"), inputs: [x], data: [8], grad: [1],
        edges: [Edge(contribution: [12])]))
    graph.append(Node(id: 2, operation: OperationRecord("exp"), inputs: [y], data: [.exp(8)]))
    let completed = try graph.completed()
    #expect(completed.nodes[1] == graph.nodes[1])
    #expect(completed.nodes[2].edge(0)?.takesGradient == true)
    let known = try graph.completed(by: [Cube.self])
    #expect(known.nodes[1].edge(0)?.local == [12] && known.nodes[1].edge(0)?.contribution == [12])
  }
}

private struct Cube: UnaryRule {
  static let name = "cube"
  init(settings: SettingReader) {}
  func value<Q: Quantity>(_ x: Q) -> Q { x * x * x }
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 3 * x * x }
}
