// Where a Swift program made or named a value.

/// A place in a Swift program, as the compiler gives it: no text is made of it until a graph is
/// exported.
struct CallSite {
  private let file: UnsafePointer<UInt8>
  private let fileLength: Int32
  private let line: Int32

  /// - Parameters:
  ///   - file: `#fileID`, which is there as long as the process.
  ///   - line: `#line`.
  @inline(__always)
  init(_ file: StaticString, _ line: UInt) {
    self.file = file.utf8Start
    fileLength = Int32(truncatingIfNeeded: file.utf8CodeUnitCount)
    self.line = Int32(truncatingIfNeeded: line)
  }

  /// `Network.swift:12`, as other programs have it.
  var text: String {
    let path = UnsafeBufferPointer(start: file, count: Int(fileLength))
    let name = path.split(separator: UInt8(ascii: "/")).last ?? path[...]
    return String(decoding: name, as: UTF8.self) + ":\(line)"
  }
}
