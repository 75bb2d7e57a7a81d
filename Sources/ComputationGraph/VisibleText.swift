// Text from files, made safe for a terminal: whatever would steer it is shown in its place.

extension Character {
  /// The character, or U+FFFD for one that could move the cursor of the reader's terminal.
  package var withoutControl: Character {
    let isControl = unicodeScalars.contains {
      switch $0.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      // Format characters join letters and emoji; alone they can reverse the line.
      case .format: unicodeScalars.count == 1
      default: false
      }
    }
    return isControl ? "\u{FFFD}" : self
  }
}

extension String {
  /// The text as it is shown within a line: line ends and tabs are replaced, too.
  package var withoutControls: String {
    isPlain(lines: false) ? self : String(map(\.withoutControl))
  }

  /// The text as it is shown in lines of its own.
  package var withoutControlsInLines: String {
    if isPlain(lines: true) { return self }
    return String(map { $0 == "\n" || $0 == "\t" ? $0 : $0.withoutControl })
  }

  /// Whether all characters are ASCII that is printed: most texts are, and this is fast.
  private func isPlain(lines: Bool) -> Bool {
    utf8.allSatisfy { 0x20..<0x7F ~= $0 || lines && ($0 == 0x0A || $0 == 0x09) }
  }
}
