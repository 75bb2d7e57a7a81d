// Where a chart is drawn: shapes and words as SVG elements, one below the other.

/// Collects the elements of a chart, and the classes that its style sheet has to know.
struct ChartCanvas {
  private var elements: [String] = []
  private var classes: Set<String> = ["bg"]
  /// How far down it is used.
  var height = 8.0

  static let width = 520.0
  /// Letters, and smaller ones where there are many; at 390 pixels these have nine.
  static let (letters, smallLetters) = (14.0, 12.0)

  /// The whole picture, with the rules of the classes that are in it.
  func document(_ identity: SVGIdentity, _ theme: Theme?) -> String {
    let box = Scene.Box(x: 0, y: 0, width: Self.width, height: height.rounded(.up))
    let style = ChartStyle(theme: theme)
    return SVGWriter.open(box, attributes: " class=\"\(style.name)\"" + identity.attributes)
      + identity.elements + "<style>\n\(style.css(for: classes))</style>\n"
      + "<rect class=\"bg\" width=\"100%\" height=\"100%\"/>\n"
      + elements.map { $0 + "\n" }.joined() + "</svg>\n"
  }

  private mutating func add(_ tag: String, _ names: String, _ attributes: String, _ inner: String) {
    classes.formUnion(names.split(separator: " ").map(String.init))
    let name = names.isEmpty ? "" : " class=\"\(names)\""
    let end = inner.isEmpty ? "/>" : ">\(inner)</\(tag)>"
    elements.append("<\(tag)\(name)\(attributes)\(end)")
  }

  // MARK: Shapes

  /// A path; `data` as SVG has it.
  mutating func path(_ data: String, _ names: String) {
    if !data.isEmpty { add("path", names, " d=\"\(data)\"", "") }
  }

  mutating func rectangle(_ box: Scene.Box, _ names: String, tooltip: String? = nil) {
    add(
      "rect", names,
      " x=\"\(coordinate(box.x))\" y=\"\(coordinate(box.y))\""
        + " width=\"\(coordinate(box.width))\" height=\"\(coordinate(box.height))\"",
      tooltip.map { "<title>\(escapedXML($0))</title>" } ?? "")
  }

  /// Words at a place of their base line; `turned` by degrees around it.
  mutating func text(_ text: String, x: Double, y: Double, _ names: String, turned: Double = 0) {
    let place = "\(coordinate(x)) \(coordinate(y))"
    let turn = turned == 0 ? "" : " transform=\"rotate(\(coordinate(turned)) \(place))\""
    add(
      "text", names, " x=\"\(coordinate(x))\" y=\"\(coordinate(y))\"" + turn, escapedXML(text))
  }

  // MARK: Words in lines

  /// The title, on as many lines as it needs.
  mutating func heading(_ title: String) {
    for line in lines(title, width: Self.width - 24, size: 16, bold: true) {
      height += 20
      text(line, x: Self.width / 2, y: height - 4, "t mid")
    }
    height += 6
  }

  /// A note below what is drawn.
  mutating func note(_ note: String) {
    for line in lines(note, width: Self.width - 24, size: Self.smallLetters) {
      height += 17
      text(line, x: 12, y: height - 4, "m n")
    }
  }
}

/// Text broken at spaces into lines of at most that width, three or fewer; a longer one is cut.
func lines(_ text: String, width: Double, size: Double, bold: Bool = false) -> [String] {
  var lines: [String] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    let longer = lines.last.map { $0 + " " + word }
    if let longer, lines.count == 3 || textWidth(longer, size: size, bold: bold) <= width {
      lines[lines.count - 1] = longer
    } else {
      lines.append(String(word))
    }
  }
  return lines.map { cut($0, width: width, size: size, bold: bold) }
}

/// Text with `…` in place of what does not fit.
func cut(_ text: String, width: Double, size: Double, bold: Bool = false) -> String {
  guard textWidth(text, size: size, bold: bold) > width else { return text }
  var shown = text.prefix(max(1 + Int(width), 1))
  while shown.count > 1, textWidth(shown + "…", size: size, bold: bold) > width {
    shown.removeLast()
  }
  return shown + "…"
}
