// Which operations of a fixed graph decide something, and what they asked.

import ComputationGraph

/// A comparison that came out otherwise than when it was recorded.
public struct Flip: Sendable, Equatable {
  /// The operation's name in graphs: `gt`, `where`.
  public let operation: String
  /// The name of its result.
  public let name: String?
  /// What was asked, in terms of what has a name: `gt(x, 0)`.
  public let formula: String
}

extension Flip: CustomStringConvertible {
  public var description: String { name.map { "\($0) = \(formula)" } ?? formula }
}

extension FixedPlan {
  /// A place whose numbers decide something by being 0 or not.
  struct Choice {
    let place: Int
    let recorded: [Bool]
    let flip: Flip
  }
}

extension Tape {
  /// What decides at some positions: comparisons, and the conditions of choices that are none.
  func choices(at positions: [Int32], _ places: [Int32]) -> [FixedPlan.Choice] {
    var choices: [FixedPlan.Choice] = []
    var isListed: Set<Int32> = []
    for position in positions.map(Int.init) where records[position].kind == .entry {
      let operation = entries[Int(records[position].payload)].operation
      guard operation is Where || isComparison(at: position) else { continue }
      let decides = operation is Where ? operands(at: position)[0] : position
      guard isListed.insert(places[decides]).inserted else { continue }
      choices.append(
        FixedPlan.Choice(
          place: Int(places[decides]), recorded: array(at: decides).elements.map { $0 != 0 },
          flip: Flip(
            operation: operation.name, name: name(at: position),
            formula: formula(at: position).text)))
    }
    return choices
  }

  /// Whether it is 1 or 0, and no gradient flows through.
  func isComparison(at position: Int) -> Bool {
    let record = records[position]
    return record.kind == .entry && !entries[Int(record.payload)].operation.isDifferentiable
  }

  /// How a value was computed, in terms of what has a name; a few operations deep.
  private func formula(at position: Int, depth: Int = 4) -> Formula {
    if depth < 4, let name = name(at: position) { return .name(name) }
    guard let operation = operation(at: position), depth > 0 else {
      let record = records[position]
      return record.flags.contains(.isScalar) && operation(at: position) == nil
        ? Formula(record.value) : .name("…")
    }
    return operation.written(operands(at: position).map { formula(at: $0, depth: depth - 1) })
  }
}
