// What values are called in explanations: as in the rules on edges.

import ComputationGraph

/// How a value is written within a formula.
struct Term: Equatable {
  /// How tightly a text holds together.
  enum Binding: Int, Comparable {
    case conditional, sum, product, sign, power, atom
    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  var text: String
  var binding: Binding
  /// Whether the text is a name, not a formula.
  var isName = false
  /// The id of a value, where others are called the same.
  var mark: String?

  /// The text in brackets where it holds together less than what is around it.
  func inside(_ outer: Binding) -> String { binding < outer ? "(\(text))" : text }
  /// The same on the right side of − and ÷.
  func right(_ outer: Binding) -> String { binding <= outer ? "(\(text))" : text }

  init(_ text: String, _ binding: Binding) {
    self.text = text
    self.binding = binding
  }

  /// A name; one that is not a word is put in brackets.
  init(name: String) {
    text = name
    isName = true
    let isWord = name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue || $0 == "." }
    binding = isWord ? .atom : .conditional
  }

  init(number: Double) {
    text = NumberFormat.exact.string(number)
    binding = number < 0 ? .sign : .atom
  }
}

/// Names for the values of one explanation.
///
/// A value is called by its label or name; a bare constant by its number; a nameless result by
/// what it was computed from if that is short, else by its id. Those that several values on the
/// way share are told apart by ids: `h⟨n12⟩`, `(x·w)⟨n7⟩`.
struct ValueTerms {
  private var terms: [Int: Term] = [:]
  private let nameLength = 32
  /// Longer formulas are no names; rules on edges have the same limit.
  private static let formulaLength = 24

  init(_ explanation: Explanation) {
    let nodes = explanation.graph.nodes
    let way = ([explanation.output] + explanation.links.map(\.target))
    var isAncestor = [Bool](repeating: false, count: nodes.count)
    for position in way { isAncestor[position] = true }
    for position in nodes.indices.reversed() where isAncestor[position] {
      for input in nodes[position].inputs { isAncestor[input] = true }
    }
    // Rules know names only, labels are for the reader.
    var inRules: [Int: Term] = [:]
    for position in nodes.indices where isAncestor[position] {
      let node = nodes[position]
      let term = Self.term(of: node, operands: node.inputs.map { inRules[$0]! }, nameLength)
      inRules[position] = term
      let label = node.label.flatMap { _ in shortTitle(of: node, to: nameLength) }
      // Formulas drop `· 1` and `+ 0`; what is left would be called as something else is.
      let isOther =
        !node.isLeaf && node.name == nil
        && (term.text == "0" || node.inputs.contains { inRules[$0]!.text == term.text })
      terms[position] =
        label.map(Term.init(name:)) ?? (isOther ? Term(node.idText, .atom) : term)
    }
    var uses: [String: Int] = [:]
    var isCounted: Set<Int> = []
    for position in way where isCounted.insert(position).inserted {
      uses[terms[position]!.text, default: 0] += 1
    }
    for position in way where uses[terms[position]!.text]! > 1 {
      terms[position]!.mark = nodes[position].idText
    }
  }

  subscript(position: Int) -> Term { terms[position]! }

  private static func term(of node: NodeView, operands: [Term], _ nameLength: Int) -> Term {
    var named = node
    named.label = nil
    if let name = shortTitle(of: named, to: nameLength) { return Term(name: name) }
    if !node.isLeaf {
      let formula = formula(of: node, operands)
      if let formula, formula.text.count <= formulaLength { return formula }
    } else if node.isConstant, node.isScalar, node.shape.isEmpty {
      return Term(number: node.data[0])
    }
    return Term(node.idText, .atom)
  }

  // MARK: Formulas

  private static func formula(of node: NodeView, _ operands: [Term]) -> Term? {
    switch (node.operation, operands.count) {
    case ("add", 2): return sum(operands[0], operands[1])
    case ("sub", 2):
      return operands[1].text == "0"
        ? operands[0] : Term(operands[0].inside(.sum) + " − " + operands[1].right(.sum), .sum)
    case ("mul", 2): return product(operands[0], operands[1])
    case ("div", 2):
      return operands[1].text == "1"
        ? operands[0]
        : Term(operands[0].inside(.product) + " / " + operands[1].right(.product), .product)
    case ("neg", 1): return negated(operands[0])
    case ("square", 1): return power(operands[0], Term(number: 2))
    case ("pow", 1): return exponent(of: node).map { power(operands[0], Term(number: $0)) }
    case ("pow", 2): return power(operands[0], operands[1])
    case ("matmul", 2):
      return Term(operands[0].inside(.product) + " @ " + operands[1].right(.product), .product)
    case ("transpose", 1):
      let text = operands[0].text
      return operands[0].binding == .atom && text.hasSuffix("ᵀ")
        ? Term(name: String(text.dropLast())) : Term(operands[0].inside(.atom) + "ᵀ", .atom)
    case ("expand", 1), ("reshape", 1): return operands[0]
    default: return call(node, operands)
    }
  }

  private static func sum(_ a: Term, _ b: Term) -> Term {
    if a.text == "0" { return b }
    if b.text == "0" { return a }
    let second = b.binding == .sign ? " − " + b.text.dropFirst() : " + " + b.inside(.sum)
    return Term(a.inside(.sum) + second, .sum)
  }

  private static func product(_ a: Term, _ b: Term) -> Term {
    if a.text == "1" { return b }
    if b.text == "1" { return a }
    if a.text == "0" || b.text == "0" { return Term(number: 0) }
    if a.text == "−1" { return negated(b) }
    if b.text == "−1" { return negated(a) }
    if a.text == b.text { return power(a, Term(number: 2)) }
    return Term(a.inside(.product) + "·" + b.inside(.power), .product)
  }

  private static func negated(_ term: Term) -> Term {
    term.text == "0" ? term : Term("−" + term.inside(.sign), .sign)
  }

  private static func power(_ base: Term, _ exponent: Term) -> Term {
    if exponent.text == "1" { return base }
    let raised = exponent.text.map { superscripts[$0] }
    guard raised.allSatisfy({ $0 != nil }) else {
      return Term(base.inside(.atom) + "^" + exponent.inside(.atom), .power)
    }
    return Term(base.inside(.atom) + String(raised.compactMap { $0 }), .power)
  }

  private static func exponent(of node: NodeView) -> Double? {
    let attribute = node.settings.first { $0.name == "exponent" }
    guard case .number(let exponent)? = attribute?.value else { return nil }
    return exponent
  }

  /// `tanh(x)`; over which dimensions a reduction goes stands on its card.
  private static func call(_ node: NodeView, _ operands: [Term]) -> Term {
    var arguments = operands.map(\.text)
    if !reductions.contains(node.operation) {
      arguments += node.settings.map { "\($0.name)=\(attributeText($0.value))" }
    }
    return Term("\(node.operation)(\(arguments.joined(separator: ", ")))", .atom)
  }

  private static let reductions: Set<String> = [
    "sum", "mean", "amax", "amin", "max", "min", "prod", "var", "std", "norm", "logsumexp",
    "softmax", "log_softmax", "layer_norm",
  ]
}

let superscripts: [Character: Character] = [
  "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
  "9": "⁹", "−": "⁻",
]
