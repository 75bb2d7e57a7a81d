// A schedule that looks at how the training goes.

/// The rate times a factor once a measure, such as the loss, no longer gets better (PyTorch's
/// `ReduceLROnPlateau`).
///
/// ```swift
/// let schedule = ReduceLROnPlateau(optimizer, patience: 5)
/// schedule.step(validationLoss)
/// ```
public final class ReduceLROnPlateau {
  /// What is better: the raw value says it.
  public enum Mode: String, Sendable { case min, max }
  /// What the threshold is a part of.
  public enum ThresholdMode: String, Sendable {
    /// Of the best so far.
    case relative = "rel"
    /// Of nothing: it is a distance.
    case absolute = "abs"
  }

  /// Whose rates change.
  public let optimizer: Optimizer
  /// The best measure so far.
  public private(set) var best: Double
  /// For how many epochs it has not got better.
  public private(set) var badEpochs = 0
  private var cooldownLeft = 0
  private let mode: Mode
  private let (factor, patience, cooldown): (Double, Int, Int)
  private let (threshold, thresholdMode): (Double, ThresholdMode)
  private let (least, epsilon): (Double, Double)

  /// - Parameters:
  ///   - optimizer: Whose rates change.
  ///   - mode: Whether less is better, or more.
  ///   - factor: What the rate is multiplied by.
  ///   - patience: How many epochs without getting better are borne.
  ///   - threshold: By how much it has to get better.
  ///   - thresholdMode: What that is a part of.
  ///   - cooldown: How many epochs after a change do not count.
  ///   - least: What a rate does not fall below.
  ///   - epsilon: How small a change is not made.
  /// - Precondition: `factor` is below 1.
  public init(
    _ optimizer: Optimizer, mode: Mode = .min, factor: Double = 0.1, patience: Int = 10,
    threshold: Double = 1e-4, thresholdMode: ThresholdMode = .relative, cooldown: Int = 0,
    least: Double = 0, epsilon: Double = 1e-8
  ) {
    precondition(factor < 1, "ReduceLROnPlateau: times \(factor) is no reduction")
    self.optimizer = optimizer
    self.mode = mode
    (self.factor, self.patience, self.cooldown) = (factor, patience, cooldown)
    (self.threshold, self.thresholdMode) = (threshold, thresholdMode)
    (self.least, self.epsilon) = (least, epsilon)
    best = mode == .min ? .infinity : -.infinity
  }

  /// Goes on to the next epoch, with the measure of the last.
  public func step(_ measure: Double) {
    if isBetter(measure) {
      (best, badEpochs) = (measure, 0)
    } else {
      badEpochs += 1
    }
    if cooldownLeft > 0 { (cooldownLeft, badEpochs) = (cooldownLeft - 1, 0) }
    guard badEpochs > patience else { return }
    (cooldownLeft, badEpochs) = (cooldown, 0)
    for index in optimizer.groups.indices {
      let rate = optimizer.groups[index].settings[value: .learningRate]
      let reduced = max(rate * factor, least)
      if rate - reduced > epsilon { optimizer.groups[index].settings[.learningRate] = reduced }
    }
  }

  private func isBetter(_ measure: Double) -> Bool {
    switch (mode, thresholdMode) {
    case (.min, .relative): measure < best * (1 - threshold)
    case (.min, .absolute): measure < best - threshold
    case (.max, .relative): measure > best * (threshold + 1)
    case (.max, .absolute): measure > best + threshold
    }
  }
}
