// Schedules whose rates fall as a cosine does.

import RealModule

/// A rate that falls as a cosine from the initial one to the least, and rises again.
///
/// https://arxiv.org/abs/1608.03983, without restarts
public final class CosineAnnealingLR: Schedule {
  private let (period, least): (Int, Double)

  /// - Parameters:
  ///   - optimizer: Whose rates change.
  ///   - period: How many epochs it falls.
  ///   - least: What it falls to.
  /// - Precondition: `period` is positive.
  public init(_ optimizer: Optimizer, over period: Int, to least: Double = 0) {
    precondition(period > 0, "CosineAnnealingLR: over \(period) epochs")
    (self.period, self.least) = (period, least)
    super.init(optimizer)
  }

  /// From the last rate, as in PyTorch, so that it works together with other schedules.
  override func rate(from last: Double, initial: Double) -> Double {
    if epoch == 0 { return last }
    func height(_ epoch: Int) -> Double {
      1 + .cos(.pi * Double(epoch) / Double(period))
    }
    // Here the last rate was the least, which tells nothing of how it goes on.
    if (epoch - 1 - period) % (2 * period) == 0 {
      return last + (initial - least) * (1 - .cos(.pi / Double(period))) / 2
    }
    return height(epoch) / height(epoch - 1) * (last - least) + least
  }
}

/// A rate that falls as a cosine and then begins anew, each time over as many times longer.
///
/// https://arxiv.org/abs/1608.03983
public final class CosineAnnealingWarmRestarts: Schedule {
  private let (factor, least): (Int, Double)
  private var length: Int
  private var position = 0

  /// - Parameters:
  ///   - optimizer: Whose rates change.
  ///   - first: How many epochs it falls for the first time.
  ///   - factor: How many times longer each time takes.
  ///   - least: What it falls to.
  /// - Precondition: `first` and `factor` are positive.
  public init(_ optimizer: Optimizer, first: Int, factor: Int = 1, to least: Double = 0) {
    precondition(first > 0 && factor > 0, "CosineAnnealingWarmRestarts: \(first), then × \(factor)")
    (length, self.factor, self.least) = (first, factor, least)
    super.init(optimizer)
  }

  public override func step() {
    position += 1
    if position >= length {
      position -= length
      length = length.multipliedReportingOverflow(by: factor).overflow ? .max : length * factor
    }
    super.step()
  }

  override func rate(from last: Double, initial: Double) -> Double {
    least + (initial - least) * (1 + .cos(.pi * Double(position) / Double(length))) / 2
  }
}

/// A rate that rises once to its largest and then falls far below where it began, with a momentum
/// that goes the other way.
///
/// https://arxiv.org/abs/1708.07120
public final class OneCycleLR: Schedule {
  /// How it goes from one value to the next.
  public enum Annealing: String, Sendable {
    /// As a cosine does.
    case cosine = "cos"
    /// Evenly.
    case linear
  }

  private struct Phase {
    let end: Double
    let rates, momenta: (Double, Double)
  }

  private let phases: [Phase]
  private let annealing: Annealing
  private let cyclesMomentum: Bool
  /// How many steps there are; afterwards it stays as it is.
  public let totalSteps: Int

  /// - Parameters:
  ///   - optimizer: Whose rates change.
  ///   - largest: The largest rate.
  ///   - totalSteps: How many steps there will be.
  ///   - rising: Which part of them it rises.
  ///   - annealing: How it goes from one value to the next.
  ///   - cyclesMomentum: Whether the momentum, or β₁, goes the other way.
  ///   - momenta: The least momentum and the largest.
  ///   - divisor: How many times smaller the first rate is than the largest.
  ///   - finalDivisor: How many times smaller the last rate is than the first.
  ///   - threePhases: Whether it falls to the first rate before it falls to the last.
  /// - Precondition: `totalSteps` and the divisors are positive, and `rising` is from 0 to 1.
  public init(
    _ optimizer: Optimizer, largest: Double, totalSteps: Int, rising: Double = 0.3,
    annealing: Annealing = .cosine, cyclesMomentum: Bool = true,
    momenta: (Double, Double) = (0.85, 0.95), divisor: Double = 25, finalDivisor: Double = 1e4,
    threePhases: Bool = false
  ) {
    precondition(
      totalSteps > 0 && (0...1).contains(rising) && divisor > 0 && finalDivisor > 0,
      "OneCycleLR: no cycle of \(totalSteps) steps, \(rising) of them rising")
    self.totalSteps = totalSteps
    self.annealing = annealing
    self.cyclesMomentum = cyclesMomentum
    let (first, rise) = (largest / divisor, rising * Double(totalSteps))
    let last = first / finalDivisor
    let (down, up) = ((momenta.1, momenta.0), momenta)
    var phases = [Phase(end: rise - 1, rates: (first, largest), momenta: down)]
    if threePhases {
      phases.append(Phase(end: 2 * rise - 2, rates: (largest, first), momenta: up))
      phases.append(
        Phase(
          end: Double(totalSteps - 1), rates: (first, last), momenta: (momenta.1, momenta.1)))
    } else {
      phases.append(
        Phase(end: Double(totalSteps - 1), rates: (largest, last), momenta: up))
    }
    self.phases = phases
    for index in optimizer.groups.indices {
      optimizer.groups[index].settings[.initialLearningRate] = first
    }
    super.init(optimizer)
  }

  override func adjust(_ settings: inout OptimizerSettings) {
    let now = Double(min(epoch, totalSteps))
    let index = phases.firstIndex { now <= $0.end } ?? phases.count - 1
    let (start, phase) = (index == 0 ? 0 : phases[index - 1].end, phases[index])
    let part = phase.end == start ? 1 : (now - start) / (phase.end - start)
    settings[.learningRate] = value(between: phase.rates, part)
    guard cyclesMomentum else { return }
    let momentum: Hyperparameter = settings[.beta1] == nil ? .momentum : .beta1
    if settings[momentum] != nil { settings[momentum] = value(between: phase.momenta, part) }
  }

  private func value(between ends: (Double, Double), _ part: Double) -> Double {
    switch annealing {
    case .linear: (ends.1 - ends.0) * part + ends.0
    case .cosine: ends.1 + (ends.0 - ends.1) / 2 * (.cos(.pi * part) + 1)
    }
  }
}
