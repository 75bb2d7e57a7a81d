// The symbol that stands for an operation on cards.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct OperationSymbolTests {
  private func symbol(_ origin: Origin, _ operation: OperationRecord? = nil) -> String {
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, origin: .constant, data: [0]))
    let position = graph.append(
      Node(
        id: 1, origin: origin, operation: operation, inputs: operation == nil ? [] : [x], data: [0])
    )
    return operationSymbol(of: graph.nodes[position])
  }

  @Test func theRecordSaysIt() {
    #expect(symbol(.result, OperationRecord("mul", symbol: "×")) == "×")
    #expect(symbol(.result, OperationRecord("new_op")) == "new_op")
    #expect(symbol(.result, OperationRecord("blank", symbol: " ")) == "?")
    #expect(symbol(.parameter) == "parameter")
  }
}
