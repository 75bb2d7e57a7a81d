// Rules, names and numbers in LaTeX's notation.

/// A formula as rules have it, in LaTeX's mathematics: `1 − o²` is `1 - o^{2}`.
///
/// Whatever the text, braces are balanced and nothing in it is read as a command.
func latexFormula(_ text: String) -> String {
  var formula = LaTeXFormula(rest: Substring(text))
  return formula.written()
}

/// A name: `x1` is `x_{1}`, `loss` is in italics, what is no word is text.
func latexName(_ name: String) -> String {
  let transposes = name.reversed().prefix { $0 == "ᵀ" }.count
  if transposes > 0, name.count > transposes {
    let mark = String(repeating: "\\top ", count: transposes)
    return "{\(latexName(String(name.dropLast(transposes))))}^{\(mark)}"
  }
  if let greek = greekLetters[name] { return greek }
  guard let first = name.first, first.isASCII, first.isLetter,
    name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") })
  else { return "\\text{\(latexText(name))}" }
  if name.count == 1 { return name }
  if name.dropFirst().allSatisfy(\.isNumber) { return "\(first)_{\(name.dropFirst())}" }
  return "\\mathit{\(name.replacing("_", with: "\\_"))}"
}

/// A number as pictures have it: `1.5e−20` is `1.5 \times 10^{-20}`.
func latexNumber(_ text: String) -> String {
  if text == "NaN" { return "\\text{NaN}" }
  let plain = text.replacing("−", with: "-").replacing("∞", with: "\\infty ")
  guard let mark = plain.firstIndex(of: "e") else { return plain }
  return "\(plain[..<mark]) \\times 10^{\(plain[plain.index(after: mark)...])}"
}

/// Words and signs in LaTeX's text.
func latexText(_ text: String) -> String {
  text.reduce(into: "") { result, character in
    switch character {
    case "\\": result += "\\textbackslash{}"
    case "~": result += "\\textasciitilde{}"
    case "^": result += "\\textasciicircum{}"
    case "<": result += "\\textless{}"
    case ">": result += "\\textgreater{}"
    case "|": result += "\\textbar{}"
    case "\"": result += "\\textquotedbl{}"
    case "{", "}", "$", "&", "#", "%", "_": result += "\\" + String(character)
    case "−": result += "$-$"
    case "×": result += "$\\times$"
    case "∞": result += "$\\infty$"
    case "…": result += "\\dots{}"
    default: result.append(character)
    }
  }
}

private let greekLetters: [String: String] = [
  "α": "\\alpha ", "β": "\\beta ", "γ": "\\gamma ", "δ": "\\delta ", "ε": "\\varepsilon ",
  "ζ": "\\zeta ", "η": "\\eta ", "θ": "\\theta ", "κ": "\\kappa ", "λ": "\\lambda ",
  "μ": "\\mu ", "ν": "\\nu ", "ξ": "\\xi ", "π": "\\pi ", "ρ": "\\rho ", "σ": "\\sigma ",
  "τ": "\\tau ", "φ": "\\varphi ", "χ": "\\chi ", "ψ": "\\psi ", "ω": "\\omega ",
  "Γ": "\\Gamma ", "Δ": "\\Delta ", "Θ": "\\Theta ", "Λ": "\\Lambda ", "Σ": "\\Sigma ",
  "Φ": "\\Phi ", "Ψ": "\\Psi ", "Ω": "\\Omega ",
]

/// Reads a formula from left to right, token by token.
private struct LaTeXFormula {
  var rest: Substring
  /// A second exponent at the same base would be an error.
  private var endsInExponent = false

  init(rest: Substring) { self.rest = rest }

  mutating func written() -> String {
    var result = ""
    while let character = rest.first { result += token(character) }
    return result
  }

