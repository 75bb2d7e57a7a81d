// The text of a program, and where in it something stands.

import Algorithms

/// A half-open range of UTF-8 bytes in a source text.
struct Span: Sendable, Equatable {
  var start: Int
  var end: Int

  /// The range from the start of this one to the end of another.
  func through(_ other: Span) -> Span { Span(start: start, end: other.end) }
}

/// A program's text as bytes, with the starts of its lines.
///
/// Lines end with LF, CR LF or CR. Offsets count bytes; columns count characters, from 1.
struct SourceText: Sendable {
  let file: String
  let bytes: [UInt8]
  /// Whether it is a module of the library.
  let isLibrary: Bool
  private let lineStarts: [Int]

  /// The most bytes a program may have.
  static let maximumSize = 1_000_000

  init(file: String, text: String, isLibrary: Bool = false) {
    self.file = file
    self.isLibrary = isLibrary
    let bytes = Array(text.utf8)
    let ends = bytes.indices.filter {
      bytes[$0] == UInt8(ascii: "\n")
        || bytes[$0] == UInt8(ascii: "\r") && bytes[($0 + 1)...].first != UInt8(ascii: "\n")
    }
    self.bytes = bytes
    lineStarts = [0] + ends.map { $0 + 1 }
  }

  /// The number of the line, from 1, that holds an offset.
  func line(at offset: Int) -> Int {
    lineStarts.partitioningIndex { $0 > offset }
  }

  /// The bytes of a line, without its end and without a byte order mark.
  func lineBytes(_ line: Int) -> Span {
    var start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    if line == 1, hasByteOrderMark { start = min(3, end) }
    return Span(start: start, end: end)
  }

  var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  func text(_ span: Span) -> String {
    String(decoding: bytes[span.start..<span.end], as: UTF8.self)
  }
}
