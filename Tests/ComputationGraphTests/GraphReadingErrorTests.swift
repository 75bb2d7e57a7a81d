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
        #""node": "n2""#, #""node": "n3""#,
        "the output n3 is not among the nodes; name one of them, or none"
      ),
      (
        #""node": "n2""#, #""node": 2"#,
        #"outputs[0].node: this must be a node's id in quotes, such as "n12""#
      ),
      (
        #""node": "n2""#, #""node": "n02""#,
        #"outputs[0].node: "n02" is not an id; write a letter and a number, n12 for a node, s3 for a scope"#
      ),
      (
        #"[{"node": "n2","#, #"[{"node": "n2"}, {"node": "n2","#,
        "the output n2 is named twice; add its seeds, and name it once"
      ),
      (#""node": "n2", "#, "", #"outputs[0]: the key "node" is missing"#),
      (
        #""seed": [1]"#, #""seed": [1, 2]"#,
        "the output n2: its seed has 2 elements; one for each of the value's 1 is needed"
      ),
      (
        #""seed": [1]"#, #""seed": 1"#,
        "outputs[0].seed: this must be a list of numbers, or null"
      ),
      (
        #""objective": null"#, #""objective": true"#,
        "outputs[0].objective: this must be a formula: a number, a symbol in quotes, a list or an object; or null"
      ),
      (
        #"[{"node": "n2", "seed": [1], "objective": null}]"#, #""n2""#,
        "outputs: this must be a list of objects"
      ),
      (
        #""version": 2"#, #""version": 3"#,
        "the graph is of version 3, which is newer than version 2, the newest known here: read it with a newer release"
      ),
      (#""version": 2"#, #""version": 0"#, #"there is no version 0 of graphs; write "version": 2"#),
      (#""version": 2"#, #""version": "2""#, "version: this must be a whole number"),
      (#""version": 2,"#, "", #"the graph: the key "version" is missing"#),
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
        "node n1: only a result has an operation and inputs, and every result has an operation"
      ),
      (
        #""origin": "result", "operation": "sum""#, #""origin": "constant", "operation": null"#,
        "node n1: only a result has an operation and inputs, and every result has an operation"
      ),
      (
        #""operation": "sum""#, #""operation": "max""#,
        #"node n1: its operation "max" is not in "operations"; list it there"#
      ),
      (
        #""operation": "sum""#, #""operation": 1"#,
        "node n1, operation: this must be a text in quotes, or null"
      ),
      (#""origin": "parameter", "#, "", #"node n0: the key "origin" is missing"#),
      (
        #""origin": "parameter""#, #""origin": "leaf""#,
        #"node n0, origin: this must be one of the texts "parameter", "constant", "input" and "result""#
      ),
      (
        #""operation": "neg""#, #""index": 1, "operation": "neg""#,
        "node n2: result 1 of an operation stands right after its result before, with equal inputs"
      ),
      (
        #""operation": "neg""#, #""index": -9223372036854775808, "operation": "neg""#,
        "node n2: result -9223372036854775808 of an operation stands right after its result before, with equal inputs"
      ),
      (
        #""operation": "neg""#, #""index": "first", "operation": "neg""#,
        "node n2, index: this must be a whole number"
      ),
      (#""name": "x""#, #""name": ["x"]"#, "node n0, name: this must be a text in quotes, or null"),
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
        #""shape": [2]"#, #""shape": [0, 4611686018427387904, 4]"#,
        "node n0: nothing has the shape [0, 4611686018427387904, 4]: a dimension is negative, or there are too many elements"
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
        #""edges": [{"local": [-1], "contribution": [-1]}]"#, #""edges": [1]"#,
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
    ] as [(String, String, String?)])
  func refusesDamagedNodes(part: String, damage: String, message: String?) {
    expect(part, damage, message)
  }

  private func expect(
    _ part: String, _ damage: String, _ message: String?,
    location: SourceLocation = #_sourceLocation
  ) {
    expectReading(sampleJSON(replacing: part, with: damage), fails: message, location)
  }
}

/// Expects that a graph cannot be read, for this reason; nil if it can be.
func expectReading(
  _ json: String, fails message: String?, _ location: SourceLocation = #_sourceLocation
) {
  do throws(GraphReadingError) {
    _ = try ComputationGraph(json: json)
    #expect(message == nil, sourceLocation: location)
  } catch {
    #expect(error.description == message, sourceLocation: location)
  }
}
