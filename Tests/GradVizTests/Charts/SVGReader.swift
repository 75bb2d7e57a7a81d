// A chart as its elements, read by an XML parser.

import Foundation

@testable import GradViz

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// All elements of an SVG in their order, with the text directly in them.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Element {
    var tag: String
    var attributes: [String: String]
    var text = ""

    var classes: [String] { (attributes["class"] ?? "").split(separator: " ").map(String.init) }

    func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// Throws where it is no XML.
  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  convenience init(_ chart: Chart, _ theme: Theme? = nil) throws {
    try self.init(chart.svg(theme: theme))
  }

  func all(_ tag: String, _ name: String? = nil) -> [Element] {
    elements.filter { $0.tag == tag && (name.map($0.classes.contains) ?? true) }
  }

  /// All words that are seen.
  var texts: [String] { all("text").map(\.text) }

  var spoken: String { all("desc").first?.text ?? "" }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(tag: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }
}

extension SVGReader.Element {
  /// The places that a path goes through, where it is of straight lines.
  var places: [(x: Double, y: Double)] {
    (attributes["d"] ?? "").matches(of: /[ML]?(-?[0-9.]+) (-?[0-9.]+)/).compactMap {
      guard let x = Double($0.output.1), let y = Double($0.output.2) else { return nil }
      return (x, y)
    }
  }
}
