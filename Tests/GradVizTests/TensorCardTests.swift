// Grids, thumbnails and the numbers of large tensors.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct TensorCardTests {
  let limits = DrawingOptions.Limits()

  @Test func smallTensorsAreGrids() throws {
    let vector = try #require(Grid(shape: [3], limits))
    #expect((vector.rows, vector.columns) == (3, 1))
    let matrix = try #require(Grid(shape: [3, 2], limits))
    #expect((matrix.rows, matrix.columns) == (3, 2))
    #expect(matrix.slice(above: 0) == nil)
    let cube = try #require(Grid(shape: [2, 2, 3], limits))
    #expect((0..<4).map(cube.slice) == ["[0]", nil, "[1]", nil])
    let four = try #require(Grid(shape: [2, 2, 1, 1], limits))
    #expect((0..<4).map(four.slice) == ["[0, 0]", "[0, 1]", "[1, 0]", "[1, 1]"])
  }

  @Test func largeOnesAreNot() {
    #expect(Grid(shape: [7, 7], limits) == nil)
    #expect(Grid(shape: [2, 9], limits) == nil)
    #expect(Grid(shape: [13], limits) == nil)
    #expect(Grid(shape: [0, 3], limits) == nil)
    var more = limits
    (more.elements, more.rows, more.columns) = (1000, 50, 20)
    #expect(Grid(shape: [40, 20], more) != nil)
  }

  @Test func thumbnailIsMadeOfBlockMeans() {
    let small = Thumbnail([1, 3, 5, 7, 2, 4, 6, 8], shape: [2, 4], side: 2)
    #expect((small.rows, small.columns) == (1, 2))
    #expect(small.cells == [2.5, 6.5])
    let vector = Thumbnail(Elements((0..<1000).map(Double.init)), shape: [1000], side: 10)
    #expect((vector.rows, vector.columns) == (1, 10))
    #expect(vector.cells[0] == 49.5)
    let tall = Thumbnail(Elements([Double](repeating: 1, count: 3000)), shape: [1000, 3], side: 12)
    #expect((tall.rows, tall.columns) == (12, 3))
  }

  @Test func thumbnailShowsTrouble() {
    var elements = [Double](repeating: 0, count: 100)
    elements[99] = .infinity
    let small = Thumbnail(Elements(elements), shape: [10, 10], side: 5)
    #expect(small.cells.count { !$0.isFinite } == 1)
    #expect(small.cells.last?.isNaN == true)
  }

  @Test func statisticsLeaveOutWhatIsNotFinite() {
    let statistics = Statistics([1, .nan, -3, .infinity, 5])
    #expect(statistics.least == -3)
    #expect(statistics.greatest == 5)
    #expect(statistics.mean == 1)
    #expect((statistics.finite, statistics.nan, statistics.infinite) == (3, 1, 1))
    #expect(statistics.trouble == ["1 × NaN", "1 × ∞"])
    #expect(Statistics([-.infinity, -.infinity]).trouble == ["2 × −∞"])
    #expect(Statistics([1e308, 1e308]).mean == 1e308)
  }
}
