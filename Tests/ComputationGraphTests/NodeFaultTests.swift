// What a graph refuses to hold.

import Testing

@testable import ComputationGraph

@Suite struct NodeFaultTests {
  /// x, of two elements, then both results of splitting it.
  private func graph() -> ComputationGraph {
    var graph = ComputationGraph()
    graph.append(Node(id: 3, origin: .parameter, shape: [2], data: [1, 2]))
    for index in 0..<2 {
      graph.append(
        Node(
          id: 4 + index, origin: .result(index: index), operation: OperationRecord("split"),
          inputs: [0],
          data: [Double(index + 1)]))
    }
    return graph
  }

  @Test func refusesWhatContradictsItself() {
    let changes: [(change: (inout Node) -> Void, message: String?)] = [
      ({ _ in }, nil),
      ({ $0.id = -1 }, "ids go from n0 to n4294967295"),
      ({ $0.id = 1 << 32 }, "ids go from n0 to n4294967295"),
      ({ $0.id = 5 }, "it stands after n5; every id occurs once, in ascending order"),
      ({ $0.inputs = [3] }, "there is no input at position 3 before it"),
      ({ $0.scope = 0 }, "there is no scope at position 0"),
      (
        { $0.origin = .input },
        "only a result has an operation and inputs, and every result has an operation"
      ),
      (
        { $0.operation = nil },
        "only a result has an operation and inputs, and every result has an operation"
      ),
      ({ $0.origin = .result(index: 2) }, nil),
      (
        { $0.origin = .result(index: 3) },
        "result 3 of an operation stands right after its result before, with equal inputs"
      ),
      (
        { $0.origin = .result(index: .min) },
        "result \(Int.min) of an operation stands right after its result before, with equal inputs"
      ),
      (
        { ($0.origin, $0.inputs) = (.result(index: 2), [1]) },
        "result 2 of an operation stands right after its result before, with equal inputs"
      ),
      (
        {
          let twice = [Setting("k", .none), Setting("k", .bool(true))]
          $0.operation = OperationRecord("f", settings: twice)
        }, #"the setting "k" is there twice"#
      ),
      (
        { $0.shape = [-1] },
        "nothing has the shape [-1]: a dimension is negative, or there are too many elements"
      ),
      ({ $0.data = nil }, nil),
      ({ $0.data = [] }, #""data" has 0 elements, the shape [] asks for 1"#),
      ({ $0.grad = [1, 2] }, #""grad" has 2 elements, the shape [] asks for 1"#),
      ({ $0.earlierGrad = [1, 2] }, #""earlierGrad" has 2 elements, the shape [] asks for 1"#),
      ({ $0.edges = [] }, #""edges" has 0 elements; one for each of its 1 inputs is needed"#),
      (
        { $0.edges = [Edge(local: [1, 1])] },
        #""edges[0].local" has 2 elements, the shape [] asks for 1"#
      ),
      (
        { $0.edges = [Edge(contribution: [1])] },
        #""edges[0].contribution" has 1 element, its input's shape [2] asks for 2"#
      ),
      (
        { $0.edges = [Edge(local: [1], takesGradient: false)] },
        "edges[0] takes no gradient, so it has no local derivative and no contribution"
      ),
    ]
    for (index, (change, message)) in changes.enumerated() {
      var node = Node(id: 6, operation: OperationRecord("split"), inputs: [0], data: [0], grad: [1])
      change(&node)
      #expect(graph().fault(in: node)?.description == message, "change \(index)")
    }
  }
}
