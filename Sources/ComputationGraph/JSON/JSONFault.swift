// Finds the place where a text stops being JSON, for the message about it.

/// The first place where a text is not JSON.
public struct JSONFault: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// In characters, from 1.
  public var column: Int
  /// What is wrong there.
  public var kind: Kind

  /// What is wrong; the raw value says it.
  public enum Kind: String, Error, Hashable, Sendable {
    case end = "the text ends too early"
    case value = "a value is expected here"
    case key = "a key in double quotes is expected here"
    case colon = "a colon is expected here"
    case separator = "a comma or the closing bracket is expected here"
    case string = "this is not allowed in a text: write it as an escape such as \\n or \\u0007"
    case number = "this is not a number as JSON writes them"
    case rest = "nothing may follow here"
  }
}

extension JSONFault {
  /// The first fault of a text; nil if this check, which asks less than a decoder, finds none.
  init?(in text: some Sequence<UInt8>) {
    var check = JSONCheck(bytes: Array(text))
    do {
      try check.document()
      return nil
    } catch {
      let before = check.bytes[..<check.position]
      let line = before.split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
      self.init(
        line: before.count { $0 == 0x0A } + 1,
        column: String(decoding: line, as: UTF8.self).count + 1, kind: error)
    }
  }
}

/// Walks through a text once, without recursion, and stops where it is not JSON.
private struct JSONCheck {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func document() throws(JSONFault.Kind) {
    /// The closing brackets still to come.
    var open: [UInt8] = []
    repeat {
      // Here a value is due.
      skipSpace()
      if let closing = try opening() {
        open.append(closing)
        skipSpace()
        if next != closing {
          if closing == UInt8(ascii: "}") { try key() }
          continue
        }
      } else {
        try scalar()
      }
      // Here a value is over.
      while let closing = open.last {
        skipSpace()
        guard let next else { throw .end }
        if next == UInt8(ascii: ",") {
          position += 1
          if closing == UInt8(ascii: "}") { try key() }
          break
        }
        guard next == closing else { throw .separator }
        position += 1
        open.removeLast()
      }
    } while !open.isEmpty
    skipSpace()
    if next != nil { throw .rest }
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let next, [0x20, 0x0A, 0x0D, 0x09].contains(next) { position += 1 }
  }

  /// Takes an opening bracket and returns the one that closes it.
  private mutating func opening() throws(JSONFault.Kind) -> UInt8? {
    guard let next else { throw .end }
    guard next == UInt8(ascii: "[") || next == UInt8(ascii: "{") else { return nil }
    position += 1
    return next + 2
  }

  private mutating func key() throws(JSONFault.Kind) {
    skipSpace()
    guard let next else { throw .end }
    guard next == UInt8(ascii: "\"") else { throw .key }
    try string()
    skipSpace()
    guard let next = self.next else { throw .end }
    guard next == UInt8(ascii: ":") else { throw .colon }
    position += 1
  }

  private mutating func scalar() throws(JSONFault.Kind) {
    guard let next else { throw .end }
    switch next {
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default:
      for word in ["true", "false", "null"] where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return
      }
      throw .value
    }
  }

  private mutating func string() throws(JSONFault.Kind) {
    position += 1
    while let next {
      switch next {
      case UInt8(ascii: "\""):
        position += 1
        return
      case ..<0x20: throw .string
      case UInt8(ascii: "\\"):
        position += 1
        guard let escaped = self.next else { throw .end }
        guard "\"\\/bfnrtu".utf8.contains(escaped) else { throw .string }
        position += 1
      default: position += 1
      }
    }
    throw .end
  }

  private mutating func number() throws(JSONFault.Kind) {
    let start = position
    while let next, "+-.eE0123456789".utf8.contains(next) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let digits = text.drop { $0 == "-" }
    let isPadded = digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true
    guard Double(text).map(\.isFinite) == true, !isPadded, text.last != ".", digits.first != "."
    else {
      position = start
      throw .number
    }
  }
}
