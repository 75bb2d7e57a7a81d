// A rule as a value: the expression tree that every text and all code of it is read from.

/// A formula as an expression tree.
///
/// Operations state their values and derivatives in terms of their operands, their result and the
/// upstream gradient; the same tree is read as text, as LaTeX and as JavaScript, and is saved with a
/// graph.
///
/// ```swift
/// let rule: Formula = 1 - .result * .result
/// print(rule.readable(operands: ["n"], result: "o").text)  // 1 − o²
/// ```
public indirect enum Formula: Sendable, Hashable {
  /// A number: `0.5`.
  case number(Number)
  /// A number with a symbol: `2/√π`.
  case constant(Constant)
  /// The operand at a position.
  case operand(Int)
  /// What the operation gives.
  case result
  /// The gradient of the output with respect to the result.
  case upstream
  /// A value by its name.
  case name(String)
  /// A sign with its operands: `x0·x1`.
  case sign(Operator, [Formula])
  /// A function of a mathematics library: `exp(x0)`.
  case call(ElementaryFunction, Formula)
  /// `then` where the comparison of the first with the second holds, else `otherwise`.
  case choice(Formula, Comparison, Formula, then: Formula, otherwise: Formula)
  /// Any other operation.
  case application(Application, [Formula])
  /// Words: for rules that are told, not computed.
  case text(String)
  /// Words and formulas, one after the other.
  case joined([Formula])

  /// A sign of arithmetic.
  public enum Operator: String, CaseIterable, Sendable, Hashable {
    /// `−a`
    case negate = "neg"
    /// `a + b`
    case add
    /// `a − b`
    case subtract = "sub"
    /// `a·b`
    case multiply = "mul"
    /// `a / b`
    case divide = "div"
    /// `aᵇ`
    case power = "pow"
    /// The product of matrices, and a matrix turned: signs of the text alone.
    case matmul, transpose
  }

  /// An operation that is no sign and no elementary function, with its settings.
  public struct Application: Sendable, Hashable {
    /// The operation's name.
    public var name: String
    /// The operation's settings, sorted by name.
    public var settings: [Setting]
    /// How the application is written, in its operands; nil where it is `name(a, b)`.
    public var written: Formula?
    /// What it computes, in its operands; nil for a primitive, which whoever computes has to know.
    public var value: Formula?

    /// An operation, to be applied; its settings are kept sorted by name, as objects in JSON have no
    /// order of their own.
    public init(
      _ name: String, settings: [Setting] = [], written: Formula? = nil, value: Formula? = nil
    ) {
      self.name = name
      self.settings = settings.sorted { $0.name < $1.name }
      self.written = written
      self.value = value
    }
  }

  /// A number, the same as another if it has the same bits: `NaN` is `NaN`, `-0` is not `0`.
  public struct Number: Sendable, Hashable {
    /// The number.
    public var value: Double

    /// A number as a part of a formula.
    public init(_ value: Double) { self.value = value }

    public static func == (a: Number, b: Number) -> Bool { a.value.isSame(as: b.value) }
    public func hash(into hasher: inout Hasher) {
      hasher.combine(value.isNaN ? 0 : value.bitPattern)
    }
  }
}

/// The functions that a mathematics library gives; every other function is made of them.
public enum ElementaryFunction: UInt8, CaseIterable, Sendable, Hashable {
  /// Exponentials, logarithms and the square root, as C names them.
  case exp, expm1, log, log1p, log2, log10, sqrt
  /// Trigonometric and hyperbolic functions, in radians.
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
  /// The magnitude, −1, 0 or 1, the error function, and `1/(1 + exp(−x))`.
  case abs, sign, erf, sigmoid

  private static let names = allCases.map { "\($0)" }

  /// The function of a name; nil where none has it.
  public init?(named name: String) {
    guard let position = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[position]
  }

  /// The name in texts and files, as C has it.
  public var name: String { Self.names[Int(rawValue)] }

