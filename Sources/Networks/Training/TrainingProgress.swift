// How far a training is, as a value and as a line on the terminal.

import ComputationGraph
import Foundation
import OrderedCollections

/// How far a training is.
public struct TrainingProgress: Sendable {
  /// What a round is called: `epoch` or `round`.
  public let unit: String
  /// How many rounds were run whole, of how many.
  public internal(set) var round: Int
  /// How many there are to be.
  public let rounds: Int
  /// How many steps of the round that is being run were taken.
  public internal(set) var step = 0
  /// How many a round has.
  public let stepsOfRound: Int
  /// The mean loss of the round's steps so far.
  public internal(set) var loss = Double.nan
  /// What was measured after the last round, by name.
  public internal(set) var measures: OrderedDictionary<String, Double> = [:]
  /// Whether it ends here, as was asked for at the keyboard.
  public internal(set) var isInterrupted = false
  private let start = ContinuousClock.now
  private var taken = 0

  init(unit: String, round: Int, rounds: Int, stepsOfRound: Int) {
    (self.unit, self.round, self.rounds, self.stepsOfRound) = (unit, round, rounds, stepsOfRound)
  }

  /// Whether a round has just ended.
  public var isRoundEnd: Bool { step == 0 && taken > 0 }

  /// The share of the steps that were taken, from 0 to 1.
  public var share: Double {
    let all = Double(rounds * stepsOfRound)
    return all == 0 ? 1 : Double(round * stepsOfRound + step) / all
  }

  /// How many seconds the remaining steps will take if they take as long as those so far.
  public var secondsLeft: Double {
    let left = (rounds - round) * stepsOfRound - step
    guard taken > 0 else { return .infinity }
    return start.duration(to: .now) / .seconds(1) * Double(left) / Double(taken)
  }

  mutating func stepTaken(loss: Double) {
    (step, taken) = (step + 1, taken + 1)
    self.loss = loss
  }

  mutating func roundEnded(_ result: History.Round) {
    (round, step) = (round + 1, 0)
    (loss, measures) = (result.loss, result.measures)
  }
}

/// Shows a progress: on a terminal a bar that moves, elsewhere some lines.
final class ProgressLine {
  private let isTerminal = isatty(FileHandle.standardOutput.fileDescriptor) != 0
  private var last: ContinuousClock.Instant?
  /// At most so many lines are written where there is no terminal.
  private static let lines = 20

  func callAsFunction(_ progress: TrainingProgress) {
    if isTerminal { show(progress) } else { write(progress) }
  }

  private func write(_ progress: TrainingProgress) {
    let every = max(1, (progress.rounds + Self.lines - 1) / Self.lines)
    if progress.isInterrupted {
      print("interrupted in \(progress.unit) \(progress.round + 1): what was learned stays")
    } else if progress.isRoundEnd,
      progress.round % every == 0 || progress.round == progress.rounds || progress.round == 1
    {
      print("\(progress.unit) \(progress.round)/\(progress.rounds)  " + progress.numbers)
    }
  }

  private func show(_ progress: TrainingProgress) {
    let isLast = progress.isInterrupted || progress.isRoundEnd && progress.round == progress.rounds
    let now = ContinuousClock.now
    // Ten times a second is as often as anybody sees.
    if let last, !isLast, last.duration(to: now) < .milliseconds(100) { return }
    last = now
    let width = 24
    let full = Int(progress.share * Double(width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
    let time = progress.isInterrupted ? "interrupted" : isLast ? "" : progress.timeLeft
    let line =
      "\(progress.unit) \(min(progress.round + 1, progress.rounds))/\(progress.rounds) \(bar) "
      + [progress.numbers, time].filter { !$0.isEmpty }.joined(separator: "  ")
    // The line is written anew, and what was longer before is taken away.
    print("\r\(line)\u{1B}[K", terminator: isLast ? "\n" : "")
    fflush(nil)
  }
}

extension TrainingProgress {
  /// The loss and the measures.
  fileprivate var numbers: String {
    let format = NumberFormat.significant(3)
    return ([("loss", loss)] + measures.map { ($0.key, $0.value) })
      .map { "\($0) \(format.string($1))" }.joined(separator: "  ")
  }

  fileprivate var timeLeft: String {
    let seconds = secondsLeft
    guard seconds.isFinite else { return "" }
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s left" : "\(whole / 60) min \(whole % 60) s left"
  }
}
