// What a TikZ picture has in colour besides its cards: the chart of gradients, and the scales in the
// legend.

import ComputationGraph

extension TikZPicture {
  /// Writes the chart of gradients to the right of the picture, which grows by it.
  mutating func writeStrip(_ box: inout Scene.Box) {
    guard let strip = drawing.strip else { return }
    let limit = options.limits.nameLength
    let names = strip.bars.map { TikZText(shortened($0.name, to: limit), of: .name) }
    let figures = strip.bars.map { TikZText(number: drawing.numbers.string($0.norm)) }
    func widest(_ texts: [TikZText]) -> Double { (texts.map(\.width).max() ?? 0) * 9 + 6 }
    let (left, line) = (box.x + box.width + 8, 14.0)
    let bar = left + widest(names)
    let right = bar + GradientStrip.barLength + 6
    var y = max(box.y, 0) + line
    func place(_ x: Double) -> Scene.Point { Scene.Point(x: x, y: y) }
    let title = TikZText(strip.title)
    write(title, "gradviz/small", place(left), room: 1000)
    for (index, item) in strip.bars.enumerated() {
      y += line
      if strip.hidden > 0, index == strip.bars.count / 2 {
        write(TikZText("… \(strip.hidden) more"), "gradviz/small", place(left), room: 1000)
        y += line
      }
      write(names[index], "gradviz/small", place(left), room: bar - left)
      let width = item.length * GradientStrip.barLength
      let frame = Scene.Box(x: bar, y: y - 8, width: width, height: 9)
      let strongest = drawing.palette.grad.hex.count - 1
      if item.norm != 0 { writeCell(frame, 0, [item.norm.isFinite ? "g\(strongest)" : "ax"]) }
      write(figures[index], "gradviz/small", place(right), room: 1000)
    }
    let width = max(right + widest(figures), left + title.width * 9) - box.x
    box.width = max(box.width, width)
    box.height = max(box.height, y + 8 - box.y)
  }

  /// Writes a ramp between its ends, from `x` on; gives where it ends.
  mutating func writeScale(
    _ name: String, _ part: String, ends: (low: String, high: String), x: Double, y: Double
  ) -> Double {
    func write(_ text: String, _ x: Double) -> Double {
      let words = TikZText(text)
      self.write(words, "gradviz/small", Scene.Point(x: x, y: y + 12.5), room: words.width * 9 + 4)
      return x + words.width * 9 + 4
    }
    var x = write("\(name) \(ends.low)", x)
    for step in stride(from: 0, to: drawing.palette.grad.hex.count, by: 4) {
      writeCell(Scene.Box(x: x, y: y + 4, width: 6, height: 10), 0, ["\(part)\(step)"])
      x += 6
    }
    return write(ends.high, x + 4) + 10
  }
}
