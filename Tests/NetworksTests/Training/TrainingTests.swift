// Trainings: their steps, their measures, what stops them, and that they go on where they were.

import Foundation
import Micrograd
import TestSupport
import Testing

@testable import Networks

@Suite struct TrainingTests {
  /// Points of three classes around three centres.
  private func points() throws -> Dataset {
    let random = TorchRandom(seed: 5)
    let centres = [(0.0, 2.0), (2.0, -1.0), (-2.0, -1.0)]
    let labels = (0..<60).map { $0 % 3 }
    let noise = random.normal(120, mean: 0, standardDeviation: 0.5)
    return try Dataset(
      inputs: NDArray(
        shape: [60, 2],
        elements: labels.enumerated().flatMap { row, label in
          [centres[label].0 + noise[2 * row], centres[label].1 + noise[2 * row + 1]]
        }),
      targets: NDArray(shape: [60], elements: labels.map(Double.init)), classes: ["a", "b", "c"])
  }

  private struct Case {
    let random = TorchRandom(seed: 1)
    let model: Sequential
    let optimizer: Adam
    let training: Training

    init(_ checkpoint: String? = nil, dropout: Double = 0.2, rate: Double = 0.05) {
      let random = random
      model = Sequential {
        Linear(2, 8, generator: random)
        Tanh()
        Dropout(dropout, generator: random)
        Linear(8, 3, generator: random)
      }
      optimizer = Adam(model.parameters, learningRate: rate)
      training = Training(
        model, optimizer, schedule: StepLR(optimizer, every: 2, gamma: 0.5), random: random,
        clipping: 5, checkpoint: checkpoint)
      training.report = nil
    }

    @discardableResult
    func run(_ epochs: Int, on data: Dataset) throws -> Training.Outcome {
      let model = model
      training.measure = {
        ["accuracy": accuracy(model(data.all.inputs), classes: data.all.classes)]
      }
      return try training.run(epochs: epochs, on: data, batchSize: 16) { batch in
        crossEntropy(model(batch.inputs), classes: batch.classes)
      }
    }
  }

