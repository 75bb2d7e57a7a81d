// What dashes, shapes and colours of a chart mean, in rows below it.

/// A word with the sign that it stands for.
struct LegendEntry {
  enum Sign {
    case line
    case shape(PointShape)
    case frame(classes: String)
  }

  var label: String
  var sign: Sign
  /// The number of its colour.
  var category: Int
}

extension ChartCanvas {
  /// Draws a legend; words that are wider than the canvas are cut.
  mutating func legend(_ entries: [LegendEntry]) {
    guard !entries.isEmpty else { return }
    let (sign, gap, row) = (34.0, 22.0, 20.0)
    let room = Self.width - 24
    let labels = entries.map { cut($0.label, width: room - sign, size: Self.letters) }
    let widths = labels.map { sign + textWidth($0, size: Self.letters) + gap }
    // On more than one row they are columns.
    let fits = widths.reduce(-gap, +) <= room
    let column = (room + gap) / max(((room + gap) / (widths.max() ?? 1)).rounded(.down), 1)
    var x = 12.0
    height += row
    for (entry, (label, width)) in zip(entries, zip(labels, widths)) {
      if x > 12, x + width - gap > Self.width - 12 { (x, height) = (12, height + row) }
      let middle = height - 9
      let color = "c\(entry.category % Theme.categoryCount)"
      switch entry.sign {
      case .line:
        path(
          "M\(coordinate(x)) \(coordinate(middle))h28",
          "line \(color) l\(entry.category % Theme.categoryCount)")
      case .shape(let shape):
        path(shape.path(at: Scene.Point(x: x + 20, y: middle), radius: 5), "point \(color)")
      case .frame(let classes):
        rectangle(
          Scene.Box(x: x + 6, y: middle - 6, width: 20, height: 12), "\(classes) \(color)")
      }
      text(label, x: x + sign, y: height - 4, "")
      x += fits ? width : column
    }
    height += 6
  }
}
