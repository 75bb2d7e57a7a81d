// Reads names and keywords; a name may be in any script.

extension Lexer {
  /// Reads a name, a keyword, or a string with a prefix.
  mutating func readName() throws(ProgramError) {
    let start = position
    while byte().isNameStart || byte().isDigit { position += 1 }
    let text = source.text(span(from: start))
    if byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "'") {
      let prefix = text.lowercased()
      if ["r", "u", "f", "rf", "fr", "b", "br", "rb"].contains(prefix) {
        try readString(prefix: prefix, from: start)
        return
      }
    }
    try checkCharacters(of: text, from: start)
    append(Keyword.table[text].map { .keyword($0) } ?? .name(text), from: start)
  }

  /// Throws at the first character that Unicode does not allow in a name.
  private func checkCharacters(of text: String, from start: Int) throws(ProgramError) {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return }
    var offset = start
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let length = UTF8.width(scalar)
      let isAllowed =
        index == 0 && scalar != "_"
        ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue
      guard isAllowed else {
        let span = Span(start: offset, end: offset + length)
        throw ProgramError(.text(.unknownCharacter(String(scalar))), span)
      }
      offset += length
    }
  }
}
