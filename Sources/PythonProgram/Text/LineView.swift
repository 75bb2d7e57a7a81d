// A source line and the carets under it, so that they stand under each other in a terminal.

import ComputationGraph

/// A line in four parts (before the range, range up to the caret, range from the caret, the rest)
/// and the line of carets for it.
struct LineView {
  private(set) var line = ""
  private(set) var caret = ""

  /// Columns shown of a line that is longer.
  private static let width = 100

  init(parts: [[Character]]) {
    let characters = parts.joined()
    let caretIndex = parts[0].count + parts[1].count
    let rangeEnd = caretIndex + parts[2].count
    var first = 0
    if caretIndex > Self.width * 3 / 4 { first = caretIndex - Self.width / 2 }
    let isCutAtEnd = characters.count - first > Self.width
    if first > 0 {
      line = "…"
      caret = " "
    }
    for (index, character) in characters.enumerated().dropFirst(first).prefix(Self.width) {
      line.append(character == "\t" ? character : character.withoutControl)
      let width = Self.columns(of: character)
      if index < parts[0].count {
        caret += character == "\t" ? "\t" : String(repeating: " ", count: width)
      } else if index < rangeEnd || index == caretIndex {
        caret += (index == caretIndex ? "^" : "~") + String(repeating: "~", count: width - 1)
      }
    }
    if caretIndex == characters.count { caret += "^" }
    if isCutAtEnd { line += "…" }
  }

  /// The columns a character takes in a terminal: two for East Asian wide ones and emoji.
  private static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 1 }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension String {
  /// The text with long words, such as a name of a thousand letters, and a long rest left out.
  var withoutLongWords: String {
    let parts = split(separator: " ", omittingEmptySubsequences: false)
    let words = parts.map { word -> Substring in
      word.count > 60 ? word.prefix(40) + "…" + word.suffix(8) : word
    }
    let text = words.joined(separator: " ")
    return text.count > 1000 ? String(text.prefix(1000)) + "…" : text
  }
}
