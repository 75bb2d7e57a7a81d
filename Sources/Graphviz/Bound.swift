// What a process writes, kept only as far as it is of use.

/// The beginning of what a process wrote.
struct Bound {
  /// How many bytes are kept.
  let limit: Int
  private(set) var bytes: [UInt8] = []
  /// How many there were.
  private(set) var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ more: UnsafeRawBufferPointer) {
    count += more.count
    bytes += more.prefix(max(limit - bytes.count, 0))
  }

  /// Messages; where some were dropped, the last line says so.
  var text: String {
    if bytes.count == count { return String(decoding: bytes, as: UTF8.self) }
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    let whole = String(decoding: bytes[..<end], as: UTF8.self)
    return (end < bytes.count || whole.hasSuffix("\n") ? whole : whole + "\n")
      + "… and \(count - end) bytes more\n"
  }
}
