// Scenes as Graphviz's own drawing operations, so that Graphviz can make dots of them.

import Graphviz

/// Writes a scene as `xdot` operations, which are the background of a graph without anything else.
///
/// Graphviz draws SVG only where it was built for it, but a background everywhere.
struct XDotWriter {
  private let scene: Scene
  private let rules: [StyleSheet.Rule]
  private var operations = ""
  /// The classes of the groups around.
  private var groups: [[String]] = []
  /// Where the groups around stand.
  private var origin = Scene.Point(x: 0, y: 0)

  /// The scene as DOT text, to be rendered by the layout `nop`: nothing is laid out again.
  static func dot(_ scene: Scene, _ sheet: StyleSheet, _ theme: Theme) -> String {
    var drawing = XDotWriter(scene: scene, rules: sheet.rules(theme))
    for item in scene.items { drawing.write(item) }
    var writer = DOTWriter(to: "")
    writer.beginGraph("frame")
    writer.defaults(
      .graph,
      [
        "dpi": "144", "pad": "0", "bgcolor": .text(theme.palette.background.hex),
        "_background": .escaped(drawing.operations),
      ])
    writer.defaults(
      .node, ["shape": "point", "style": "invis", "width": "0", "height": "0", "label": ""])
    // Two corners hold the frame open.
    writer.node("corner0", ["pos": "0,0"])
    let (right, top) = (coordinate(scene.box.width), coordinate(scene.box.height))
    writer.node("corner1", ["pos": .text("\(right),\(top)")])
    return writer.endGraph()
  }

  private mutating func write(_ item: Scene.Item) {
    switch item.shape {
    case .group(let items, let place):
      groups.append(item.classes)
      let outer = origin
      if let place { origin = Scene.Point(x: outer.x + place.x, y: outer.y + place.y) }
      for item in items { write(item) }
      origin = outer
      groups.removeLast()
    case .rectangle(let box, let radius):
      let isRound = radius > 0
      let points = isRound ? Self.rounded(box, radius) : Self.corners(box)
      draw("rect", item.classes, isRound ? "bB" : "Pp", [list(points)])
    case .ellipse(let box):
      let (rx, ry) = (box.width / 2, box.height / 2)
      let centre = place(Scene.Point(x: box.x + rx, y: box.y + ry))
      draw("ellipse", item.classes, "Ee", ["\(centre) \(coordinate(rx)) \(coordinate(ry))"])
    case .curves(let curves):
      draw("path", item.classes, "bB", curves.map(list))
    case .polygon(let points):
      draw("polygon", item.classes, "Pp", [list(points)])
    case .text(let line): write(line, item.classes)
    }
  }

  // MARK: Shapes

  /// Sets the pen and draws at all places; `letters` are the operations for shapes that are filled,
  /// and for those that are not.
  private mutating func draw(
    _ tag: String, _ classes: [String], _ letters: String, _ places: [String]
  ) {
    let look = rules.look(of: tag, classes, in: groups)
    guard look.isVisible, let pen = look.stroke ?? look.fill else { return }
    let width = coordinate(look.stroke == nil ? 0 : look.width)
    operations += "c 7 -\(pen) S \(width.utf8.count + 14) -setlinewidth(\(width)) "
    if let fill = look.fill { operations += "C 7 -\(fill) " }
    if look.isDashed { operations += "S 6 -dashed " }
    let letter = look.fill == nil ? letters.suffix(1) : letters.prefix(1)
    for place in places { operations += "\(letter) \(place) " }
    if look.isDashed { operations += "S 5 -solid " }
  }

  private static func corners(_ box: Scene.Box) -> [Scene.Point] {
    let (right, bottom) = (box.x + box.width, box.y + box.height)
    return [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)]
      .map { Scene.Point(x: $0, y: $1) }
  }

  /// Curves around a box: each corner is one whose handles lie on the corner itself, each side a
  /// straight one.
  private static func rounded(_ box: Scene.Box, _ radius: Double) -> [Scene.Point] {
    let corners = corners(box)
    var points: [Scene.Point] = []
    for (index, corner) in corners.enumerated() {
      let start = corner.moved(radius, toward: corners[(index + 3) % 4])
      points += points.last.map { [$0, start, start] } ?? [start]
      points += [corner, corner, corner.moved(radius, toward: corners[(index + 1) % 4])]
    }
    return points + [points[points.count - 1], points[0], points[0]]
  }

  // MARK: Text

  private mutating func write(_ line: Scene.Text, _ classes: [String]) {
    let look = rules.look(of: "text", classes, in: groups)
    let end = write(line.text, at: line.at, room: line.room, look)
    guard let tail = line.tail else { return }
    let tailLook = rules.look(of: "tspan", [tail.class], in: groups, from: look)
    let at = Scene.Point(x: end + Scene.Text.gap, y: line.at.y)
    _ = write(tail.text, at: at, room: nil, tailLook)
  }

  /// Returns where the text ends.
  private mutating func write(
    _ text: String, at place: Scene.Point, room: Double?, _ look: StyleSheet.Look
  ) -> Double {
    var size = look.size
    var width = textWidth(text, size: size, bold: look.isBold)
    if let room, width > room {
      size *= room / width
      width = room
    }
    // A backslash would be an escape in DOT, and there is no way to write it in a drawing.
    let shown = text.replacing("\\", with: "∖").replacing("\n", with: "")
    guard !shown.isEmpty, let fill = look.fill, look.isVisible else { return place.x + width }
    operations += "F \(size) 9 -Helvetica c 7 -\(fill) t \(look.isBold ? 1 : 0) "
    operations += "T \(self.place(place)) \(look.isMiddle ? 0 : -1) \(coordinate(width))"
    operations += " \(shown.utf8.count) -\(shown) "
    return place.x + width
  }

  // MARK: Places

  private func list(_ points: [Scene.Point]) -> String {
    "\(points.count) " + points.map(place).joined(separator: " ")
  }

  /// Graphviz counts from the lower left.
  private func place(_ point: Scene.Point) -> String {
    let box = scene.box
    return coordinate(origin.x + point.x - box.x) + " "
      + coordinate(box.y + box.height - origin.y - point.y)
  }
}
