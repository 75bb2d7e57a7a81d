// The training of a model: rounds of steps, with what is measured, shown and saved between them.

import Micrograd

/// Trains a model: in each step a loss is computed, differentiated, and the parameters are moved.
///
/// ```swift
/// let random = TorchRandom(seed: 0)
/// let data = try Dataset(Table(contentsOf: "iris.csv"), classes: "species")
/// let (train, test) = data.shuffled(by: random).split(at: 0.8)
/// let model = Sequential { Linear(4, 3, generator: random) }
/// let training = Training(model, Adam(model.parameters, learningRate: 0.05), random: random)
/// training.measure = {
///   ["accuracy": accuracy(model(test.all.inputs), classes: test.all.classes)]
/// }
/// try training.run(epochs: 50, on: train, batchSize: 16) { batch in
///   crossEntropy(model(batch.inputs), classes: batch.classes)
/// }
/// print(training.history["accuracy"].last!)
/// ```
///
/// How far it is stands on the terminal, and where output goes elsewhere, in lines. The first
/// interrupt from the keyboard ends it after the step that is being taken, and those that would
/// follow: what was learned stays. With a checkpoint it goes on where it was, to the same numbers as
/// without a break.
public final class Training {
  /// How a run ended.
  public enum Outcome: Sendable {
    /// All rounds were run.
    case finished
    /// An interrupt from the keyboard ended it: what was learned until then stays.
    case interrupted
  }

  /// What is trained.
  public let model: Module
  /// What moves its parameters.
  public let optimizer: Optimizer
  /// Goes on after each round.
  public let schedule: Schedule?
  /// What draws the order of samples; given to layers too, all that is drawn is in the checkpoints.
  public let random: TorchRandom
  /// The norm to which gradients are clipped.
  public let clipping: Double?
  /// The file that has the training after each round.
  public let checkpoint: String?
  /// What is measured after each round, by name: the model is in evaluation mode then and nothing is
  /// recorded.
  public var measure: () throws -> KeyValuePairs<String, Double> = { [:] }
  /// Is told how far it is; nothing where it is nil.
  public var report: ((TrainingProgress) -> Void)? = ProgressLine().callAsFunction
  /// What was measured.
  public internal(set) var history = History()
  /// How many steps were taken.
  public internal(set) var steps = 0

  /// - Parameters:
  ///   - model: What is trained.
  ///   - optimizer: What moves its parameters.
  ///   - schedule: Goes on after each round.
  ///   - random: What draws the order of samples; give it to layers and dropout too, so that a
  ///     checkpoint has all that is drawn.
  ///   - clipping: The norm to which gradients are clipped.
  ///   - checkpoint: A file that is written whole after each round; a run begins with what is in it.
  public init(
    _ model: Module, _ optimizer: Optimizer, schedule: Schedule? = nil,
    random: TorchRandom = TorchRandom(seed: 0), clipping: Double? = nil, checkpoint: String? = nil
  ) {
    (self.model, self.optimizer, self.schedule) = (model, optimizer, schedule)
    (self.random, self.clipping, self.checkpoint) = (random, clipping, checkpoint)
  }

  /// Goes through all samples so many times, in an order that is drawn each time.
  ///
  /// - Parameters:
  ///   - epochs: How many times, with those of a checkpoint.
  ///   - data: The samples.
  ///   - batchSize: How many of them a step learns from.
  ///   - loss: The mean loss of a batch, a scalar.
  /// - Throws: ``TrainingError``, or what `loss` throws.
  @discardableResult
  public func run(
    epochs: Int, on data: Dataset, batchSize: Int, loss: (Batch) throws -> Tensor
  ) throws -> Outcome {
    var batches = data.batches(of: batchSize)
    return try run("epoch", rounds: epochs, of: batches.count) { step in
      if step == 0 { batches = data.batches(of: batchSize, shuffledBy: random) }
      let batch = batches.next()!
      return (try loss(batch), batch.count)
    }
  }

  /// Takes steps, for a training without a fixed set of samples.
  ///
  /// - Parameters:
  ///   - rounds: After how many of them it ends, with those of a checkpoint.
  ///   - steps: How many steps a round has: after it there is measuring, a line, a checkpoint.
  ///   - loss: The loss of a step, a scalar; it is given the number of the step in its round, from 0.
  /// - Throws: ``TrainingError``, or what `loss` throws.
  @discardableResult
  public func run(
    rounds: Int, of steps: Int, loss: (Int) throws -> Tensor
  ) throws -> Outcome {
    try run("round", rounds: rounds, of: steps) { (try loss($0), 1) }
  }

  private func run(
    _ unit: String, rounds: Int, of count: Int,
    loss: (Int) throws -> (loss: Tensor, weight: Int)
  ) throws -> Outcome {
    try resume()
    let interruption = KeyboardInterruption()
    defer { interruption.end() }
    var progress = TrainingProgress(
      unit: unit, round: history.rounds.count, rounds: rounds, stepsOfRound: count)
    while history.rounds.count < rounds {
      if interruption.hasCome { return .interrupted }
      let rate = optimizer.learningRate
      var (total, weights) = (0.0, 0)
      model.train()
      for step in 0..<count {
        let (value, weight) = try takeStep { try loss(step) }
        total += value * Double(weight)
        weights += weight
        progress.stepTaken(loss: total / Double(weights))
        if interruption.hasCome {
          progress.isInterrupted = true
          report?(progress)
          return .interrupted
        }
        report?(progress)
      }
      schedule?.step()
      model.eval()
      let measures = try noGrad { try measure() }
      model.train()
      history.rounds.append(
        .init(
          loss: total / Double(weights), learningRate: rate,
          measures: .init(measures.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })))
      try save()
      progress.roundEnded(history.rounds.last!)
      report?(progress)
    }
    return .finished
  }
}
