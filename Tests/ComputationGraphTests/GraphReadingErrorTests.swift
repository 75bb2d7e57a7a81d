// What the reader refuses, and in which words.

import Testing

@testable import ComputationGraph

@Suite struct GraphReadingErrorTests {
  @Test(
    arguments: [
      ("", "", nil),
      (
        #""parent": "s0""#, #""parent": "s1""#,
        "scope s1: its parent s1 is not among the scopes before it; list a scope after the one that encloses it"
      ),
      (
        #""parent": null"#, #""parent": "s1""#,
        "scope s0: its parent s1 is not among the scopes before it; list a scope after the one that encloses it"
      ),
      (
        #""id": "s1""#, #""id": "s0""#,
        "scope s0: an earlier scope has this id; every scope needs its own"
      ),
      (
        #""id": "s1""#, #""id": "b""#,
        #"scopes[1].id: "b" is not an id; write a letter and a number, n12 for a node, s3 for a scope"#
      ),
      (#""name": "b""#, #""name": null"#, "scopes[1].name: this must be a text in quotes"),
      (#""name": "b", "#, "", #"scopes[1]: the key "name" is missing"#),
      (#"{"id": "s0", "name": "a", "parent": null}"#, "5", "scopes[0]: this must be an object"),
      (
        #""scope": "s1""#, #""scope": "s7""#,
        #"node n1: its scope s7 is not in "scopes"; list it there, or write null"#
      ),
      (
        #""scope": "s1""#, #""scope": 1"#,
        #"node n1, scope: this must be a scope's id in quotes, such as "s3", or null"#
      ),
      ("\"nodes\"", "\"Nodes\"", #"the graph: the key "nodes" is missing"#),
      (
        #""output": "n2""#, #""output": "n3""#,
        "the output n3 is not among the nodes; name one of them, or write null"
      ),
      (
        #""output": "n2""#, #""output": 2"#,
        #"output: this must be a node's id in quotes, such as "n12", or null"#
      ),
      (
        #""output": "n2""#, #""output": "n02""#,
        #"output: "n02" is not an id; write a letter and a number, n12 for a node, s3 for a scope"#
      ),
      (
        #""version": 1"#, #""version": 3"#,
        "the graph is of version 3, which is newer than version 2, the newest known here: read it with a newer release"
      ),
      (#""version": 1"#, #""version": 0"#, #"there is no version 0 of graphs; write "version": 2"#),
      (#""version": 1"#, #""version": "1""#, "version: this must be a whole number"),
      (#""version": 1, "#, "", #"the graph: the key "version" is missing"#),
      (
        "computation-graph", "nnef",
        #"this is not a computation graph: its "format" is "nnef", a graph's is "computation-graph""#
      ),
      (
        #""format""#, #""kind""#,
        #"this is not a computation graph: a graph is an object with "format": "computation-graph""#
      ),
    ] as [(String, String, String?)])
  func refusesDamagedGraphs(part: String, damage: String, message: String?) {
    expect(part, damage, message)
  }

  @Test(
    arguments: [
      (
        #""id": "n1""#, #""id": "n0""#,
        "node n0: it stands after n0; every id occurs once, in ascending order"
      ),
      (#""id": "n1", "#, "", #"nodes[1]: the key "id" is missing"#),
      (
        #""id": "n1""#, #""id": 1"#,
        #"nodes[1].id: this must be a node's id in quotes, such as "n12""#
      ),
      (
        #""id": "n1""#, #""id": "n4294967296""#,
        #"nodes[1].id: "n4294967296" is not an id; write a letter and a number, n12 for a node, s3 for a scope"#
      ),
      (
        #""inputs": ["n1"]"#, #""inputs": ["n2"]"#,
        "node n2: its input n2 is not among the nodes before it; list a node after its inputs"
      ),
      (
        #""inputs": ["n0"]"#, #""inputs": ["n2"]"#,
        "node n1: its input n2 is not among the nodes before it; list a node after its inputs"
      ),
      (
        #""inputs": ["n0"]"#, #""inputs": ["n99"]"#,
        "node n1: its input n99 is not among the nodes before it; list a node after its inputs"
      ),
      (
        #""inputs": ["n0"]"#, #""inputs": ["x"]"#,
        #"node n1, inputs[0]: "x" is not an id; write a letter and a number, n12 for a node, s3 for a scope"#
      ),
      (
        #""inputs": ["n0"]"#, #""inputs": [0]"#,
        #"node n1, inputs[0]: this must be a node's id in quotes, such as "n12""#
      ),
      (#""inputs": ["n0"], "#, "", #"node n1: the key "inputs" is missing"#),
      (
        #""operation": "sum""#, #""operation": null"#,
        "node n1, operation: this must be a text in quotes"
      ),
      (#""operation": "sum", "#, "", #"node n1: the key "operation" is missing"#),
      (#""name": "x""#, #""name": ["x"]"#, "node n0, name: this must be a text in quotes, or null"),
      (
        #""attributes": {"dim": 0}"#, #""attributes": [0]"#,
        "node n1, attributes: this must be an object of numbers, texts, booleans, nulls, and lists of these"
      ),
      (
        #""dim": 0"#, #""dim": {}"#,
        "node n1, attributes.dim: this must be a number, a text, true, false, null, or a list of these"
      ),
      (
        #""data": [1, 2]"#, #""data": [1]"#,
        #"node n0: "data" has 1 element, the shape [2] asks for 2"#
      ),
      (
        #""data": [1, 2]"#, #""data": [1, true]"#,
        #"node n0, data[1]: this must be a number, or one of the texts "NaN", "Infinity" and "-Infinity""#
      ),
      (
        #""data": [1, 2]"#, #""data": [1, "nan"]"#,
        #"node n0, data[1]: this must be a number, or one of the texts "NaN", "Infinity" and "-Infinity""#
      ),
      (#""data": [1, 2]"#, #""data": 1"#, "node n0, data: this must be a list of numbers, or null"),
      (#""data": [1, 2]"#, #""data": null"#, nil),
      (
        #""data": [1, 2]"#, #""data": [1e999, 2]"#,
        "node n0, data: this must be a list of numbers, or null"
      ),
      (
        #""grad": [3, 4]"#, #""grad": [3, 4, 5]"#,
        #"node n0: "grad" has 3 elements, the shape [2] asks for 2"#
      ),
      (
        #""grad": [3, 4]"#, #""grad": "none""#,
        "node n0, grad: this must be a list of numbers, or null"
      ),
      (
        #""shape": [2]"#, #""shape": [-2]"#,
        "node n0: nothing has the shape [-2]: a dimension is negative, or there are too many elements"
      ),
      (
        #""shape": [2]"#, #""shape": [4294967296, 4294967296]"#,
        "node n0: nothing has the shape [4294967296, 4294967296]: a dimension is negative, or there are too many elements"
      ),
      (
        #""shape": [2]"#, #""shape": [9223372036854775808]"#,
        "node n0, shape: this must be a list of whole numbers"
      ),
      (
        #""shape": [2]"#, #""shape": [2.5]"#, "node n0, shape: this must be a list of whole numbers"
      ),
      (
        #""edges": [{"local": [-1], "contribution": [-1]}]"#, #""edges": []"#,
        #"node n2: "edges" has 0 elements; one for each of its 1 inputs is needed"#
      ),
      (
        #""edges": [{"local": [-1], "contribution": [-1]}]"#, #""edges": [null]"#,
        "node n2, edges[0]: this must be an object"
      ),
      (
        #""edges": [{"local": [-1], "contribution": [-1]}]"#, #""edges": {}"#,
        "node n2, edges: this must be a list of objects, or null"
      ),
      (
        #""local": [-1]"#, #""local": [1, 2]"#,
        #"node n2: "edges[0].local" has 2 elements, the shape [] asks for 1"#
      ),
      (
        #""local": [-1]"#, #""local": 1"#,
        "node n2, edges[0].local: this must be a list of numbers, or null"
      ),
      (
        #""contribution": [-1]"#, #""contribution": []"#,
        #"node n2: "edges[0].contribution" has 0 elements, its input's shape [] asks for 1"#
      ),
      (
        #""contribution": [-1]"#, #""formula": 1"#,
        "node n2, edges[0].formula: this must be a text in quotes, or null"
      ),
    ] as [(String, String, String?)])
  func refusesDamagedNodes(part: String, damage: String, message: String?) {
    expect(part, damage, message)
  }

  private func expect(
    _ part: String, _ damage: String, _ message: String?,
    location: SourceLocation = #_sourceLocation
  ) {
    do throws(GraphReadingError) {
      _ = try ComputationGraph(json: sampleJSON(replacing: part, with: damage))
      #expect(message == nil, sourceLocation: location)
    } catch {
      #expect(error.description == message, sourceLocation: location)
    }
  }
}
