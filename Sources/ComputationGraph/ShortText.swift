// Names from elsewhere made fit for a line: no hidden controls, cut in the middle.

/// The text, or nil where there is nothing to see.
package func seen(_ text: String) -> String? {
  // In these ranges nothing is blank, and most texts begin there.
  let isSeen = text.unicodeScalars.contains {
    0x21...0x7E ~= $0.value || 0xA1..<0x1680 ~= $0.value || !$0.properties.isWhitespace
  }
  return isSeen ? text : nil
}

/// Text on one line without characters that only steer, cut in the middle when it is longer than
/// `limit`: `a very lon…name at all`.
///
/// The limit counts Unicode scalars, so that stacks of combining marks are cut too; characters
/// stay whole.
package func shortened(_ text: String, to limit: Int) -> String {
  if text.utf8.count <= limit, text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  let head = scalars(limit - limit / 3 - 1, of: text)
  let whole = scalars(limit, of: text)
  guard whole.isCut else { return oneLine(whole.text) }
  let tail = scalars(limit / 3, of: String(text.suffix(limit).reversed()))
  return oneLine(head.text) + "…" + oneLine(String(tail.text.reversed()))
}

/// The characters from the front that make up at most `count` scalars.
private func scalars(_ count: Int, of text: String) -> (text: String, isCut: Bool) {
  var result = ""
  var left = count
  for character in text {
    left -= character.unicodeScalars.count
    if left < 0 { return (result, true) }
    result.append(character)
  }
  return (result, false)
}

private func oneLine(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .lineSeparator, .paragraphSeparator: result.append(" ")
    case .control: if scalar.properties.isWhitespace { result.append(" ") }
    // Joiners shape letters and emoji; other format characters only reorder or hide text.
    case .format where !["\u{200C}", "\u{200D}"].contains(scalar): break
    default: result.append(scalar)
    }
  }
  return String(result)
}
