// Small images: their pixels, frames, captions and boxes.

import Foundation
import Testing

@testable import GradViz

@Suite struct ImageChartTests {
  private let cross = [[0.0, 1, 0], [1, 1, 1], [0, 1, 0]]

  @Test func pixelsAreShades() {
    let paths = PixelGrid([[0, 1, 1], [0.5, -3, 7]]).paths(
      in: Scene.Box(x: 0, y: 0, width: 30, height: 20))
    #expect(paths.map(\.level) == [0, 8, 16])
    // Neighbours of one shade are one rectangle.
    #expect(paths[2].path == "M10 0H30V10H10zM20 10H30V20H20z")
    #expect(paths[1].path == "M0 10H10V20H0z")
  }

  @Test func largeImagesAreMeansOfBlocks() {
    let image = (0..<100).map { row in
      (0..<200).map { column in row < 50 && column < 100 ? 1.0 : 0 }
    }
    let grid = PixelGrid(image)
    #expect(grid.width == 50 && grid.height == 25 && grid.ratio == 0.5)
    let paths = grid.paths(in: Scene.Box(x: 0, y: 0, width: 50, height: 25))
    #expect(paths.map(\.level) == [0, 8, 16])
  }

  @Test func aMarkedImageHasAHeavyFrameAndBoldWords() throws {
    let tiles = [
      ImageTile(cross, caption: "4"), ImageTile(cross, caption: "4, not 9", isMarked: true),
    ]
    let svg = try SVGReader(.images(tiles, columns: 5))
    #expect(svg.all("rect", "frame").count == 1 && svg.all("rect", "heavy").count == 1)
    #expect(svg.all("text", "b").map(\.text) == ["4, not 9"])
    #expect(
      svg.spoken == "2 images. 4; 4, not 9. 1 of them set apart by a heavy frame.")
  }

  @Test func boxesAreInPixelsOfTheImage() throws {
    let image = Array(repeating: Array(repeating: 0.0, count: 20), count: 10)
    let tile = ImageTile(
      image, caption: "",
      boxes: [
        ImageBox(x: 5, y: 5, width: 10, height: 5, label: "7"),
        ImageBox(x: 0, y: 0, width: 20, height: 10, isReference: true),
        ImageBox(x: -100, y: -100, width: 500, height: 500),
        ImageBox(x: .nan, y: 0, width: 1, height: 1),
      ])
    let svg = try SVGReader(.images([tile], columns: 1))
    let frame = try #require(svg.all("rect", "frame").first)
    // The last two are of the legend.
    let boxes = svg.all("rect", "box").dropLast(2)
    #expect(boxes.count == 3)
    let (found, reference, all) = (boxes[0], boxes[1], boxes[2])
    #expect(abs(found.number("x") - frame.number("x") - frame.number("width") / 4) < 0.2)
    #expect(abs(found.number("height") - frame.number("height") / 2) < 0.2)
    for name in ["x", "y", "width", "height"] {
      #expect(
        reference.number(name) == frame.number(name) && all.number(name) == frame.number(name))
    }
    // Without colour: what is true is dashed.
    #expect(reference.classes.contains("true") && !found.classes.contains("true"))
    #expect(svg.texts == ["7", "found", "true"])
  }

  @Test func rowsAreAsManyAsNeeded() throws {
    let tiles = (0..<7).map { ImageTile(cross, caption: "image \($0)") }
    let svg = try SVGReader(.images(tiles, columns: 3))
    let places = svg.all("rect", "frame")
    #expect(Set(places.map { $0.number("x") }).count == 3)
    #expect(Set(places.map { $0.number("y") }).count == 3)
    let box = try #require(svg.all("svg").first)
    #expect(places.allSatisfy { $0.number("y") + $0.number("height") < box.number("height") })
  }

  @Test func oddImages() throws {
    let tiles = [[], [[]], [[.nan, .infinity]], [[1], [1, 0, 1]]].map {
      ImageTile($0, caption: "odd")
    }
    for columns in [-1, 0, 2, 1_000_000] {
      let svg = try SVGReader(.images(tiles, columns: columns))
      #expect(svg.texts == ["odd", "odd", "odd", "odd"])
      #expect(svg.spoken.contains("2 pixels can't be shown: NaN or infinite."))
    }
  }
}
