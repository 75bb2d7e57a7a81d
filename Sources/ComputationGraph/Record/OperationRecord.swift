// What a graph knows of an operation: everything that a reader without the engine needs.

import Algorithms

/// An operation as a finished graph records it: how it is called, drawn, told, computed and
/// differentiated.
///
/// The engine writes one for each kind of operation with its settings. Thousands of nodes share it:
/// it is handed on by reference, and what is asked of every node is computed once.
///
/// ```swift
/// let square = OperationRecord(
///   "square", symbol: "(·)²", value: .operand(0) * .operand(0), rules: [.local(2 * .operand(0))])
/// ```
public final class OperationRecord: Sendable {
  /// What it is called in texts and files: `mul`.
  public let name: String
  /// What stands for it in pictures: `×`.
  public let symbol: String
  /// All settings, sorted by name.
  public let settings: [Setting]
  /// The result, in the operands; nil where no formula says it.
  public let value: Formula?
  /// By operand, how the gradient gets back to it; nil where none does, or it is not known.
  public let rules: [GradientRule?]
  /// Whether a local derivative of 0 blocks the upstream gradient even where that is infinite or NaN.
  public let isGate: Bool
  /// How an application is written within formulas; nil where it is `name(a, b)`.
  public let written: Formula?
  private let hash: Int
  /// A name that two settings have.
  let repeatedSetting: String?

  /// What is known of an operation.
  ///
  /// - Parameters:
  ///   - name: What it is called in texts and files.
  ///   - symbol: What stands for the operation in pictures; its name where nil.
  ///   - settings: All of them; kept sorted by name, as objects in JSON have no order of their own.
  ///   - value: The result, in the operands; nil where no formula says it.
  ///   - rules: One per operand: how the gradient gets back to it; nil where none does, or it is
  ///     not known.
  ///   - isGate: Whether a local derivative of 0 blocks the upstream gradient even where that is
  ///     infinite or NaN.
  ///   - written: How an application is written within formulas; nil where it is `name(a, b)`.
  public init(
    _ name: String, symbol: String? = nil, settings: [Setting] = [], value: Formula? = nil,
    rules: [GradientRule?] = [], isGate: Bool = false, written: Formula? = nil
  ) {
    self.name = name
    self.symbol = symbol ?? name
    self.settings = settings.sorted { $0.name < $1.name }
    self.value = value
    self.rules = rules
    self.isGate = isGate
    self.written = written
    var hasher = Hasher()
    hasher.combine(name)
    hasher.combine(self.settings)
    hasher.combine(value)
    hasher.combine(rules)
    hash = hasher.finalize()
    // They are sorted, so equal names are neighbours.
    repeatedSetting =
      self.settings.adjacentPairs().first { $0.name == $1.name }?.0.name
  }

  /// How the gradient gets back to an operand; nil where none does, or it is not known.
  public func rule(_ operand: Int) -> GradientRule? {
    rules.indices.contains(operand) ? rules[operand] : nil
  }

  /// The setting of a name; nil where there is none.
  public func setting(_ name: String) -> Setting.Value? {
    settings.first { $0.name == name }?.value
  }

  /// An application of the operation as it is read, to operands as they are read.
  public func applied(to operands: [Formula]) -> Formula {
    Formula.application(
      .init(name, settings: settings, written: written), operands
    ).readable(operands: [])
  }
}

extension OperationRecord: Hashable {
  public static func == (a: OperationRecord, b: OperationRecord) -> Bool {
    a === b
      || a.hash == b.hash && a.name == b.name && a.symbol == b.symbol
        && a.settings == b.settings && a.value == b.value && a.rules == b.rules
        && a.isGate == b.isGate && a.written == b.written
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
