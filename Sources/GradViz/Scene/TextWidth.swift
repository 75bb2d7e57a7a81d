// How wide text is, without a font: the advance widths of Helvetica, from its public metrics.

/// The width of text in Helvetica, as Arial and Liberation Sans have it too.
func textWidth(_ text: String, size: Double, bold: Bool = false) -> Double {
  let units = text.unicodeScalars.reduce(0) { $0 + advance($1) }
  // Bold letters are a little wider; a few per cent cover all of them.
  return Double(units) / 1000 * size * (bold ? 1.07 : 1)
}

/// How many columns a text takes in a terminal; wide characters take two.
func columns(_ text: String) -> Int { text.reduce(0) { $0 + (hasWide(String($1)) ? 2 : 1) } }

/// Whether there are characters as wide as high in a text, such as Chinese.
///
/// The machine that lays out may have no font for them and take them for narrow ones.
func hasWide(_ text: String) -> Bool { text.unicodeScalars.contains(where: isWide) }

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    true
  default: false
  }
}

/// In thousandths of the font size.
private func advance(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value >= 0x20, scalar.value < 0x7F { return advances[Int(scalar.value) - 0x20] }
  if isWide(scalar) { return 1000 }
  switch scalar {
  case "\u{A0}": return 278
  case "\u{200B}": return 0
  case "−", "×", "÷", "∞", "≈": return 584
  case "…": return 1000
  case "·", "′": return 300
  default: return 600
  }
}

private let advances: [Int] = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  // space to /
  556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  // 0 to ?
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  // @ to O
  667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  // P to _
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  // ` to o
  556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,  // p to ~
]
