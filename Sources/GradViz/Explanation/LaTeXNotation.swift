// Formulas, names and numbers in LaTeX's mathematics.

import ComputationGraph

/// Formulas in LaTeX's mathematics: `1 − o²` is `1 - o^{2}`.
///
/// Whatever the names, braces are balanced and nothing in them is read as a command.
struct LaTeXNotation: FormulaNotation {
  func number(_ value: Double) -> String { latexNumber(NumberFormat.exact.string(value)) }

  func constant(_ constant: Constant) -> String {
    switch constant {
    case .twoOverRootPi: "2/\\sqrt{\\pi}"
    case .ln2: "\\ln 2"
    case .ln10: "\\ln 10"
    case .rootHalf: "\\sqrt{\\tfrac{1}{2}}"
    case .oneOverRootTwoPi: "1/\\sqrt{2\\pi}"
    }
  }

  func name(_ name: String) -> String { latexName(name) }
  func words(_ text: String) -> String { "\\text{\(latexText(text))}" }

  func infix(_ sign: Formula.Operator) -> String {
    switch sign {
    case .add: " + "
    case .subtract: " - "
    case .multiply: " \\cdot "
    case .divide: " / "
    case .matmul: "  \\mathbin{@}  "
    case .power: "^"
    case .negate, .transpose: ""
    }
  }

  func negated(_ operand: String) -> String { "-" + operand }
  func transposed(_ operand: String) -> String { base(operand) + "^{\\top }" }
  func bracketed(_ text: String) -> String { "(\(text))" }
  func power(_ base: String, _ exponent: Formula) -> String {
    self.base(base) + "^{\(exponent.written(self))}"
  }

  /// A second exponent at the same base would be an error.
  private func base(_ text: String) -> String { text.contains("^") ? "{\(text)}" : text }

  func call(_ function: ElementaryFunction, _ argument: String, isAtom: Bool) -> String {
    switch function {
    case .abs: "|\(argument)|"
    case .sqrt: "\\sqrt{\(argument)}"
    case .sigmoid: "\\sigma (\(argument))"
    case .sin, .cos, .tan, .sinh, .cosh, .tanh, .exp, .log: "\\\(function.name)(\(argument))"
    default: application(function.name, [argument])
    }
  }

  func application(_ name: String, _ arguments: [String]) -> String {
    "\\operatorname{\(latexText(name))}(\(arguments.joined(separator: ",\\, ")))"
  }

  func setting(_ setting: Setting) -> String {
    "\\text{\(latexText("\(setting.name)=\(setting.value.text)"))}"
  }

  func choice(_ then: String, _ condition: String, _ otherwise: String) -> String {
    "\(then) \\text{ if } \(condition) \\text{ else } \(otherwise)"
  }

  func condition(_ then: String, _ condition: String, _ otherwise: String) -> String {
    "\(then) \\text{ where } \(condition),\\, \\text{ else } \(otherwise)"
  }

  func comparison(_ comparison: Comparison) -> String {
    switch comparison {
    case .less, .greater: " \(comparison.rawValue) "
    case .lessOrEqual: " \\le "
    case .greaterOrEqual: " \\ge "
    case .equal: " = "
    case .notEqual: " \\ne "
    }
  }
}

/// A name: `x1` is `x_{1}`, `loss` is in italics, what is no word is text.
func latexName(_ name: String) -> String {
  let transposes = name.reversed().prefix { $0 == "ᵀ" }.count
  if transposes > 0, name.count > transposes {
    let mark = String(repeating: "\\top ", count: transposes)
    return "{\(latexName(String(name.dropLast(transposes))))}^{\(mark)}"
  }
  if let greek = greekLetters[name] { return greek }
  let digits = name.dropFirst().map { $0.isASCII ? $0.wholeNumberValue : lowered[$0] }
  if let first = name.first, let letter = letter(first), digits.allSatisfy({ $0 != nil }),
    !digits.isEmpty
  {
    return letter + "_{" + digits.map { String($0!) }.joined() + "}"
  }
  guard let first = name.first, first.isASCII, first.isLetter,
    name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") })
  else { return "\\text{\(latexText(name))}" }
  if name.count == 1 { return name }
  return "\\mathit{\(name.replacing("_", with: "\\_"))}"
}

