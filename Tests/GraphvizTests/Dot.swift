// What the tests share: the real Graphviz, and its SVG read back.

import Foundation
import Graphviz
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

enum Dot {
  /// What Graphviz draws for each of the graphs, all rendered by one process.
  static func render(_ graphs: [String]) throws -> [Picture] {
    let rendering = try DotEngine().render(graphs.joined(), format: "svg")
    let end = "</svg>\n"
    let pictures = String(decoding: rendering.bytes, as: UTF8.self).components(separatedBy: end)
    try #require(pictures.count == graphs.count + 1)
    return try pictures.dropLast().map { try Picture(svg: $0 + end) }
  }

  /// What Graphviz draws for one node with the attributes.
  static func render(node id: String = "n", _ attributes: Attributes) throws -> Picture.Element {
    let graph = Graph("g", statements: [.node(.init(id, attributes))])
    return try #require(try render([graph.dot()])[0].nodes.first)
  }
}

/// An SVG picture as Graphviz writes it, taken apart by an XML parser.
struct Picture {
  /// A graph, cluster, node or edge.
  struct Element: Equatable {
    var kind = ""
    /// The attribute `id`.
    var id = ""
    /// The name in the graph: of an edge, both ends with `->` between.
    var title = ""
    /// The lines of its labels.
    var lines: [String] = []
    var tooltip: String?
    var link: String?

    var text: String { lines.joined(separator: "\n") }
  }

  var elements: [Element]

  var nodes: [Element] { elements.filter { $0.kind == "node" } }
  var edges: [Element] { elements.filter { $0.kind == "edge" } }
  var clusters: [Element] { elements.filter { $0.kind == "cluster" } }

  init(svg: String) throws {
    let reader = Reader()
    // Graphviz keeps a run of spaces together with no-break spaces.
    let svg = svg.replacingOccurrences(of: "&#160;", with: " ", options: .literal)
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    guard parser.parse() else {
      throw NotXML(reason: "\(parser.parserError.map { "\($0)" } ?? "?")", svg: svg)
    }
    elements = reader.elements
  }

  struct NotXML: Error {
    var reason: String
    var svg: String
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      text = ""
      if name == "g", let kind = attributes["class"] {
        elements.append(Element(kind: kind, id: attributes["id"] ?? ""))
      } else if name == "a" {
        elements[elements.count - 1].tooltip = attributes["xlink:title"]
        elements[elements.count - 1].link = attributes["xlink:href"]
      }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
      text += characters
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      switch name {
      case "title": elements[elements.count - 1].title = text
      case "text": elements[elements.count - 1].lines.append(text)
      default: break
      }
    }
  }
}