  /// The name in formulas, where a letter is usual for some.
  package var letter: String { self == .sigmoid ? "σ" : name }
}

/// How two numbers are compared; a comparison with NaN is false, but for `notEqual`.
public enum Comparison: String, CaseIterable, Sendable, Hashable {
  /// `a < b`
  case less = "<"
  /// `a ≤ b`
  case lessOrEqual = "<="
  /// `a > b`
  case greater = ">"
  /// `a ≥ b`
  case greaterOrEqual = ">="
  /// `a = b`
  case equal = "=="
  /// `a ≠ b`
  case notEqual = "!="

  /// Whether the comparison holds.
  @inlinable
  public func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    }
  }
}

/// A number that is known by a symbol, not by sixteen digits; the raw value is its name in files.
public enum Constant: String, CaseIterable, Sendable, Hashable {
  /// `2/√π`, in the derivative of the error function.
  case twoOverRootPi = "2/sqrt(pi)"
  /// `ln 2`, in the derivatives of powers and logarithms to the base 2.
  case ln2 = "ln(2)"
  /// `ln 10`, in the derivative of the logarithm to the base 10.
  case ln10 = "ln(10)"
  /// `√½`, in the normal distribution.
  case rootHalf = "sqrt(1/2)"
  /// `1/√(2π)`, the density of the normal distribution at 0.
  case oneOverRootTwoPi = "1/sqrt(2*pi)"

  /// The number itself.
  public var value: Double {
    switch self {
    case .twoOverRootPi: 1.128_379_167_095_512_6
    case .ln2: 0.693_147_180_559_945_3
    case .ln10: 2.302_585_092_994_045_7
    case .rootHalf: 0.707_106_781_186_547_5
    case .oneOverRootTwoPi: 0.398_942_280_401_432_7
    }
  }
}

/// How a gradient gets back to one operand of an operation.
public enum GradientRule: Sendable, Hashable {
  /// ∂result/∂operand, element by element: the upstream gradient is multiplied by it, and summed
  /// over the dimensions in which the operand was broadcast.
  case local(Formula)
  /// What the operand gets, from the upstream gradient; `taught` where it is told otherwise than it
  /// is computed.
  case pullback(Formula, taught: Formula? = nil)

  /// The rule as a reader is told it.
  public var taught: Formula {
    switch self {
    case .local(let formula): formula
    case .pullback(let formula, let taught): taught ?? formula
    }
  }
}

extension Formula: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A number as a formula.
  public init(_ value: Double) { self = .number(Number(value)) }
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }
}

/// A text is a name; with formulas in it, words and formulas one after the other.
extension Formula: ExpressibleByStringInterpolation {
  public init(stringLiteral name: String) { self = .name(name) }

  public init(stringInterpolation pieces: Pieces) { self = .joined(pieces.formulas) }

  /// What an interpolation is made of.
  public struct Pieces: StringInterpolationProtocol {
    fileprivate var formulas: [Formula] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { formulas.append(.text(text)) }
    }
    /// A formula stays one.
    public mutating func appendInterpolation(_ formula: Formula) { formulas.append(formula) }
    /// Anything else is words.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      formulas.append(.text("\(value)"))
    }
  }
}

extension Formula {
  /// `−x`
  public static prefix func - (x: Formula) -> Formula { .sign(.negate, [x]) }
  /// `a + b`
  public static func + (a: Formula, b: Formula) -> Formula { .sign(.add, [a, b]) }
  /// `a − b`
  public static func - (a: Formula, b: Formula) -> Formula { .sign(.subtract, [a, b]) }
  /// `a·b`
  public static func * (a: Formula, b: Formula) -> Formula { .sign(.multiply, [a, b]) }
  /// `a / b`
  public static func / (a: Formula, b: Formula) -> Formula { .sign(.divide, [a, b]) }
  /// `a` to the power of `b`.
  public static func power(_ a: Formula, _ b: Formula) -> Formula { .sign(.power, [a, b]) }
}
