// Cards in TikZ: a node for its frame, cells with their colours, and texts on them.

import ComputationGraph

extension TikZPicture {
  mutating func writeCard(of node: NodeView) {
    let (card, box) = (cards[node.position], layout.nodes[node.position])
    let corner = Scene.Point(x: box.x + card.border, y: box.y + card.border)
    let faded = fadedStyle(of: node).map { ", " + $0 } ?? ""
    let parts = CardContent.Part.allCases.filter { card.content.has($0) }.flatMap { part in
      let values = part == .data ? card.content.known : card.content.knownGrad
      return drawing.style.shapes(of: part, values.map(Array.init), on: card)
    }
    write("\\begin{scope}[shift={\(place(corner))}\(faded)]")
    var id: String? = node.idText
    /// The width of the cell that a number stands on.
    var cell: Double?
    /// Whether a word stands on a cell that alarms, as in the style sheet: right after it.
    var alarms = false
    for item in card.outline + parts {
      switch item.shape {
      case .rectangle(let box, let radius) where item.classes.contains("f"):
        writeFrame(box, radius, of: card.content.kind, id: id)
        id = nil
      case .rectangle(let box, let radius):
        cell = box.width
        writeCell(box, radius, item.classes)
      case .curves(let curves):
        for curve in curves { write("\\draw[gradviz/separator] \(path(curve));") }
      case .text(let line):
        let isMiddle = item.classes.contains("i")
        let room = isMiddle ? (cell ?? card.width) - 3 : card.width - line.at.x - 6
        write(line, item.classes + (alarms ? ["at"] : []), room: room)
      case .group, .ellipse, .polygon: break
      }
      alarms = item.classes.contains("ax")
    }
    write("\\end{scope}")
  }

  mutating func writeFrame(
    _ box: Scene.Box, _ radius: Double, of kind: Kind, id: String?
  ) {
    let corners = radius > 0 ? "rounded corners=\(coordinate(radius))bp, " : ""
    let size =
      "minimum width=\(coordinate(box.width))bp, minimum height=\(coordinate(box.height))bp"
    let centre = Scene.Point(x: box.x + box.width / 2, y: box.y + box.height / 2)
    write(
      "\\node[gradviz/box, \(corners)gradviz/\(TikZStyles.name(kind)), \(size)] "
        + "\(id.map { "(\($0)) " } ?? "")at \(place(centre)) {};")
  }

  mutating func writeCell(_ box: Scene.Box, _ radius: Double, _ classes: [String]) {
    guard let color = classes.compactMap({ TikZStyles.cellColors[$0] }).first else { return }
    cells.formUnion(classes)
    let corners = radius > 0 ? ", rounded corners=\(coordinate(radius))bp" : ""
    write("\\path[gradviz/cell, fill=\(color)\(corners)] \(place(box)) rectangle \(size(box));")
  }

  /// A text of a card: what its classes say in a style sheet, they say here by styles.
  private mutating func write(_ line: Scene.Text, _ classes: [String], room: Double) {
    var text = TikZText(line.text, of: line.content)
    if let tail = line.tail {
      let words = TikZText(tail.text)
      text.tex += "{\\color{gradvizsecondary}\\enspace \(words.tex)}"
      text.width += words.width + 0.6
    }
    let style =
      switch line.content {
      case .name: "name"
      case .number: classes.contains("m") ? "element" : "number"
      case .words: classes.contains("s") ? "small" : classes.contains("u") ? "word" : "text"
      }
    let anchor = classes.contains("i") ? ", anchor=base" : ""
    let alarm = classes.contains("at") ? ", gradviz/alarm" : ""
    // A box of a table ends before its next one.
    let own = drawing.hasOperators ? min(room, text.width * 11 + 5) : room
    write(text, "gradviz/\(style)\(anchor)\(alarm)", line.at, room: own)
  }
}
