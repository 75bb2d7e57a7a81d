// Detection: its canvases pixel by pixel, how it is scored, and a quick run.

import DigitsNetwork
import ExampleSupport
import GradViz
import Micrograd
import Networks
import TestSupport
import Testing

@testable import detection

@Suite struct DetectionTests {
  /// Every digit is found again in its box, which no row or column of ink touches from outside.
  @Test func digitsStandInTheirBoxes() throws {
    let random = TorchRandom(seed: 4)
    let digits = try DigitImages.load(60, shuffledBy: random).train
    let canvases = Canvases(digits, random)
    let (side, pixels) = (Canvases.side, canvases.images.elements)
    #expect(canvases.images.shape == [48, 1, side, side])
    #expect(canvases.classes == digits.all.classes)
    #expect(pixels.allSatisfy { (0...1).contains($0) })
    for (sample, box) in canvases.boxes.enumerated() {
      let rows = DigitImages.rows(of: digits, sample)
      let columns = (0..<8).filter { column in rows.contains { $0[column] > 0 } }
      let inked = (0..<8).filter { row in rows[row].contains { $0 > 0 } }
      #expect(box.width == Double(columns.last! - columns[0] + 1))
      #expect(box.height == Double(inked.last! - inked[0] + 1))
      let (left, top) = (Int(box.x) - columns[0], Int(box.y) - inked[0])
      #expect((0...side - 8).contains(left) && (0...side - 8).contains(top))
      for y in 0..<side {
        for x in 0..<side {
          let pixel = pixels[(sample * side + y) * side + x]
          let isDigits = (left..<left + 8).contains(x) && (top..<top + 8).contains(y)
          let ink = isDigits ? rows[y - top][x - left] : 0
          #expect(ink > 0.2 ? pixel == ink : pixel >= ink && pixel < 0.2)
        }
      }
    }
    #expect(Set(canvases.boxes.map(\.x)).count > 5)
  }

  /// Two of three boxes are right, the third shares 4 of 28 pixels with the true one.
  @Test func boxesAreScoredByWhatTheyShare() {
    let boxes = [(2.0, 2.0, 4.0, 4.0), (0, 0, 8, 8), (5, 6, 4, 4)].map {
      Box(x: $0.0, y: $0.1, width: $0.2, height: $0.3)
    }
    let shifted = Box(x: 7, y: 8, width: 4, height: 4)
    #expect(abs(boxes[2].intersectionOverUnion(shifted) - 0.14285714285714285) < 1e-15)
    #expect(boxes[1].intersectionOverUnion(boxes[1]) == 1)
    #expect(boxes[1].intersectionOverUnion(Box(x: 8, y: 0, width: 8, height: 8)) == 0)
  }

  @Test func aModelsBoxesAreInPixels() throws {
    let random = TorchRandom(seed: 5)
    let canvases = Canvases(try DigitImages.load(10, shuffledBy: random).test, random)
    let model = Detector(random)
    let found = Found(canvases, by: model)
    let shares = model(canvases.images).boxes.elements
    #expect(found.boxes.count == 2)
    #expect(found.boxes[1].y == shares[5] * 20)
    #expect(found.boxes[1].height == shares[7] * 20)
    let overlaps = zip(found.boxes, canvases.boxes).map { $0.intersectionOverUnion($1) }
    let mean: Double = (overlaps[0] + overlaps[1]) / 2
    #expect(abs(found.overlap - mean) < 1e-12)
  }

  @Test func drawsItsPictures() throws {
    let scratch = try ScratchFolder()
    let goals = try Detection.run(ExampleSetting(folder: scratch.path, isQuick: true))
    #expect(goals.map(\.measure) == ["mean IoU on unseen canvases", "accuracy"])
    #expect(goals.allSatisfy { (0...1).contains($0.value) })
    let suffix = hasDot ? "svg" : "dot"
    #expect(
      try scratch.files()
        == ["detection-boxes.svg", "detection-curves.svg", "detection-graph.\(suffix)"])
  }
}
