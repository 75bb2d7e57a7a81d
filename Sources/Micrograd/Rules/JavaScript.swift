// The fourth reading of a rule: JavaScript, so that a page computes what the engine computes.

import ComputationGraph

/// A rule as a JavaScript expression. Functions whose names are bare are in the page's runtime.
struct JavaScript: Quantity {
  let text: String

  init(text: String) { self.text = text }

  init(_ value: Double) {
    if value.isFinite {
      text = value < 0 || value.sign == .minus ? "(\(value))" : "\(value)"
    } else {
      text = value.isNaN ? "NaN" : value < 0 ? "(-Infinity)" : "Infinity"
    }
  }

  init(floatLiteral value: Double) { self.init(value) }
  init(integerLiteral value: Int) { self.init(Double(value)) }

  static prefix func - (x: JavaScript) -> JavaScript { JavaScript(text: "(-\(x.text))") }
  static func + (a: JavaScript, b: JavaScript) -> JavaScript { infix(a, "+", b) }
  static func - (a: JavaScript, b: JavaScript) -> JavaScript { infix(a, "-", b) }
  static func * (a: JavaScript, b: JavaScript) -> JavaScript { infix(a, "*", b) }
  static func / (a: JavaScript, b: JavaScript) -> JavaScript { infix(a, "/", b) }

  private static func infix(_ a: JavaScript, _ sign: String, _ b: JavaScript) -> JavaScript {
    JavaScript(text: "(\(a.text) \(sign) \(b.text))")
  }

  static func power(_ a: JavaScript, _ b: JavaScript) -> JavaScript {
    JavaScript(text: "power(\(a.text), \(b.text))")
  }

  static func call(_ function: ElementaryFunction, _ x: JavaScript) -> JavaScript {
    switch function {
    // Math.sign gives −0 of −0 and NaN of NaN.
    case .sign: JavaScript(text: "((\(x.text) > 0) - (\(x.text) < 0))")
    // Mathematics that JavaScript lacks.
    case .erf, .sigmoid: JavaScript(text: "\(function.rawValue)(\(x.text))")
    default: JavaScript(text: "Math.\(function.rawValue)(\(x.text))")
    }
  }

  static func choose(
    where a: JavaScript, _ comparison: Comparison, _ b: JavaScript, then: JavaScript,
    otherwise: JavaScript
  ) -> JavaScript {
    let sign =
      switch comparison {
      case .equal: "==="
      case .notEqual: "!=="
      default: comparison.rawValue
      }
    return JavaScript(text: "(\(a.text) \(sign) \(b.text) ? \(then.text) : \(otherwise.text))")
  }
}

extension Script {
  /// The script of an elementwise operation, or nil for any other.
  init?(_ operation: any Operation) {
    let (a, b, y) = (JavaScript(text: "a"), JavaScript(text: "b"), JavaScript(text: "y"))
    switch operation {
    case let rule as any UnaryRule:
      self.init(
        value: rule.value(a).text, derivatives: [rule.derivative(a, y).text],
        isGate: type(of: rule).isGate)
    case let rule as any BinaryRule:
      let derivatives = rule.derivatives(a, b, y)
      self.init(
        value: rule.value(a, b).text, derivatives: [derivatives.0.text, derivatives.1.text],
        isGate: type(of: rule).isGate)
    default: return nil
    }
  }
}
