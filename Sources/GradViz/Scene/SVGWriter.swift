// Scenes as SVG.

/// Writes the shapes of a scene as SVG elements.
struct SVGWriter {
  private(set) var text = ""

  /// A scene as a document; `head` is what stands before its shapes.
  static func document(_ scene: Scene, attributes: String = "", head: String) -> String {
    var writer = SVGWriter()
    writer.writeLines(scene.items)
    return open(scene.box, attributes: attributes) + head + writer.text + "</svg>\n"
  }

  /// The root's opening tag.
  static func open(_ box: Scene.Box, attributes: String = "") -> String {
    let (x, y) = (coordinate(box.x), coordinate(box.y))
    let (width, height) = (coordinate(box.width), coordinate(box.height))
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(x) \(y) \(width) \(height)\""
      + " width=\"\(width)\" height=\"\(height)\"\(attributes)>\n"
  }

  /// Writes items, each on a line of its own; what stands on an edge is on the line of what follows.
  mutating func writeLines(_ items: [Scene.Item]) {
    for item in items {
      write(item)
      if item.classes.first != "l" { text += "\n" }
    }
  }

  private mutating func write(_ item: Scene.Item) {
    switch item.shape {
    case .group(let items, let place):
      open("g", item)
      if let place {
        text += " transform=\"translate(\(coordinate(place.x)),\(coordinate(place.y)))\""
      }
      text += ">"
      for item in items { write(item) }
      text += "</g>"
    case .rectangle(let box, let radius):
      open("rect", item)
      // Zero is what is not written.
      if box.x != 0 || box.y != 0 { attributes(["x": box.x, "y": box.y]) }
      attributes(["width": box.width, "height": box.height])
      if radius > 0 { attributes(["rx": radius]) }
      text += "/>"
    case .ellipse(let box):
      open("ellipse", item)
      let (rx, ry) = (box.width / 2, box.height / 2)
      attributes(["cx": box.x + rx, "cy": box.y + ry, "rx": rx, "ry": ry])
      text += "/>"
    case .curves(let curves):
      open("path", item)
      let parts = curves.filter { !$0.isEmpty }.map { curve in
        "M\(pair(curve[0]))C" + curve.dropFirst().map(pair).joined(separator: " ")
      }
      text += " d=\"\(parts.joined(separator: " "))\"/>"
    case .polygon(let points):
      open("polygon", item)
      text += " points=\"\(points.map(pair).joined(separator: " "))\"/>"
    case .text(let line):
      open("text", item)
      attributes(["x": line.at.x, "y": line.at.y])
      if let room = line.room {
        attributes(["textLength": room])
        text += " lengthAdjust=\"spacingAndGlyphs\""
      }
      text += ">" + escapedXML(line.text)
      if let tail = line.tail {
        text += "<tspan class=\"\(tail.class)\" dx=\"\(coordinate(Scene.Text.gap))\">"
        text += escapedXML(tail.text) + "</tspan>"
      }
      text += "</text>"
    }
  }

  private mutating func open(_ tag: String, _ item: Scene.Item) {
    text += "<" + tag
    if let id = item.id { text += " id=\"\(id)\"" }
    if !item.classes.isEmpty { text += " class=\"\(item.classes.joined(separator: " "))\"" }
  }

  private mutating func attributes(_ values: KeyValuePairs<String, Double>) {
    for (name, value) in values { text += " \(name)=\"\(coordinate(value))\"" }
  }

  private func pair(_ point: Scene.Point) -> String {
    coordinate(point.x) + "," + coordinate(point.y)
  }
}

/// Text as an element's content or an attribute's value. What XML cannot hold is dropped.
func escapedXML(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    let value = scalar.value
    if let entity = entities[scalar] {
      result += entity
    } else if scalar == "\t" || scalar == "\n"
      || value >= 0x20 && !(0x7F...0x9F).contains(value) && value & 0xFFFE != 0xFFFE
    {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private let entities: [Unicode.Scalar: String] = [
  "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;",
]

/// A coordinate: a tenth of a point is finer than any screen.
func coordinate(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  if tenths % 10 == 0 { return String(tenths / 10) }
  return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
