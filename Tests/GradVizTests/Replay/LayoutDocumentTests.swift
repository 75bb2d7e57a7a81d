// Layouts that no Graphviz wrote: each is an error that says what is wrong, none a trap.

import ComputationGraph
import Foundation
import Testing

@testable import GradViz

@Suite struct LayoutDocumentTests {
  /// x, and x · x by two edges.
  private let graph = {
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, name: "x", origin: .parameter, data: [3]))
    graph.append(Node(id: 1, operation: OperationRecord("mul"), inputs: [x, x], data: [9]))
    return graph
  }()

  private let good = """
    {"bb": "0,0,200,100", "objects": [
      {"name": "n0", "pos": "20,50", "width": "0.5", "height": "0.5"},
      {"name": "n1", "pos": "180,50", "width": "0.5", "height": "0.5"}],
     "edges": [{"id": "0", "pos": "e,160,50 40,50 80,50 120,50 150,50", "lp": "100,60"},
      {"id": "1", "pos": "e,160,40 40,40 80,40 120,40 150,40"}]}
    """

  private func layout(_ json: String) throws(LayoutFault) -> GraphLayout {
    try LayoutDocument(Array(json.utf8)).layout(
      of: graph, operators: [nil, nil], LayoutNames(graph))
  }

  @Test func aGoodOneIsRead() throws {
    let layout = try layout(good)
    #expect(layout.width == 200 && layout.height == 100)
    #expect(layout.nodes[1] == Scene.Box(x: 162, y: 32, width: 36, height: 36))
    #expect(layout.edges.count == 2 && layout.edges[0].label == Scene.Point(x: 100, y: 40))
  }

  @Test(arguments: [
    ("\"bb\": \"0,0,200,100\",", "", "\"bb\" is missing"),
    ("\"0,0,200,100\"", "12", "bb is not of its kind"),
    ("\"0,0,200,100\"", "null", "bb is not of its kind"),
    ("0,0,200,100", "", "\"\" is no place or size for the graph"),
    ("0,0,200,100", "0,0,200", "no place or size for the graph"),
    ("0,0,200,100", "0,0,nan,100", "no place or size for the graph"),
    ("0,0,200,100", "0,0,inf,100", "no place or size for the graph"),
    ("0,0,200,100", "0,0,1e300,100", "no place or size for the graph"),
    ("0,0,200,100", "0,0,0x1p99,100", "no place or size for the graph"),
    ("\"name\": \"n0\",", "", "\"name\" is missing in objects[0]"),
    ("\"name\": \"n0\"", "\"name\": 1", "objects[0].name is not of its kind"),
    ("\"name\": \"n0\"", "\"name\": \"n7\"", "n0 has no place"),
    ("\"pos\": \"20,50\",", "", "n0 has no place"),
    ("\"20,50\"", "\"20\"", "\"20\" is no place or size for n0"),
    ("\"20,50\"", "\"20,-nan\"", "no place or size for n0"),
    ("\"20,50\", \"width\": \"0.5\"", "\"20,50\", \"width\": \"-1\"", "n0 has no size"),
    ("\"20,50\", \"width\": \"0.5\"", "\"20,50\", \"width\": 0.5", "width is not of its kind"),
    ("\"id\": \"1\"", "\"id\": \"9\"", "edge 1 has no place"),
    ("\"id\": \"1\", ", "", "\"id\" is missing in edges[1]"),
    ("e,160,40 40,40 80,40 120,40 150,40", "", "edge 1 is no curve"),
    ("e,160,40 40,40 80,40 120,40 150,40", "40,40 80,40", "edge 1 is no curve"),
    ("e,160,40 40,40", "e,160,40 x,40", "\"x,40\" is no place or size for edge 1"),
    ("\"100,60\"", "\"100\"", "\"100\" is no place or size for edge 0"),
    ("[{\"id\"", "{\"id\"", "it is not JSON"),
    ("}]}", "", "it is not JSON"),
  ])
  func aBadOneIsAnError(_ part: String, _ replacement: String, _ words: String) {
    #expect(good.contains(part))
    let error = #expect(throws: LayoutFault.self) {
      try layout(good.replacingOccurrences(of: part, with: replacement))
    }
    #expect(error.map { "\($0)".contains(words) } == true, "\(error as Any)")
  }

  @Test(arguments: ["", "[]", "12", "{}", "null", "\u{FFFD}", "{\"bb\": {}}"])
  func anythingElseIsAnError(_ json: String) {
    #expect(throws: LayoutFault.self) { try layout(json) }
    let nested = String(repeating: "[", count: 100_000)
    #expect(throws: LayoutFault.self) { try layout(nested) }
  }
}
