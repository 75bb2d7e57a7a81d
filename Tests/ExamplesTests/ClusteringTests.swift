// Clustering: its loss against PyTorch's, and that centres find what is there.

import ExampleSupport
import Micrograd
import Networks
import TestSupport
import Testing

@testable import clustering

@Suite struct ClusteringTests {
  private let samples = Tensor([[0, 1], [1, 0.5], [2, -1]])

  private func kMeans() -> SoftKMeans {
    SoftKMeans(
      startingAt: NDArray(shape: [2, 2], elements: [0.5, 0, 2, 1]), temperature: 0.5)
  }

  /// The expected numbers are PyTorch's, of the same formula.
  @Test func theLossIsThatOfPyTorch() throws {
    let kMeans = kMeans()
    #expect(kMeans.squaredDistances(samples).elements == [1.25, 4, 0.5, 1.25, 3.25, 4])
    #expect(kMeans.clusters(samples) == [0, 0, 0])
    let loss = kMeans.loss(samples)
    loss.backward()
    #expect(abs(loss.item - 1.7616103881427498) < 1e-14)
    let grad = try #require(kMeans.centres.grad).elements
    let expected = [
      -1.0489840368635606, -0.3317182863042113, -0.051828778340612086, -0.06882359049857174,
    ]
    #expect(grad.count == 4)
    for (ours, theirs) in zip(grad, expected) { #expect(abs(ours - theirs) < 1e-14) }
  }

  @Test(.needsDot) func aQuickRunDrawsEverything() throws {
    let scratch = try ScratchFolder()
    let goals = try Clustering.run(ExampleSetting(folder: scratch.path, isQuick: true))
    #expect(goals.count == 1 && goals[0].value > 0.3)
    let drawn = ["autoencoder", "clusters", "codes", "curves", "graph"].map { name in
      "clustering-\(name).svg"
    }
    #expect(try scratch.files() == drawn)
    #expect(try scratch.read("clustering-codes.svg").contains("virginica, 50 points around"))
  }

  /// Centres that begin together at one side go to both heaps.
  @Test func centresFindTheHeaps() throws {
    let heaps = Tensor([[0, 0], [0.1, 0], [0, 0.1], [1, 1], [0.9, 1], [1, 0.9]])
    let kMeans = SoftKMeans(
      startingAt: NDArray(shape: [2, 2], elements: [0, 0, 0.1, 0]), temperature: 0.05)
    let training = Training(kMeans, Adam(kMeans.parameters, learningRate: 0.05))
    training.report = nil
    try training.run(rounds: 100, of: 1) { _ in kMeans.loss(heaps) }
    let losses = training.history["loss"]
    #expect(losses[99] < losses[0] / 20)
    #expect(purity(of: kMeans.clusters(heaps), by: [0, 0, 0, 1, 1, 1]) == 1)
    // Both centres are in the middle of their heaps.
    let middles = [0.0333, 0.0333, 0.9667, 0.9667]
    for (ours, middle) in zip(kMeans.centres.elements.sorted(), middles) {
      #expect(abs(ours - middle) < 0.02)
    }
  }
}
