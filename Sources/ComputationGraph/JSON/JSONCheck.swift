// Finds out whether a text is JSON, so that whoever reads it has only the schema to check.

/// Walks through a text once, without recursion, and stops where it is not JSON.
package struct JSONCheck {
  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// How many lists and objects stand in one another at most.
  private var depth = 0
  private var isUTF8 = true

  /// Values are read with recursion, so there is a limit.
  private static let maximumDepth = 512

  private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The value that a text consists of; a byte order mark may stand before it.
  package static func value(
    of bytes: UnsafeBufferPointer<UInt8>
  ) throws(GraphReadingError) -> JSONValue {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var check = JSONCheck(UnsafeBufferPointer(rebasing: bytes[mark...]))
    let value: Range<Int>
    do { value = try check.document() } catch {
      let before = check.text[..<check.position]
      let line = before.split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
      throw .notJSON(
        JSONFault(
          line: before.count { $0 == 0x0A } + 1,
          column: String(decoding: line, as: UTF8.self).count + 1, kind: error))
    }
    guard check.isUTF8, check.depth <= maximumDepth else { throw .notJSON(nil) }
    return JSONValue(whole: UnsafeBufferPointer(rebasing: check.text[value]))
  }

  /// Returns where the value stands.
  private mutating func document() throws(JSONFault.Kind) -> Range<Int> {
    skipSpace()
    let start = position
    /// The closing brackets still to come.
    var open: [UInt8] = []
    repeat {
      // Here a value is due.
      skipSpace()
      if take("[") || take("{") {
        let closing = text[position - 1] + 2
        open.append(closing)
        depth = max(depth, open.count)
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
        if take(",") {
          if closing == UInt8(ascii: "}") { try key() }
          break
        }
        guard let next else { throw .end }
        guard next == closing else { throw .separator }
        position += 1
        open.removeLast()
      }
    } while !open.isEmpty
    let end = position
    skipSpace()
    if next != nil { throw .rest }
    return start..<end
  }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  /// Takes a character, if it is the next.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    let isNext = next == UInt8(ascii: character)
    if isNext { position += 1 }
    return isNext
  }

  private mutating func skipSpace() {
    while take(" ") || take("\n") || take("\r") || take("\t") {}
  }

  private mutating func key() throws(JSONFault.Kind) {
    skipSpace()
    guard let next else { throw .end }
    guard next == UInt8(ascii: "\"") else { throw .key }
    try string()
    skipSpace()
    if !take(":") { throw self.next == nil ? .end : .colon }
  }

  private mutating func scalar() throws(JSONFault.Kind) {
    guard let next else { throw .end }
    switch next {
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try number()
    default:
      if !takeWord("true"), !takeWord("false"), !takeWord("null") { throw .value }
    }
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    let isNext = text[position...].starts(with: bytes)
    if isNext { position += bytes.count }
    return isNext
  }

  private mutating func string() throws(JSONFault.Kind) {
    let start = position
    var isASCII = true
    position += 1
    while !take("\"") {
      guard let next else { throw .end }
      if next < 0x20 { throw .string }
      if next >= 0x80 { isASCII = false }
      position += 1
      if next == UInt8(ascii: "\\") { try escape() }
    }
    if !isASCII, String(validating: text[start..<position], as: UTF8.self) == nil { isUTF8 = false }
  }

  /// What stands after a backslash.
  private mutating func escape() throws(JSONFault.Kind) {
    let digits = take("u") ? 4 : 0
    for _ in 0..<digits { try takeOne(of: "0123456789abcdefABCDEF") }
    if digits == 0 { try takeOne(of: "\"\\/bfnrt") }
  }

  private mutating func takeOne(of characters: String) throws(JSONFault.Kind) {
    guard let next else { throw .end }
    guard characters.utf8.contains(next) else { throw .string }
    position += 1
  }

  private mutating func number() throws(JSONFault.Kind) {
    let start = position
    _ = take("-")
    var isNumber = take("0") || takeDigits()
    if take(".") { isNumber = takeDigits() && isNumber }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      isNumber = takeDigits() && isNumber
    }
    if let next, "+-.eE0123456789".utf8.contains(next) { isNumber = false }
    if !isNumber {
      position = start
      throw .number
    }
  }

  private mutating func takeDigits() -> Bool {
    let start = position
    while let next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= next { position += 1 }
    return position > start
  }
}
