// The settings of operations: complete and typed; only where they are drawn are they shortened.

/// A named setting of an operation, such as `dim = 1`.
public struct Setting: Sendable, Hashable {
  /// The name, as the program calls it.
  public var name: String
  /// What it is set to.
  public var value: Value

  /// A setting with its value.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// What a setting can be set to.
  public enum Value: Sendable {
    /// A number, whole or not.
    case number(Double)
    /// Yes or no.
    case bool(Bool)
    /// A text, such as the name of a mode.
    case string(String)
    /// Values in order; lists of lists are arrays of more dimensions.
    case list([Value])
    /// What was left out: the end of a range, `None`.
    case none
  }
}

extension Setting.Value {
  /// A list of whole numbers.
  public init(_ numbers: [Int]) { self = .list(numbers.map { .number(Double($0)) }) }

  /// The value as Python writes it, long lists with their middle left out: `[0, 1, … 60 more]`.
  public var text: String { text(limit: 16) }

  /// - Parameter limit: The most elements of a list that are shown.
  public func text(limit: Int) -> String {
    switch self {
    case .number(let number): NumberFormat.exact.string(number)
    case .bool(let flag): flag ? "True" : "False"
    case .string(let text): text
    case .none: "None"
    case .list(let values):
      "["
        + (values.prefix(limit).map { $0.text(limit: limit) }
        + (values.count > limit ? ["… \(values.count - limit) more"] : []))
        .joined(separator: ", ") + "]"
    }
  }
}

extension Setting.Value: Hashable {
  /// Whether two settings say the same, number by number: `NaN` equals `NaN`, `-0` is not `0`.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a.isSame(as: b)
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.none, .none): true
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .number(let number): hasher.combine(number.isNaN ? 0 : number.bitPattern)
    case .bool(let bool): hasher.combine(bool)
    case .string(let string): hasher.combine(string)
    case .list(let list): hasher.combine(list)
    case .none: hasher.combine(1)
    }
  }
}
