// The title of a TikZ picture, and what its frames and signs stand for.

import ComputationGraph

extension TikZPicture {
  /// Above the picture, which grows by them.
  mutating func writeCaption(_ box: inout Scene.Box) {
    writeStrip(&box)
    if drawing.isLegendShown { writeLegend(&box) }
    guard let title = options.heading else { return }
    let heading = TikZText(title)
    write(heading, "gradviz/heading", Scene.Point(x: box.x + 8, y: box.y - 4), room: 10_000)
    grow(&box, by: 24, width: heading.width * 15 + 16)
  }

  private mutating func writeLegend(_ box: inout Scene.Box) {
    let top = box.y - 24
    var x = box.x + 8
    for kind in Kind.allCases where !drawing.hasOperators && drawing.survey.kinds.contains(kind) {
      let name = TikZText(TikZStyles.name(kind))
      let frame = Scene.Box(x: x, y: top, width: name.width * 10 + 14, height: 18)
      let radius = kind == .output || kind == .inner ? 7.0 : 0
      if kind == .output { writeFrame(frame.grown(by: 2), radius + 2, of: kind, id: nil) }
      writeFrame(frame, radius, of: kind, id: nil)
      write(
        name, "gradviz/element, anchor=base", Scene.Point(x: x + frame.width / 2, y: top + 12.5),
        room: frame.width - 4)
      x += frame.width + 10
    }
    for scale in drawing.style.scales {
      x = writeScale(scale.name, scale.part, ends: scale.ends, x: x, y: top)
    }
    for sign in drawing.signs {
      let words = TikZText(sign)
      write(
        words, "gradviz/small", Scene.Point(x: x, y: top + 12.5), room: words.width * 9 + 4)
      x += words.width * 9 + 14
    }
    if x > box.x + 8 { grow(&box, by: 30, width: x - box.x) }
  }

  private func grow(_ box: inout Scene.Box, by height: Double, width: Double) {
    box.y -= height
    box.height += height
    box.width = max(box.width, width)
  }
}
