// The escaping rules as tables: what is written for each byte that cannot stand for itself.

/// What is written in place of certain bytes; every other byte is copied.
///
/// In every table a line ending of any kind is replaced as `\n` is, and characters that no output
/// format can carry are dropped: control characters other than tab, U+FFFE and U+FFFF.
///
/// A class, as it is handed on for every text: its arrays are not counted each time.
final class EscapeTable: Sendable {
  private let replacements: [[UInt8]?]
  /// Whether a byte needs a closer look: it has a replacement, or begins a sequence that may.
  private let isSpecial: [Bool]
  /// Whether a backslash is the beginning of an escape that the author of the text wrote.
  private let keepsEscapes: Bool

  init(_ replacements: KeyValuePairs<Unicode.Scalar, String>, keepsEscapes: Bool = false) {
    self.keepsEscapes = keepsEscapes
    var written: [[UInt8]?] = Array(repeating: nil, count: 256)
    for control in 0..<0x20 where control != tab { written[control] = [] }
    for (scalar, text) in replacements { written[Int(scalar.value)] = Array(text.utf8) }
    self.replacements = written
    isSpecial = written.enumerated().map { byte, replacement in
      replacement != nil || byte == noncharacterLead || keepsEscapes && byte == backslash
    }
  }

  /// Whether nothing in `text` has to be replaced.
  func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    isSpecial.withUnsafeBufferPointer { isSpecial in
      !text.contains { isSpecial[Int($0)] }
    }
  }

  /// Appends `text` with everything replaced that has to be.
  ///
  /// `pause` is called from time to time where the text may be interrupted, that is between
  /// characters and outside escapes.
  func escape(
    _ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8],
    pause: (inout [UInt8]) -> Void = { _ in }
  ) {
    var position = 0
    while position < text.count {
      pause(&output)
      // What needs no replacement goes in runs, none of them long.
      let run = text[position..<min(position + 1024, text.count)]
      let end = run.firstIndex { isSpecial[Int($0)] } ?? characterBoundary(run.endIndex, in: text)
      output.append(contentsOf: text[position..<end])
      position = end
      if position < text.count, isSpecial[Int(text[position])] {
        position += replace(text[position...], into: &output)
      }
    }
  }

  /// Writes what stands for the beginning of `text`, a special byte, and returns the number of
  /// bytes that this covers.
  private func replace(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, into output: inout [UInt8]
  ) -> Int {
    let byte = text.first!
    let next = text.dropFirst().first
    switch byte {
    case noncharacterLead:
      let character = text.prefix(3)
      let isNoncharacter = next == 0xBF && character.last! >= 0xBE
      if !isNoncharacter { output.append(contentsOf: character) }
      return 3
    case carriageReturn:
      if next != newline { output.append(contentsOf: replacements[Int(newline)]!) }
    case backslash where keepsEscapes:
      // A backslash that escapes nothing would escape the closing quote.
      let escaped = next ?? backslash
      // Before anything but a plain ASCII character it means nothing, and would only join what is
      // written there.
      if escaped == backslash || escaped < 0x80 && !isSpecial[Int(escaped)] {
        output.append(backslash)
        output.append(escaped)
        return next == nil ? 1 : 2
      }
    default:
      output.append(contentsOf: replacements[Int(byte)]!)
    }
    return 1
  }

  /// The last index up to `index` at which no UTF-8 sequence is cut.
  private func characterBoundary(_ index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var index = index
    while index < text.count, text[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}

private let tab = 0x09
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let backslash = UInt8(ascii: "\\")
/// U+FFFE and U+FFFF are EF BF BE and EF BF BF in UTF-8.
private let noncharacterLead: UInt8 = 0xEF