private func letter(_ character: Character) -> String? {
  if let greek = greekLetters[String(character)] { return greek }
  return character.isASCII && character.isLetter ? String(character) : nil
}

private let lowered = Dictionary(uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉", 0...9))

/// A number as pictures have it: `1.5e−20` is `1.5 \times 10^{-20}`.
func latexNumber(_ text: String) -> String {
  if text == "NaN" { return "\\text{NaN}" }
  let plain = text.replacing("−", with: "-").replacing("∞", with: "\\infty ")
    .replacing("≈", with: "\\approx ")
  guard let mark = plain.firstIndex(of: "e") else { return plain }
  return "\(plain[..<mark]) \\times 10^{\(plain[plain.index(after: mark)...])}"
}

/// Words and signs in LaTeX's text, in any encoding of fonts.
func latexText(_ text: String) -> String {
  text.withoutControls.unicodeScalars.map { scalar in
    if let command = commands[scalar] { return command }
    if let letter = greekLetters[String(scalar)] { return "$\(letter)$" }
    return "{}$&#%_".unicodeScalars.contains(scalar) ? "\\\(scalar)" : "\(scalar)"
  }
  .joined()
}

private let commands: [Unicode.Scalar: String] = [
  "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
  "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\symbol{34}",
  "−": "$-$", "×": "$\\times$", "÷": "$\\div$", "±": "$\\pm$", "·": "$\\cdot$", "∗": "$\\ast$",
  "∞": "$\\infty$", "Σ": "$\\sum$", "∑": "$\\sum$", "∏": "$\\prod$", "√": "$\\surd$",
  "∂": "$\\partial$",
  "∇": "$\\nabla$", "′": "$'$", "≤": "$\\le$", "≥": "$\\ge$", "≠": "$\\ne$", "≈": "$\\approx$",
  "∈": "$\\in$", "⊙": "$\\odot$", "⊗": "$\\otimes$", "⊕": "$\\oplus$", "∘": "$\\circ$",
  "∖": "$\\setminus$", "←": "$\\leftarrow$", "→": "$\\rightarrow$", "⟨": "$\\langle$",
  "⟩": "$\\rangle$", "‖": "$\\|$", "⌊": "$\\lfloor$", "⌋": "$\\rfloor$", "ᵀ": "$^{\\top}$",
  "ℓ": "$\\ell$", "°": "$^{\\circ}$", "…": "\\dots{}", "–": "--", "—": "---", "›": "$\\rangle$",
  "‘": "`", "’": "'", "“": "``", "”": "''", "\u{A0}": "~",
].merging(raised) { own, _ in own }

/// Small signs above the line and below it.
private let raised: [Unicode.Scalar: String] = [
  ("^", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-"), ("_", "₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-"),
].reduce(into: [:]) { table, row in
  for (sign, plain) in zip(row.1.unicodeScalars, row.2) { table[sign] = "$\(row.0){\(plain)}$" }
}

private let greekLetters: [String: String] = [
  "α": "\\alpha ", "β": "\\beta ", "γ": "\\gamma ", "δ": "\\delta ", "ε": "\\varepsilon ",
  "ζ": "\\zeta ", "η": "\\eta ", "θ": "\\theta ", "κ": "\\kappa ", "λ": "\\lambda ",
  "μ": "\\mu ", "ν": "\\nu ", "ξ": "\\xi ", "π": "\\pi ", "ρ": "\\rho ", "σ": "\\sigma ",
  "τ": "\\tau ", "φ": "\\varphi ", "χ": "\\chi ", "ψ": "\\psi ", "ω": "\\omega ",
  "Γ": "\\Gamma ", "Δ": "\\Delta ", "Θ": "\\Theta ", "Λ": "\\Lambda ", "Σ": "\\Sigma ",
  "Φ": "\\Phi ", "Ψ": "\\Psi ", "Ω": "\\Omega ",
]
