// How a formula becomes a line of text: one walk, with brackets where they are needed, for every
// notation.

/// The signs and words of one notation; where brackets are needed is the same in all of them.
public protocol FormulaNotation: Sendable {
  /// A number, with its sign.
  func number(_ value: Double) -> String
  /// A number by its symbol.
  func constant(_ constant: Constant) -> String
  /// A value by its name.
  func name(_ name: String) -> String
  /// The gradient of the result.
  var upstream: String { get }
  /// Words between formulas, or in place of one.
  func words(_ text: String) -> String
  /// A sign between two operands, with the space around it.
  func infix(_ sign: Formula.Operator) -> String
  /// `−a`
  func negated(_ operand: String) -> String
  /// `aᵀ`
  func transposed(_ operand: String) -> String
  /// `(a)`
  func bracketed(_ text: String) -> String
  /// `exponent` is what stands in the exponent, without brackets.
  func power(_ base: String, _ exponent: Formula) -> String
  /// An elementary function; the argument has no brackets, and `isAtom` says whether it needs any.
  func call(_ function: ElementaryFunction, _ argument: String, isAtom: Bool) -> String
  /// Any other operation, with its operands and settings.
  func application(_ name: String, _ arguments: [String]) -> String
  /// A setting among the arguments.
  func setting(_ setting: Setting) -> String
  /// `a if c else b`
  func choice(_ then: String, _ condition: String, _ otherwise: String) -> String
  /// `1 where c, else 0`: a choice by what is a condition itself.
  func condition(_ then: String, _ condition: String, _ otherwise: String) -> String
  /// The sign of a comparison, with the space around it.
  func comparison(_ comparison: Comparison) -> String
}

extension FormulaNotation {
  /// A word.
  public var upstream: String { words("upstream") }
}

extension Formula {
  /// How tightly a formula holds together.
  public enum Binding: Int, Comparable, Sendable {
    /// From choices and words, which hardly do, to what never needs brackets.
    case conditional, sum, product, sign, power, atom
    public static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  /// How tightly the formula holds together; a name that is not one word hardly does.
  public var binding: Binding {
    switch self {
    case .number(let number): number.value < 0 ? .sign : .atom
    case .constant, .operand, .result, .upstream, .call, .application, .sign(.transpose, _): .atom
    case .name(let name):
      name.unicodeScalars.allSatisfy { $0.isInWord || ".[]".unicodeScalars.contains($0) }
        ? .atom : .conditional
    case .choice, .text: .conditional
    // Words are put together by those who know that they can stand where they stand.
    case .joined: .power
    case .sign(.negate, _): .sign
    case .sign(.add, _), .sign(.subtract, _): .sum
    case .sign(.multiply, _), .sign(.divide, _), .sign(.matmul, _): .product
    case .sign(.power, _): .power
    }
  }

  /// Whether the formula is read as one thing wherever it stands, as every name is.
  package var isWhole: Bool { if case .name = self { true } else { binding == .atom } }

  /// Whether the formula among factors is hard to read without brackets: it has a sign in front, or
  /// parts with spaces between them.
  public var isLoose: Bool {
    switch self {
    case .sign(.multiply, let factors): factors.contains { $0.binding >= .product && $0.isLoose }
    case .sign(.divide, _), .sign(.matmul, _): true
    default: binding < .product || binding == .sign
    }
  }

  /// The formula in a notation.
  public func written(_ notation: some FormulaNotation) -> String {
    FormulaWriter(notation: notation).text(self)
  }

  /// The formula as text: `1 − o²`, `upstream @ Wᵀ`.
  public var text: String { written(UnicodeNotation()) }
}

/// Writes formulas in one notation.
private struct FormulaWriter<Notation: FormulaNotation> {
  let notation: Notation

  func text(_ formula: Formula) -> String {
    switch formula {
    case .number(let number): notation.number(number.value)
    case .constant(let constant): notation.constant(constant)
    case .operand(let position): notation.name("x\(position)")
    case .result: notation.name("y")
    case .upstream: notation.upstream
    case .name(let name): notation.name(name)
    case .text(let text): notation.words(text)
    case .joined(let pieces): pieces.map(text).joined()
    case .sign(let sign, let operands): text(sign, operands)
    case .call(let function, let operand):
      notation.call(function, text(operand), isAtom: operand.binding == .atom)
    case .application(let application, let operands):
      notation.application(
        application.name,
        operands.map(text) + application.settings.map(notation.setting))
    // Which of the two it is makes a difference for NaN alone.
    case .choice(let a, .lessOrEqual, let b, 0, 1):
      text(.choice(a, .greater, b, then: 1, otherwise: 0))
    case .choice(let a, .notEqual, 0, let then, let otherwise):
      notation.condition(inside(then, .sum), text(a), text(otherwise))
    case .choice(let a, let comparison, let b, let then, let otherwise):
      notation.choice(
        inside(then, .sum),
        inside(a, .sum) + notation.comparison(comparison) + inside(b, .sum), text(otherwise))
    }
  }

