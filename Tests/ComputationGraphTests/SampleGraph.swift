// A small graph as JSON text, to be damaged in one place.

import Foundation

/// A graph of three nodes, with one part replaced.
func sampleJSON(replacing part: String = "", with other: String = "") -> String {
  replaced(
    #"""
    {"format": "computation-graph", "version": 2,
     "outputs": [{"node": "n2", "seed": [1], "objective": null}],
     "scopes": [{"id": "s0", "name": "a", "parent": null}, {"id": "s1", "name": "b", "parent": "s0"}],
     "operations": [
      {"id": "sum", "name": "sum", "settings": {"dim": 0}, "rules": [{"pullback": {"operation": "expand", "settings": {"size": [2]}, "operands": ["upstream"]}}]},
      {"id": "neg", "name": "neg", "symbol": "−", "value": ["neg", "x0"], "rules": [{"local": -1.0}], "isGate": false}],
     "nodes": [
      {"id": "n0", "name": "x", "origin": "parameter", "inputs": [], "shape": [2], "data": [1, 2], "grad": [3, 4]},
      {"id": "n1", "origin": "result", "operation": "sum", "inputs": ["n0"], "shape": [], "data": [3.0], "scope": "s1"},
      {"id": "n2", "origin": "result", "operation": "neg", "inputs": ["n1"], "shape": [], "data": [-3], "edges": [{"local": [-1], "contribution": [-1]}]}]}
    """#, part, other)
}

/// The same graph in version 1, with one part replaced.
func version1JSON(replacing part: String = "", with other: String = "") -> String {
  replaced(
    #"""
    {"format": "computation-graph", "version": 1, "output": "n2",
     "scopes": [{"id": "s0", "name": "a", "parent": null}, {"id": "s1", "name": "b", "parent": "s0"}],
     "nodes": [
      {"id": "n0", "name": "x", "operation": "parameter", "inputs": [], "shape": [2], "data": [1, 2], "grad": [3, 4]},
      {"id": "n1", "operation": "sum", "inputs": ["n0"], "attributes": {"dim": 0}, "shape": [], "data": [3.0], "scope": "s1"},
      {"id": "n2", "operation": "neg", "inputs": ["n1"], "shape": [], "data": [-3], "grad": [1], "edges": [{"local": [-1], "contribution": [-1], "formula": "−1"}]}]}
    """#, part, other)
}

private func replaced(_ text: String, _ part: String, _ other: String) -> String {
  precondition(part.isEmpty || text.contains(part), "not in the text: \(part)")
  return text.replacingOccurrences(of: part, with: other)
}
