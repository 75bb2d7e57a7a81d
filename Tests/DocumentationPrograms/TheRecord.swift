// The code of ComputationGraph's article on the record.

import ComputationGraph

func theRecord() throws {
  let square = OperationRecord(
    "square", symbol: "(·)²", value: .operand(0) * .operand(0), rules: [.local(2 * .operand(0))])
  var graph = ComputationGraph()
  let x = graph.append(Node(id: 0, name: "x", origin: .parameter, data: [3], grad: [6]))
  let y = graph.append(
    Node(
      id: 1, name: "y", operation: square, inputs: [x], data: [9], grad: [1],
      edges: [Edge(local: [6], contribution: [6])]))
  graph.outputs = [Output(node: y, seed: [1])]

  for node in graph.nodes where !node.isLeaf {
    let operands = node.inputs.map { graph.nodes[$0].name ?? graph.nodes[$0].idText }
    print(node.name!, "=", node.operation!.name, operands, node.data!.first!)
  }

  let text = graph.json(contributions: true)
  let again = try ComputationGraph(json: text)
  print(again == graph)

  let replay = try graph.replay()
  for step in replay.steps {
    switch step {
    case .forward(let node): print("compute", graph.nodes[node].idText)
    case .seed(let seed): print("begin with", seed.gradient)
    case .flow(let flow): print("add", flow.contribution, "to", graph.nodes[flow.target].idText)
    }
  }

  let explanation = try graph.explanation(of: "x")
  if case .paths(let paths) = explanation.account { print(paths.map(\.contribution)) }

  let part = PathsBetween(from: [x], to: [y])(graph)
  print(part.graph.nodes.map(\.idText), part.provenance[1].nodes)
}