  private mutating func token(_ character: Character) -> String {
    if exponents[character] != nil {
      return raised(take { exponents[$0] != nil }.map { exponents[$0]! }.joined())
    }
    if character == "^", rest.count > 1 {
      rest.removeFirst()
      return raised(argument())
    }
    endsInExponent = false
    if isDigit(character) { return latexNumber(number()) }
    if isWordPart(character) { return word() }
    rest.removeFirst()
    switch character {
    case "√": return "\\sqrt{\(argument())}"
    default: return sign(character)
    }
  }

  private func sign(_ character: Character) -> String {
    Self.signs[character] ?? "\\text{\(latexText(String(character)))}"
  }

  private static let signs: [Character: String] = [
    " ": " ", "+": "+", "−": "-", "-": "-", "·": " \\cdot ", "×": " \\times ", "/": "/",
    "÷": " \\div ", "=": "=", "<": " < ", ">": " > ", "≤": " \\le ", "≥": " \\ge ",
    "≠": " \\ne ", "(": "(", ")": ")", "[": "\\lbrack ", "]": "\\rbrack ", ",": ",\\,",
    ":": ":", "@": " \\mathbin{@} ", "∞": "\\infty ", "|": "|", "*": "\\ast ",
    "½": "\\tfrac{1}{2}", "∂": "\\partial ", "…": "\\dots ", "‖": "\\| ",
    "′": "\\text{'}", "∏": "\\prod ",
  ]

  private mutating func raised(_ exponent: String) -> String {
    defer { endsInExponent = true }
    return (endsInExponent ? "{}" : "") + "^{\(exponent)}"
  }

  /// What a root or a power is taken of: what is in brackets, else one number or word.
  private mutating func argument() -> String {
    guard let character = rest.first else { return "" }
    if character == "(", let end = closingBracket() {
      var inner = LaTeXFormula(rest: rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
      return inner.written()
    }
    if isDigit(character) { return latexNumber(number()) }
    if isWordPart(character) { return word() }
    rest.removeFirst()
    if character == "√" { return "\\sqrt{\(argument())}" }
    return exponents[character] ?? sign(character)
  }

  private func closingBracket() -> Substring.Index? {
    var depth = 0
    for index in rest.indices {
      if rest[index] == "(" { depth += 1 }
      if rest[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private mutating func number() -> String {
    var text = take { isDigit($0) || $0 == "." }
    // 1.5e−20
    if rest.first == "e" {
      let after = rest.dropFirst()
      let digits = after.first == "−" || after.first == "-" ? after.dropFirst() : after
      if let digit = digits.first, isDigit(digit) {
        text += "e" + (digits.startIndex == after.startIndex ? "" : "−")
        rest = digits
        text += take(isDigit)
      }
    }
    return text
  }

  private mutating func word() -> String {
    let word = take(isWordPart)
    switch word {
    case "if", "else", "where": return "\\text{ \(word) }"
    case "upstream": return "\\text{upstream}"
    case "NaN": return "\\text{NaN}"
    case "Σ" where rest.first == " ": return "\\sum "
    default: break
    }
    let isFunction = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    guard rest.first == "(", isFunction else { return latexName(word) }
    let known = ["sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "max", "min"]
    return known.contains(word)
      ? "\\\(word)" : "\\operatorname{\(word.replacing("_", with: "\\_"))}"
  }

  private mutating func take(_ belongs: (Character) -> Bool) -> String {
    let taken = rest.prefix(while: belongs)
    rest = rest[taken.endIndex...]
    return String(taken)
  }

}

private func isDigit(_ character: Character) -> Bool {
  character.isASCII && character.isNumber
}

/// Unicode lets words go on with a raised dot or T; in formulas they are a product and a transpose.
private func isWordPart(_ character: Character) -> Bool {
  if character == "·" || exponents[character] != nil { return false }
  return character == "." || character.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
}

/// Raised characters and what they are on the line.
private let exponents: [Character: String] = {
  var exponents: [Character: String] = ["ᵀ": "\\top "]
  for (plain, raised) in superscripts { exponents[raised] = plain == "−" ? "-" : String(plain) }
  return exponents
}()
