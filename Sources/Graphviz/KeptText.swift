// Text that is left to the reader where a picture fails, beside whatever is there already.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension AtomicFile {
  /// Keeps text in a file at a path, or beside it, and never in place of another file.
  ///
  /// - Returns: Where the text is: at the path if that was free or had the same text, else with a
  ///   number, as in `loss-2.dot`; nil where it could not be written.
  package static func keep(_ text: String, at path: String) -> String? {
    for number in 1..<100 {
      var place = FilePath(path)
      if number > 1 {
        guard let stem = place.stem else { return nil }
        let ending = place.extension.map { "." + $0 } ?? ""
        place = place.removingLastComponent().appending("\(stem)-\(number)\(ending)")
      }
      if holds(text, place) { return place.string }
      var status = stat()
      if lstat(place.string, &status) == 0 { continue }
      do {
        let stream = try AtomicFileStream(place.string)
        stream.write(text)
        if try stream.commit(replaces: false) { return place.string }
      } catch { return nil }
    }
    return nil
  }

  /// Whether there is a file with just this text.
  private static func holds(_ text: String, _ path: FilePath) -> Bool {
    var status = stat()
    guard stat(path.string, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size == text.utf8.count,
      let file = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    else { return false }
    defer { try? file.close() }
    var rest = text.utf8[...]
    while let bytes = try? [UInt8](
      unsafeUninitializedCapacity: 1 << 16,
      initializingWith: { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }), !bytes.isEmpty
    {
      guard rest.starts(with: bytes) else { return false }
      rest = rest.dropFirst(bytes.count)
    }
    return rest.isEmpty
  }
}
