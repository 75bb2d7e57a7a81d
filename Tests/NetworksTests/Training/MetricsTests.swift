// Measures of predictions, by hand.

import Micrograd
import Testing

@testable import Networks

@Suite struct MetricsTests {
  @Test func accuracyCountsTheLargestLogits() {
    let logits = Tensor([[1, 2, 0], [3, 1, 0], [0, 0, 1], [0, 1, 0]])
    #expect(accuracy(logits, classes: [1, 0, 2, 0]) == 0.75)
    let matrix = ConfusionMatrix(logits, classes: [1, 0, 2, 0])
    #expect(matrix.counts == [[1, 1, 0], [0, 1, 0], [0, 0, 1]])
    #expect(ConfusionMatrix(predicted: [], actual: [], classes: 2).accuracy.isNaN)
  }

  @Test func purityIsTheShareOfTheMostFrequent() {
    // Manning, Raghavan, Schütze, figure 16.4: (5 + 4 + 3) / 17.
    let clusters =
      [Int](repeating: 0, count: 6) + [Int](repeating: 1, count: 6)
      + [Int](repeating: 2, count: 5)
    let labels = [0, 0, 0, 0, 0, 1] + [0, 1, 1, 1, 1, 2] + [0, 0, 2, 2, 2]
    #expect(purity(of: clusters, by: labels) == 12.0 / 17)
  }

  @Test func boxesShareWhatTheyShare() {
    let box = Box(x: 0, y: 0, width: 4, height: 2)
    #expect(box.intersectionOverUnion(box) == 1)
    #expect(box.intersectionOverUnion(Box(x: 2, y: 1, width: 4, height: 2)) == 2.0 / 14)
    #expect(box.intersectionOverUnion(Box(x: 4, y: 0, width: 1, height: 1)) == 0)
    #expect(box.intersectionOverUnion(Box(x: 1, y: 0.5, width: 2, height: 1)) == 0.25)
  }
}
