// A frame as Graphviz's own drawing operations, so that Graphviz can make dots of it.

import Graphviz

/// Reads the SVG of a frame, which is of our own making, and writes it as `xdot` operations.
///
/// Graphviz draws SVG only where it was built for it, but a background of drawing operations
/// everywhere. Styles are those of ``ReplayStyle``.
struct FrameXDot {
  private let picture: ReplayPicture
  private let palette: Palette
  private let accents: ReplayStyle.Accents
  private let height: Double
  private var operations = ""
  /// The groups around: where they stand, and their classes.
  private var groups: [(x: Double, y: Double, classes: Set<String>)] = [(0, 0, [])]

  init(_ picture: ReplayPicture, _ theme: Theme) {
    self.picture = picture
    palette = theme.palette
    accents = ReplayStyle.Accents(palette)
    height = picture.layout.height + ReplayPicture.captionHeight
  }

  /// A graph that shows nothing but the frame.
  mutating func dot(_ svg: String) -> String {
    operations = ""
    let body = svg.range(of: "</style>").map { svg[$0.upperBound...] } ?? svg[...]
    for piece in body.split(separator: "<") {
      let halves = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      read(String(halves[0]), content: halves.count > 1 ? plain(halves[1]) : "")
    }
    let margin = ReplayPicture.margin
    var writer = DOTWriter(to: "")
    writer.beginGraph("frame")
    writer.defaults(
      .graph,
      [
        "dpi": "144", "pad": "0", "bgcolor": .text(palette.background.hex),
        "_background": .escaped(operations),
      ])
    writer.defaults(
      .node, ["shape": "point", "style": "invis", "width": "0", "height": "0", "label": ""])
    // Two corners hold the frame open.
    writer.node("corner0", ["pos": "0,0"])
    let (right, top) = (coordinate(picture.width), coordinate(height + 2 * margin))
    writer.node("corner1", ["pos": .text("\(right),\(top)")])
    return writer.endGraph()
  }

  private mutating func read(_ tag: String, content: String) {
    if tag == "/g" { groups.removeLast() }
    let name = tag.prefix { $0.isLetter }
    guard !name.isEmpty else { return }
    let attributes = attributes(of: tag)
    let own = Set((attributes["class"] ?? "").split(separator: " ").map(String.init))
    let classes = groups[groups.count - 1].classes.union(own)
    switch name {
    case "g":
      let place = (attributes["transform"] ?? "").drop { $0 != "(" }.dropFirst().prefix {
        $0 != ")"
      }
      let numbers = place.split(separator: ",").compactMap { Double($0) }
      let last = groups[groups.count - 1]
      let isPlaced = numbers.count == 2
      groups.append(
        (last.x + (isPlaced ? numbers[0] : 0), last.y + (isPlaced ? numbers[1] : 0), classes))
    case "rect": rectangle(attributes, own, classes)
    case "path": path(attributes["d"] ?? "", classes)
    case "polygon": polygon(attributes["points"] ?? "", own, classes)
    case "text": text(content, attributes, own, classes)
    case "tspan": text(content, attributes, own, classes, isContinued: true)
    default: break
    }
  }

  // MARK: Shapes

  private mutating func rectangle(
    _ attributes: [String: String], _ own: Set<String>, _ classes: Set<String>
  ) {
    func value(_ name: String) -> Double { Double(attributes[name] ?? "") ?? 0 }
    var fill: Color?
    var line: (colour: String, width: String)?
    if own.contains("bg") { return }
    if own.contains("f") {
      let kind = Kind.allCases.first { classes.contains($0.name) } ?? .inner
      fill = palette.looks[kind]!.fill
      line = (palette.looks[kind]!.border.hex, kind == .parameter ? "2" : "1")
      if let accent = accent(classes) { line = (accent, "3") }
      if kind == .constant { style("dashed") }
    } else if own.contains("c") {
      fill = cell(own)
      guard fill != nil else { return }
    } else if classes.contains("scope") {
      fill = palette.scopes[classes.contains("z1") ? 1 % palette.scopes.count : 0]
      line = (palette.scopeBorder.hex, "1")
    }
    stroke(line?.colour ?? fill?.hex ?? palette.edge.hex, width: line?.width ?? "0")
    if let fill { operations += "C 7 -\(fill.hex) " }
    let (x, y) = (value("x"), value("y"))
    let (right, bottom) = (x + value("width"), y + value("height"))
    let radius = value("rx")
    guard radius > 0 else {
      points("P", [(x, y), (right, y), (right, bottom), (x, bottom)])
      return style("solid")
    }
    // Each corner is a curve whose handles lie on the corner itself, each side a straight one.
    var all: [(Double, Double)] = [(x + radius, y)]
    func side(_ end: (Double, Double)) { all += [all[all.count - 1], end, end] }
    func corner(_ at: (Double, Double), _ end: (Double, Double)) { all += [at, at, end] }
    side((right - radius, y))
    corner((right, y), (right, y + radius))
    side((right, bottom - radius))
    corner((right, bottom), (right - radius, bottom))
    side((x + radius, bottom))
    corner((x, bottom), (x, bottom - radius))
    side((x, y + radius))
    corner((x, y), (x + radius, y))
    points("b", all)
    style("solid")
  }