  @Test func aModelLearns() throws {
    let data = try points()
    let it = Case()
    #expect(try it.run(8, on: data) == .finished)
    let losses = it.training.history["loss"]
    #expect(losses.count == 8)
    #expect(losses[0] > 2 * losses[7])
    #expect(it.training.history["accuracy"].last == 1)
    #expect(
      it.training.history["learning rate"] == [
        0.05, 0.05, 0.025, 0.025, 0.0125, 0.0125, 0.00625, 0.00625,
      ])
    #expect(it.training.steps == 32)
    #expect(it.training.history["nothing"] == [])
    #expect(it.model.isTraining)
  }

  /// The same steps taken by hand.
  @Test func itsStepsAreThoseOfALoop() throws {
    let data = try points()
    let it = Case(dropout: 0)
    try it.run(2, on: data)
    let other = Case(dropout: 0)
    var losses: [Double] = []
    for _ in 0..<2 {
      var total = 0.0
      for batch in data.batches(of: 16, shuffledBy: other.random) {
        other.optimizer.zeroGrad()
        let loss = crossEntropy(other.model(batch.inputs), classes: batch.classes)
        loss.backward()
        clipGradientNorm(other.model.parameters, to: 5)
        other.optimizer.step()
        total += loss.item * Double(batch.count)
      }
      losses.append(total / 60)
    }
    #expect(it.model.stateDictionary == other.model.stateDictionary)
    #expect(it.training.history["loss"] == losses)
  }

  @Test func itIsEvaluatedWithoutDropoutAndTrainedWithIt() throws {
    let it = Case()
    let (training, model) = (it.training, it.model)
    var modes: [Bool] = []
    training.measure = {
      modes.append(model.isTraining)
      #expect(!model(Tensor([[1, 2]])).requiresGrad)
      return [:]
    }
    try training.run(rounds: 1, of: 2) { step in
      modes.append(model.isTraining)
      #expect(step == modes.count - 1)
      return model(Tensor([[1, 2]])).sum()
    }
    #expect(modes == [true, true, false])
  }

  /// Dropout, order, moments of Adam and the rate go on as if nothing had been between.
  @Test func aCheckpointGoesOnToTheSameNumbers() throws {
    let data = try points()
    let scratch = try ScratchFolder()
    let path = scratch / "deep/training.safetensors"
    let whole = Case()
    try whole.run(6, on: data)
    try Case(path).run(3, on: data)
    let rest = Case(path)
    try rest.run(6, on: data)
    #expect(rest.training.history == whole.training.history)
    #expect(rest.model.stateDictionary == whole.model.stateDictionary)
    #expect(rest.optimizer.state == whole.optimizer.state)
    #expect(rest.training.steps == whole.training.steps)
    // A training that is over has nothing to do.
    let over = Case(path)
    try over.run(6, on: data)
    #expect(over.model.stateDictionary == whole.model.stateDictionary)
    #expect(over.training.history == whole.training.history)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch / "deep")
        == ["training.safetensors"])
  }

  @Test func brokenCheckpointsAreRefusedAndNothingChanges() throws {
    let data = try points()
    let scratch = try ScratchFolder()
    let path = scratch / "training.safetensors"
    try Case(path).run(1, on: data)
    let bytes = try Data(contentsOf: URL(filePath: path))

    func refusal(_ bytes: Data, _ it: Case) throws -> String {
      try bytes.write(to: URL(filePath: path))
      let before = it.model.stateDictionary
      defer {
        #expect(it.model.stateDictionary == before)
        #expect(it.training.history.rounds.isEmpty)
      }
      do {
        try it.run(2, on: data)
        return "it was taken"
      } catch {
        return "\(error)"
      }
    }
    for count in [0, 7, 100, bytes.count - 1] {
      let message = try refusal(bytes.prefix(count), Case(path))
      #expect(message.hasPrefix("the checkpoint \(path) cannot be gone on from: this is no whole"))
      // What is broken is left for its owner to see.
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes.prefix(count))
    }
    let plain = Data(Safetensors.bytes(Case().model.stateDictionary))
    #expect(try refusal(plain, Case(path)).hasSuffix("and no training that goes with them"))

    let random = TorchRandom(seed: 1)
    let small = Sequential { Linear(2, 3, generator: random) }
    let other = Training(small, SGD(small.parameters, learningRate: 0.1), checkpoint: path)
    try bytes.write(to: URL(filePath: path))
    #expect {
      try other.run(epochs: 2, on: data, batchSize: 16) { batch in
        crossEntropy(small(batch.inputs), classes: batch.classes)
      }
    } throws: {
      "\($0)".contains("this state does not fit the module: the module has no `3.weight`, `3.bias`")
    }
  }

  @Test func aCheckpointThatCannotBeWrittenSaysSo() throws {
    let data = try points()
    let scratch = try ScratchFolder()
    try "".write(toFile: scratch / "file", atomically: true, encoding: .utf8)
    #expect {
      try Case(scratch / "file/training.safetensors").run(1, on: data)
    } throws: {
      "\($0)".hasPrefix(
        "the checkpoint \(scratch / "file/training.safetensors") cannot be written: ")
    }
  }

  @Test func aLossThatTurnsNaNIsTracedToItsBeginning() throws {
    let w = Tensor([1, 0.25], name: "w", requiresGrad: true)
    let model = Holder(w)
    let training = Training(model, SGD([w], learningRate: 1))
    training.report = nil
    #expect {
      try training.run(rounds: 1, of: 10) { _ in
        // log of a negative number once `w` has come down.
        scope("price") { log(w).sum() } + (w * w).sum()
      }
    } throws: {
      "\($0)" == "step 2: the loss is nan, and the parameters still are as the step before left "
        + "them. It begins at `log(w)`, which is computed by log in `price`: its element 0 is nan"
    }
    #expect(training.steps == 1)
    #expect(w.elements == [-2, -4.25])
  }

  @Test func aGradientThatIsNotFiniteNamesItsParameter() throws {
    let w = Tensor([0, 4], name: "w", requiresGrad: true)
    let training = Training(Holder(w), SGD([w], learningRate: 1))
    training.report = nil
    #expect(throws: TrainingError.gradient("w", step: 1, value: .infinity)) {
      try training.run(rounds: 1, of: 1) { _ in sqrt(w).sum() }
    }
    #expect(w.elements == [0, 4])
  }

  @Test func aRateThatIsTooLargeIsNamed() throws {
    let w = Tensor([1, 2], name: "w", requiresGrad: true)
    let training = Training(Holder(w), SGD([w], learningRate: 1e308))
    training.report = nil
    #expect {
      try training.run(rounds: 1, of: 3) { _ in 100 * w.sum() }
    } throws: {
      "\($0)" == "step 1 made an element of parameter `w` -inf: the learning rate is too large"
    }
    #expect {
      try Training(Holder(Tensor([.nan], requiresGrad: true)), SGD([w], learningRate: 1))
        .run(rounds: 1, of: 1) { _ in w.sum() }
    } throws: { "\($0)".hasPrefix("parameter `w` has an element nan before the first step") }
  }

  /// A parabola that is gone down too fast: each step lands further away.
  @Test func aParameterThatGrowsTooFarIsNamed() throws {
    let w = Tensor([1.0], name: "w", requiresGrad: true)
    let training = Training(Holder(w), SGD([w], learningRate: 1e60))
    training.report = nil
    #expect {
      try training.run(rounds: 1, of: 9) { _ in (w * w).named("square").sum() }
    } throws: {
      "\($0)" == "step 4: the loss is inf, and the parameters still are as the step before left "
        + "them. It begins at `square`, which is computed by mul: its element 0 is inf. The largest "
        + "parameter is `w`, with an element of size 8e180: the learning rate is too large"
    }
  }

  @Test(arguments: [Double.nan, .infinity, -1]) func aRateThatIsNoneIsSaid(rate: Double) throws {
    let it = Case()
    it.optimizer.learningRate = rate
    #expect(throws: TrainingError.self) { try it.run(1, on: points()) }
    let before = Case().model.stateDictionary
    #expect(it.model.stateDictionary == before)
    #expect(it.training.steps == 0)
  }

  @Test func progressIsToldStepByStep() throws {
    let data = try points()
    let it = Case()
    var told: [TrainingProgress] = []
    it.training.report = { told.append($0) }
    try it.run(2, on: data)
    #expect(told.count == 10)
    #expect(
      told.map(\.isRoundEnd) == [
        false, false, false, false, true, false, false, false, false, true,
      ])
    #expect(told[1].share == 0.25)
    #expect(told[9].share == 1)
    #expect(told[9].secondsLeft == 0)
    #expect(told[0].measures.isEmpty)
    #expect(told[9].measures["accuracy"] == it.training.history["accuracy"].last)
    #expect(told[9].loss == it.training.history["loss"].last)
  }
}

private final class Holder: Module {
  @Parameter var w: Tensor
  init(_ w: Tensor) { self.w = w }
}
