// The task: a digit somewhere on a noisy canvas, and the box around its ink.

import Micrograd
import Networks

struct Canvases {
  static let side = 20
  /// `[N, 1, side, side]`, from 0 for paper to 1 for ink.
  let images: Tensor
  let classes: [Int], boxes: [Box]  // which digit is on each; where its ink is, in pixels

  /// Puts digits `[N, 1, 8, 8]` on noise, at places that are drawn.
  init(_ digits: Dataset, _ random: TorchRandom) {
    let (side, area) = (Self.side, Self.side * Self.side)
    var pixels = random.uniform(digits.count * area, from: 0, to: 0.2)
    var boxes: [Box] = []
    for sample in 0..<digits.count {
      let corner = random.uniform(2, from: 0, to: Double(side - 8 + 1)).map { Int($0) }
      var (xs, ys) = ([Double](), [Double]())
      for (pixel, ink) in digits.inputs.elements[sample * 64..<sample * 64 + 64].enumerated()
      where ink > 0 {
        let (x, y) = (corner[0] + pixel % 8, corner[1] + pixel / 8)
        let place = sample * area + y * side + x
        pixels[place] = max(ink, pixels[place])
        xs.append(Double(x))
        ys.append(Double(y))
      }
      let (left, right, top, bottom) = (xs.min() ?? 0, xs.max() ?? 0, ys.min() ?? 0, ys.max() ?? 0)
      boxes.append(Box(x: left, y: top, width: right - left + 1, height: bottom - top + 1))
    }
    images = Tensor(shape: [digits.count, 1, side, side], pixels, name: "canvases")
    (classes, self.boxes) = (digits.all.classes, boxes)
  }
}