  private func text(_ sign: Formula.Operator, _ x: [Formula]) -> String {
    switch sign {
    case .negate: return notation.negated(inside(x[0], .sign))
    case .add:
      // What has a sign of its own is subtracted.
      switch x[1] {
      case .sign(.negate, let inner):
        return inside(x[0], .sum) + notation.infix(.subtract) + inside(inner[0], .sign)
      case .number(let number) where number.value < 0:
        return inside(x[0], .sum) + notation.infix(.subtract) + notation.number(-number.value)
      default: return inside(x[0], .sum) + notation.infix(.add) + inside(x[1], .sum)
      }
    case .subtract:
      let left = inside(x[0], .sum) + notation.infix(sign)
      if case .number(let number) = x[1], number.value < 0 {
        return left + notation.bracketed(text(x[1]))
      }
      return left + right(x[1], .sum)
    case .multiply: return inside(x[0], .product) + notation.infix(sign) + inside(x[1], .power)
    case .divide, .matmul:
      return inside(x[0], .product) + notation.infix(sign) + right(x[1], .product)
    case .power: return notation.power(inside(x[0], .atom), x[1])
    case .transpose: return notation.transposed(inside(x[0], .atom))
    }
  }

  private func inside(_ formula: Formula, _ outer: Formula.Binding) -> String {
    formula.binding < outer ? notation.bracketed(text(formula)) : text(formula)
  }

  /// The right side of − and ÷, where equal binding needs brackets too.
  private func right(_ formula: Formula, _ outer: Formula.Binding) -> String {
    formula.binding <= outer ? notation.bracketed(text(formula)) : text(formula)
  }
}

/// Formulas as pictures have them: `1 − o²`, `x·w`, `√(x + 1)`.
public struct UnicodeNotation: FormulaNotation {
  /// What the gradient of the result is called.
  public let upstream: String

  /// The notation.
  public init(upstream: String = "upstream") { self.upstream = upstream }

  public func number(_ value: Double) -> String { NumberFormat.exact.string(value) }

  public func constant(_ constant: Constant) -> String {
    switch constant {
    case .twoOverRootPi: "2/√π"
    case .ln2: "ln 2"
    case .ln10: "ln 10"
    case .rootHalf: "√½"
    case .oneOverRootTwoPi: "1/√(2π)"
    }
  }

  public func name(_ name: String) -> String { name }
  public func words(_ text: String) -> String { text }

  public func infix(_ sign: Formula.Operator) -> String {
    switch sign {
    case .add: " + "
    case .subtract: " − "
    case .multiply: "·"
    case .divide: " / "
    case .matmul: " @ "
    case .power: "^"
    case .negate, .transpose: ""
    }
  }

  public func negated(_ operand: String) -> String { "−" + operand }
  public func transposed(_ operand: String) -> String { operand + "ᵀ" }
  public func bracketed(_ text: String) -> String { "(\(text))" }

  public func power(_ base: String, _ exponent: Formula) -> String {
    let text = exponent.written(self)
    return superscript(text).map { base + $0 }
      ?? base + "^" + (exponent.binding < .atom ? bracketed(text) : text)
  }

  public func call(_ function: ElementaryFunction, _ argument: String, isAtom: Bool) -> String {
    switch function {
    case .abs: "|\(argument)|"
    case .sqrt: "√" + (isAtom ? argument : bracketed(argument))
    default: "\(function.letter)(\(argument))"
    }
  }

  public func application(_ name: String, _ arguments: [String]) -> String {
    "\(name)(\(arguments.joined(separator: ", ")))"
  }

  public func setting(_ setting: Setting) -> String { "\(setting.name)=\(setting.value.text)" }

  public func choice(_ then: String, _ condition: String, _ otherwise: String) -> String {
    "\(then) if \(condition) else \(otherwise)"
  }

  public func condition(_ then: String, _ condition: String, _ otherwise: String) -> String {
    "\(then) where \(condition), else \(otherwise)"
  }

  public func comparison(_ comparison: Comparison) -> String {
    switch comparison {
    case .lessOrEqual: " ≤ "
    case .greaterOrEqual: " ≥ "
    case .equal: " = "
    case .notEqual: " ≠ "
    case .less, .greater: " \(comparison.rawValue) "
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is part of a word, as in `w1` and `h₂`.
  package var isInWord: Bool { properties.isXIDContinue || ("₀"..."₉").contains(self) }
}

/// Digits and a minus sign, raised; nil where anything else is in the text.
package func superscript(_ text: String) -> String? {
  let raised = text.compactMap { superscripts[$0] }
  return raised.count == text.count ? String(raised) : nil
}

private let superscripts: [Character: Character] = [
  "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
  "9": "⁹", "−": "⁻",
]
