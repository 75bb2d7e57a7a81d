// How learning rates change while a model is trained.

import RealModule

/// A rule by which the learning rates of an optimizer change from epoch to epoch (PyTorch's
/// `torch.optim.lr_scheduler`).
///
/// ```swift
/// let schedule = StepLR(optimizer, every: 30)
/// for _ in 0..<100 {
///   train()
///   schedule.step()
/// }
/// ```
/// Several schedules of one optimizer work together, as they change the rate that is there.
public class Schedule {
  /// Whose rates change.
  public let optimizer: Optimizer
  /// How many steps there were.
  public private(set) var epoch = 0

  init(_ optimizer: Optimizer) {
    self.optimizer = optimizer
    for index in optimizer.groups.indices {
      let rate = optimizer.groups[index].settings[.learningRate]
      if optimizer.groups[index].settings[.initialLearningRate] == nil {
        optimizer.groups[index].settings[.initialLearningRate] = rate
      }
    }
    setRates()
  }

  /// The rates of the groups now.
  public var learningRates: [Double] {
    optimizer.groups.map { $0.settings[value: .learningRate] }
  }

  /// Goes on to the next epoch.
  public func step() {
    epoch += 1
    setRates()
  }

  private func setRates() {
    for index in optimizer.groups.indices { adjust(&optimizer.groups[index].settings) }
  }

  /// Changes a group's settings for the epoch that begins.
  func adjust(_ settings: inout OptimizerSettings) {
    settings[.learningRate] = rate(
      from: settings[value: .learningRate], initial: settings[value: .initialLearningRate])
  }

  /// The rate of the epoch that begins.
  func rate(from last: Double, initial: Double) -> Double { last }
}

/// The rate times `gamma` every so many epochs.
public final class StepLR: Schedule {
  private let (period, gamma): (Int, Double)

  /// - Precondition: the period is positive.
  public init(_ optimizer: Optimizer, every period: Int, gamma: Double = 0.1) {
    precondition(period > 0, "StepLR: every \(period) epochs is never")
    (self.period, self.gamma) = (period, gamma)
    super.init(optimizer)
  }

  override func rate(from last: Double, initial: Double) -> Double {
    epoch == 0 || epoch % period != 0 ? last : last * gamma
  }
}

/// The rate times `gamma` at given epochs.
public final class MultiStepLR: Schedule {
  private let (milestones, gamma): ([Int], Double)

  /// An epoch that is listed twice counts twice.
  public init(_ optimizer: Optimizer, at milestones: [Int], gamma: Double = 0.1) {
    (self.milestones, self.gamma) = (milestones, gamma)
    super.init(optimizer)
  }

  override func rate(from last: Double, initial: Double) -> Double {
    epoch == 0 ? last : last * .pow(gamma, milestones.count { $0 == epoch })
  }
}

/// The rate times `gamma` at each epoch.
public final class ExponentialLR: Schedule {
  private let gamma: Double

  /// A factor for each epoch.
  public init(_ optimizer: Optimizer, gamma: Double) {
    self.gamma = gamma
    super.init(optimizer)
  }

  override func rate(from last: Double, initial: Double) -> Double {
    epoch == 0 ? last : last * gamma
  }
}

/// The initial rate times what a function gives for the number of the epoch.
public final class LambdaLR: Schedule {
  private let factor: (Int) -> Double

  /// The function is asked at once for epoch 0.
  public init(_ optimizer: Optimizer, _ factor: @escaping (Int) -> Double) {
    self.factor = factor
    super.init(optimizer)
  }

  override func rate(from last: Double, initial: Double) -> Double { initial * factor(epoch) }
}

/// The rate times what a function gives for the number of the epoch.
public final class MultiplicativeLR: Schedule {
  private let factor: (Int) -> Double

  /// The function is asked from epoch 1 on.
  public init(_ optimizer: Optimizer, _ factor: @escaping (Int) -> Double) {
    self.factor = factor
    super.init(optimizer)
  }

  override func rate(from last: Double, initial: Double) -> Double {
    epoch == 0 ? last : last * factor(epoch)
  }
}

/// A rate that grows evenly from a part of it to the whole, or otherwise.
public final class LinearLR: Schedule {
  private let (start, end, count): (Double, Double, Int)

  /// - Parameters:
  ///   - optimizer: Whose rates change.
  ///   - start: The factor at the beginning.
  ///   - end: The factor at the end.
  ///   - count: How many epochs it takes.
  /// - Precondition: `start` is above 0 and, like `end`, at most 1; `count` is positive.
  public init(
    _ optimizer: Optimizer, from start: Double = 1.0 / 3, to end: Double = 1, over count: Int = 5
  ) {
    precondition(
      start > 0 && start <= 1 && (0...1).contains(end) && count > 0,
      "LinearLR: no way from \(start) to \(end) over \(count) epochs")
    (self.start, self.end, self.count) = (start, end, count)
    super.init(optimizer)
  }

  override func rate(from last: Double, initial: Double) -> Double {
    if epoch == 0 { return last * start }
    if epoch > count { return last }
    let gone = Double(count) * start + Double(epoch - 1) * (end - start)
    return last * (1 + (end - start) / gone)
  }
}

/// A rate that falls to 0 with a power of what remains.
public final class PolynomialLR: Schedule {
  private let (count, power): (Int, Double)

  /// - Precondition: `count` is positive.
  public init(_ optimizer: Optimizer, over count: Int = 5, power: Double = 1) {
    precondition(count > 0, "PolynomialLR: over \(count) epochs")
    (self.count, self.power) = (count, power)
    super.init(optimizer)
  }

  override func rate(from last: Double, initial: Double) -> Double {
    if epoch == 0 || epoch > count { return last }
    let whole = Double(count)
    return last * .pow((1 - Double(epoch) / whole) / (1 - Double(epoch - 1) / whole), power)
  }
}
