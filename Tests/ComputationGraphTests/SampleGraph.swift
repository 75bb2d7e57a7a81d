// A small graph as JSON text, to be damaged in one place.

import Foundation

/// A graph of three nodes, with one part replaced.
func sampleJSON(replacing part: String = "", with other: String = "") -> String {
  let text = #"""
    {"format": "computation-graph", "version": 1, "output": "n2",
     "scopes": [{"id": "s0", "name": "a", "parent": null}, {"id": "s1", "name": "b", "parent": "s0"}],
     "nodes": [
      {"id": "n0", "name": "x", "operation": "parameter", "inputs": [], "shape": [2], "data": [1, 2], "grad": [3, 4]},
      {"id": "n1", "operation": "sum", "inputs": ["n0"], "attributes": {"dim": 0}, "shape": [], "data": [3.0], "scope": "s1"},
      {"id": "n2", "operation": "neg", "inputs": ["n1"], "shape": [], "data": [-3], "edges": [{"local": [-1], "contribution": [-1]}]}]}
    """#
  precondition(part.isEmpty || text.contains(part), "not in the text: \(part)")
  return text.replacingOccurrences(of: part, with: other)
}