  private func cell(_ own: Set<String>) -> Color? {
    if own.contains("ax") { return palette.alarm.fill }
    for name in own {
      guard let step = Int(name.dropFirst()), step < palette.grad.count else { continue }
      if name.hasPrefix("g") { return palette.grad.colors[step] }
      if name.hasPrefix("d") { return palette.data.colors[step] }
    }
    return nil
  }

  private mutating func path(_ d: String, _ classes: Set<String>) {
    let accent = accent(classes)
    stroke(accent ?? palette.edge.hex, width: accent == nil ? "1.3" : "3")
    points("B", pairs(d.replacing("M", with: "").replacing("C", with: " ")))
  }

  private mutating func polygon(_ text: String, _ own: Set<String>, _ classes: Set<String>) {
    if own.contains("ba"), !classes.contains("w") { return }
    let colour = accent(classes) ?? palette.edge.hex
    stroke(colour, width: "0")
    operations += "C 7 -\(colour) "
    points("P", pairs(text))
  }

  private func accent(_ classes: Set<String>) -> String? {
    classes.contains("w") ? accents.backward : classes.contains("h") ? accents.forward : nil
  }

  // MARK: Text

  /// Where the text before ended, for the one that follows on its line.
  private var pen = (x: 0.0, y: 0.0)

  private mutating func text(
    _ content: String, _ attributes: [String: String], _ own: Set<String>, _ classes: Set<String>,
    isContinued: Bool = false
  ) {
    let isLabel = classes.contains("edge")
    let isBold = own.contains("b") || isLabel && classes.contains("w")
    var size = own.contains("m") ? 10.0 : !own.isDisjoint(with: ["s", "l"]) ? 9 : 11
    if own.contains("cap") { size = 13 }
    let isSecondary =
      !own.isDisjoint(with: ["q", "u", "s", "l"]) || classes.contains("scope") && own.isEmpty
    var colour = isSecondary ? palette.secondary.hex : palette.text.hex
    if own.contains("at") { colour = palette.alarm.border.hex }
    if isLabel, classes.contains("w") { colour = accents.backward }
    let isMiddle = !own.isDisjoint(with: ["i", "l"])
    if !isContinued {
      pen = (Double(attributes["x"] ?? "") ?? 0, Double(attributes["y"] ?? "") ?? 0)
    } else {
      pen.x += Double(attributes["dx"] ?? "") ?? 0
    }
    var width = textWidth(content, size: size, bold: isBold)
    if let room = attributes["textLength"].flatMap(Double.init), width > room {
      size *= room / width
      width = room
    }
    // A backslash would be an escape in DOT, and there is no way to write it in a drawing.
    let shown = content.replacing("\\", with: "∖")
    guard !shown.isEmpty else { return }
    operations += "F \(size) 9 -Helvetica c 7 -\(colour) t \(isBold ? 1 : 0) "
    operations += "T \(place(pen.x, pen.y)) \(isMiddle ? 0 : -1) \(coordinate(width))"
    operations += " \(shown.utf8.count) -\(shown) "
    pen.x += width
  }

  private func plain(_ content: Substring) -> String {
    String(content).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
      .replacing("\n", with: "")
  }

  // MARK: Operations

  private mutating func stroke(_ colour: String, width: String) {
    operations += "c 7 -\(colour) S \(width.utf8.count + 14) -setlinewidth(\(width)) "
  }

  private mutating func style(_ name: String) {
    operations += "S \(name.utf8.count) -\(name) "
  }

  private mutating func points(_ operation: String, _ points: [(Double, Double)]) {
    operations += "\(operation) \(points.count) "
    for point in points { operations += place(point.0, point.1) + " " }
  }

  /// Graphviz counts from the lower left.
  private func place(_ x: Double, _ y: Double) -> String {
    let group = groups[groups.count - 1]
    let margin = ReplayPicture.margin
    return "\(coordinate(group.x + x + margin)) \(coordinate(height + margin - group.y - y))"
  }

  private func pairs(_ text: String) -> [(Double, Double)] {
    text.split(separator: " ").compactMap { pair in
      let numbers = pair.split(separator: ",").compactMap { Double($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }

  private func attributes(of tag: String) -> [String: String] {
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    var attributes: [String: String] = [:]
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let name = parts[index].split(separator: " ").last ?? ""
      attributes[String(name.dropLast())] = String(parts[index + 1])
    }
    return attributes
  }
}
