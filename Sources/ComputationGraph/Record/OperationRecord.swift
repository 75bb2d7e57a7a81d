// What a graph knows of an operation: everything that a reader without the engine needs.

/// An operation as a finished graph records it: how it is called, drawn, told, computed and
/// differentiated.
///
/// The engine writes one for each kind of operation with its settings; many nodes share it.
///
/// ```swift
/// let square = OperationRecord(
///   "square", symbol: "(·)²", value: .operand(0) * .operand(0), rules: [.local(2 * .operand(0))])
/// ```
public struct OperationRecord: Sendable {
  private let storage: Storage

  /// Records are made once and shared by thousands of nodes: they are handed on by reference, and
  /// what is asked of every node is computed once.
  private final class Storage: Sendable {
    let name: String
    let symbol: String
    let settings: [Setting]
    let value: Formula?
    let rules: [GradientRule?]
    let isGate: Bool
    let written: Formula?
    let hash: Int
    let repeatedSetting: String?

    init(
      _ name: String, _ symbol: String, _ settings: [Setting], _ value: Formula?,
      _ rules: [GradientRule?], _ isGate: Bool, _ written: Formula?
    ) {
      (self.name, self.symbol, self.settings, self.value) = (name, symbol, settings, value)
      (self.rules, self.isGate, self.written) = (rules, isGate, written)
      var hasher = Hasher()
      hasher.combine(name)
      hasher.combine(settings)
      hasher.combine(value)
      hasher.combine(rules)
      hash = hasher.finalize()
      // They are sorted, so equal names are neighbours.
      repeatedSetting = zip(settings, settings.dropFirst()).first { $0.name == $1.name }?.0.name
    }
  }

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
    storage = Storage(
      name, symbol ?? name, settings.sorted { $0.name < $1.name }, value, rules, isGate, written)
  }

  /// What it is called in texts and files: `mul`.
  public var name: String { storage.name }
  /// What stands for it in pictures: `×`.
  public var symbol: String { storage.symbol }
  /// All settings, sorted by name.
  public var settings: [Setting] { storage.settings }
  /// The result, in the operands; nil where no formula says it.
  public var value: Formula? { storage.value }
  /// By operand, how the gradient gets back to it; nil where none does, or it is not known.
  public var rules: [GradientRule?] { storage.rules }
  /// Whether a local derivative of 0 blocks the upstream gradient even where that is infinite or NaN.
  public var isGate: Bool { storage.isGate }
  /// How an application is written within formulas; nil where it is `name(a, b)`.
  public var written: Formula? { storage.written }

  /// A name that two settings have.
  var repeatedSetting: String? { storage.repeatedSetting }

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
    a.storage === b.storage
      || a.storage.hash == b.storage.hash && a.name == b.name && a.symbol == b.symbol
        && a.settings == b.settings && a.value == b.value && a.rules == b.rules
        && a.isGate == b.isGate && a.written == b.written
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(storage.hash) }
}
