// The quoting rules of DOT: how each kind of label, and each id, is written so that Graphviz
// reads it back as it was meant.

extension [UInt8] {
  /// Appends an id: bare if it is a plain identifier, otherwise as quoted text.
  mutating func append(id: String) {
    var id = id  // Only a variable lends its bytes.
    id.withUTF8 { id in
      if isPlainIdentifier(id) {
        append(contentsOf: id)
      } else {
        append(quoted: id, .id)
      }
    }
  }

  /// Appends the value of the attribute called `name`.
  mutating func append(_ label: Label, for name: String) {
    switch label {
    case .text(var text):
      let table = EscapeTable.text(for: name)
      text.withUTF8 { append(quoted: $0, table) }
    case .escaped(var text):
      let table = EscapeTable.escaped(for: name)
      text.withUTF8 { append(quoted: $0, table) }
    case .html(var text):
      text.withUTF8 { append(markup: $0) }
    }
  }

  mutating func append(quoted text: UnsafeBufferPointer<UInt8>, _ table: EscapeTable) {
    append(UInt8(ascii: "\""))
    if text.count < longestPiece, table.isPlain(text) {
      append(contentsOf: text)
    } else {
      var start = count
      table.escape(text, into: &self) { output in
        guard output.count - start >= longestPiece else { return }
        output.append(contentsOf: "\" + \"".utf8)
        start = output.count
      }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(markup: UnsafeBufferPointer<UInt8>) {
    // Without any content `<>` is a syntax error.
    guard !markup.isEmpty else { return append(contentsOf: "\"\"".utf8) }
    append(UInt8(ascii: "<"))
    if markup.count < longestPiece {
      append(contentsOf: markup)
    } else {
      append(longMarkup: markup)
    }
    append(UInt8(ascii: ">"))
  }

  /// Appends markup whose text may be too long for one piece. Markup cannot be joined with `+`, but
  /// a piece ends with a line, and a newline in text counts for nothing. In a tag it is white space:
  /// there it takes the place of a space, and only where none comes in time does it add one.
  private mutating func append(longMarkup markup: UnsafeBufferPointer<UInt8>) {
    var length = 0
    var isInTag = false
    var isInEntity = false
    for byte in markup {
      let isInCharacter = isInEntity || byte & 0xC0 == 0x80
      if length >= longestPiece, !isInCharacter {
        let isSpaceInTag = isInTag && byte == UInt8(ascii: " ")
        if !isInTag || isSpaceInTag || length >= 15_000 {
          append(UInt8(ascii: "\n"))
          length = 0
        }
        if isSpaceInTag { continue }
      }
      append(byte)
      length += 1
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        isInTag = byte == UInt8(ascii: "<")
        length = 0
      case UInt8(ascii: "&"): isInEntity = true
      case UInt8(ascii: ";"): isInEntity = false
      default: break
      }
    }
  }
}

/// Graphviz 2.43 reads at most 16,384 bytes as one piece of a quoted string or of a markup's text.
private let longestPiece = 8192

// MARK: Identifiers

/// Whether an id may stand without quotes: ASCII letters, digits and `_`, no digit first, none of
/// DOT's keywords, whose case does not matter, and short enough to be read in one piece.
private func isPlainIdentifier(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = id.first, !isDigit(first) else { return false }
  return id.count < longestPiece && id.allSatisfy(isWordByte) && !isKeyword(id)
}

private func isWordByte(_ byte: UInt8) -> Bool {
  // In ASCII this bit tells small letters from capital ones.
  UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || isDigit(byte) || byte == UInt8(ascii: "_")
}

private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

/// This is asked of every id, so no text is made of it.
private func isKeyword(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
  4...8 ~= word.count
    && keywords.contains { keyword in
      keyword.utf8CodeUnitCount == word.count
        && word.indices.allSatisfy { keyword.utf8Start[$0] == word[$0] | 0x20 }
    }
}

private let keywords: [StaticString] = ["node", "edge", "graph", "digraph", "subgraph", "strict"]
