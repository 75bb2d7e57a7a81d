// The third reading of a rule: the text that stands on an edge.

/// A formula as text, with what is needed to set brackets right.
package struct Formula: ArrayQuantity {
  package let text: String
  package let shape: Shape
  private let binding: Binding

  /// How tightly a text holds together.
  private enum Binding: Int, Comparable {
    case conditional, sum, product, sign, power, atom
    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  private init(_ text: String, _ binding: Binding, _ shape: Shape) {
    self.text = text
    self.binding = binding
    self.shape = shape
  }

  /// A name, which is put in brackets where it is not one word.
  package init(name: String, shape: Shape = []) {
    let isWord = name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue || $0 == "." }
    self.init(name, isWord ? .atom : .conditional, shape)
  }

  package init(_ value: Double) {
    let text = Formula.number(value)
    self.init(text, text.hasPrefix("−") ? .sign : .atom, [])
  }

  package init(floatLiteral value: Double) { self.init(value) }
  package init(integerLiteral value: Int) { self.init(Double(value)) }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    // Constants such as 2/√π are known by their symbols, not by sixteen digits.
    if let symbol = Formula.symbols[value] { return symbol }
    let text =
      value == value.rounded() && value.magnitude < 1e6
      ? String(Int(value)) : String(value)
    return text.contains("-") ? text.replacing("-", with: "−") : text
  }

  private static let symbols: [Double: String] = [
    1.128_379_167_095_512_6: "2/√π", 0.693_147_180_559_945_3: "ln 2",
    2.302_585_092_994_045_7: "ln 10", 0.707_106_781_186_547_5: "√½",
    0.398_942_280_401_432_7: "1/√(2π)",
  ]

  /// The same text, read as if it had another shape.
  func shaped(_ shape: Shape) -> Formula { Formula(text, binding, shape) }

  private func inside(_ outer: Binding) -> String { binding < outer ? "(\(text))" : text }
  /// The right side of − and ÷, where equal binding needs brackets too.
  private func right(_ outer: Binding) -> String { binding <= outer ? "(\(text))" : text }

  private var isZero: Bool { text == "0" }
  private var isOne: Bool { text == "1" }

  package static prefix func - (x: Formula) -> Formula {
    x.isZero ? x : Formula("−" + x.inside(.sign), .sign, x.shape)
  }

  package static func + (a: Formula, b: Formula) -> Formula {
    if a.isZero { return b }
    if b.isZero { return a }
    return Formula(
      a.inside(.sum) + (b.binding == .sign ? " − " + b.text.dropFirst() : " + " + b.inside(.sum)),
      .sum, joined(a, b))
  }

  package static func - (a: Formula, b: Formula) -> Formula {
    b.isZero ? a : Formula(a.inside(.sum) + " − " + b.right(.sum), .sum, joined(a, b))
  }

  package static func * (a: Formula, b: Formula) -> Formula {
    if a.isOne { return Formula(b.text, b.binding, joined(a, b)) }
    if b.isOne { return Formula(a.text, a.binding, joined(a, b)) }
    if a.isZero || b.isZero { return Formula("0", .atom, joined(a, b)) }
    if a.text == "−1" { return -Formula(b.text, b.binding, joined(a, b)) }
    if b.text == "−1" { return -Formula(a.text, a.binding, joined(a, b)) }
    if a.text == b.text { return power(a, 2) }
    return Formula(a.inside(.product) + "·" + b.inside(.power), .product, joined(a, b))
  }

  package static func / (a: Formula, b: Formula) -> Formula {
    b.isOne
      ? a : Formula(a.inside(.product) + " / " + b.right(.product), .product, joined(a, b))
  }

  package static func power(_ a: Formula, _ b: Formula) -> Formula {
    if b.isOne { return a }
    let base = a.binding < .atom ? "(\(a.text))" : a.text
    let superscript = b.text.map { superscripts[$0] }
    if superscript.allSatisfy({ $0 != nil }) {
      return Formula(base + String(superscript.compactMap { $0 }), .power, joined(a, b))
    }
    return Formula(base + "^" + (b.binding < .atom ? "(\(b.text))" : b.text), .power, joined(a, b))
  }

  private static let superscripts: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
    "9": "⁹", "−": "⁻",
  ]

  package static func call(_ function: ElementaryFunction, _ x: Formula) -> Formula {
    switch function {
    case .abs: Formula("|\(x.text)|", .atom, x.shape)
    case .sqrt: Formula("√" + (x.binding < .atom ? "(\(x.text))" : x.text), .atom, x.shape)
    case .sigmoid: Formula("σ(\(x.text))", .atom, x.shape)
    default: Formula("\(function.rawValue)(\(x.text))", .atom, x.shape)
    }
  }

  package static func choose(
    where a: Formula, _ comparison: Comparison, _ b: Formula, then: Formula, otherwise: Formula
  ) -> Formula {
    if then.text == otherwise.text { return then }
    let sign =
      switch comparison {
      case .lessOrEqual: "≤"
      case .greaterOrEqual: "≥"
      case .equal: "="
      case .notEqual: "≠"
      default: comparison.rawValue
      }
    return Formula(
      "\(then.inside(.sum)) if \(a.inside(.sum)) \(sign) \(b.inside(.sum)) else \(otherwise.text)",
      .conditional, joined(then, otherwise))
  }

  package static func applying(_ operation: some Operation, _ operands: [Formula]) -> Formula {
    let shape = (try? operation.shape(of: operands.map(\.shape))) ?? []
    func postfix(_ mark: String) -> Formula {
      let base = operands[0].binding < .atom ? "(\(operands[0].text))" : operands[0].text
      return Formula(base + mark, .atom, shape)
    }
    switch operation {
    case is MatMul:
      return Formula(
        operands[0].inside(.product) + " @ " + operands[1].right(.product), .product, shape)
    case is Transpose:
      // Twice transposed is what it was.
      if operands[0].binding == .atom, operands[0].text.hasSuffix("ᵀ") {
        return Formula(name: String(operands[0].text.dropLast()), shape: shape)
      }
      return postfix("ᵀ")
    case is Add: return operands[0] + operands[1]
    case is Subtract: return operands[0] - operands[1]
    case is Multiply: return operands[0] * operands[1]
    case is Divide: return operands[0] / operands[1]
    case is Negate: return -operands[0]
    case is Square: return power(operands[0], 2)
    case let pow as Pow: return power(operands[0], Formula(pow.exponent))
    case is Power: return power(operands[0], operands[1])
    // Spreading a gradient out again is what its shape says already.
    case is Expand, is SumTo, is Reshape: return operands[0].shaped(shape)
    case is any Reduction, is Softmax, is LogSoftmax, is LayerNorm:
      // Over which dimensions stands on the card.
      return Formula("\(operation.name)(\(operands[0].text))", .atom, shape)
    default:
      // In the order in which a graph keeps them.
      let settings = operation.attributes.sorted { $0.name < $1.name }.map {
        "\($0.name)=\($0.value.formulaText)"
      }
      let arguments = (operands.map(\.text) + settings).joined(separator: ", ")
      return Formula("\(operation.name)(\(arguments))", .atom, shape)
    }
  }

  private static func joined(_ a: Formula, _ b: Formula) -> Shape {
    a.shape.broadcast(with: b.shape) ?? a.shape
  }
}
