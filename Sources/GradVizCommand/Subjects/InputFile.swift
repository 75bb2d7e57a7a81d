// What is read: a file, or standard input.

import SystemPackage

/// A file that was read, or standard input.
struct InputFile {
  let path: String
  private(set) var bytes: [UInt8] = []

  /// - Parameter path: `-` is standard input.
  init(_ path: String) throws(CommandError) {
    self.path = path
    do {
      let file =
        isStandardInput
        ? FileDescriptor.standardInput : try .open(path, .readOnly, options: .closeOnExec)
      while true {
        let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        if chunk.isEmpty { break }
        bytes += chunk
      }
    } catch { throw .notRead(path: path, error as? Errno ?? .ioError) }
    // Some editors begin a file with a mark that says nothing of it.
    if bytes.starts(with: "\u{FEFF}".utf8) { bytes.removeFirst(3) }
  }

  var isStandardInput: Bool { path == "-" }
  /// The name that messages about its content have.
  var name: String {
    isStandardInput ? "stdin" : (FilePath(path).lastComponent?.string ?? path).withoutControls
  }
}
