// The code of Graphviz's article on documents and pictures.

import Graphviz

func documentsAndPictures() throws {
  let graph = Graph(
    "sum", attributes: ["rankdir": "LR"], nodeDefaults: ["shape": "box"],
    statements: [
      .node(.init("a", ["label": "a < \"b\""])),
      .edge(.init("a", "+", ["label": "left"])),
    ])
  print(graph.dot())

  let name = "<script>"
  let node = Graph.Node(
    "n",
    [
      "label": .html("<table><tr><td>" + escapedHTML(name) + "</td></tr></table>"),
      "tooltip": .escaped(escapedText(name) + "\\n\\N"),
    ])

  let picture = try DotEngine(timeout: .seconds(10)).render(graph.dot(), format: "svg")
  try AtomicFile.write(picture.bytes, to: "sum.svg")

  var writer = DOTWriter(to: try AtomicFileStream("chain.dot"))
  writer.beginGraph("chain")
  writer.node(node.id, node.attributes)
  for number in 1..<10_000 { writer.edge("n\(number - 1)", "n\(number)") }
  try writer.endGraph().commit()
}
