// Files that appear whole or not at all.

import SystemPackage

/// Writes files so that nobody ever sees half of one.
///
/// The content goes to another file in the same folder, which then takes the name. If anything
/// fails, what was at the path before is still there, and nothing else is left behind.
///
/// - Folders on the way to the file are made.
/// - A file that is replaced keeps its permissions, a new one has the usual ones.
/// - A symbolic link stays one: the file that it points to is replaced.
/// - What is no file, such as `/dev/stdout` or a pipe, is written to directly.
public enum AtomicFile {
  /// Writes a whole file at once.
  ///
  /// - Throws: ``GraphvizError/notWritten(path:reason:)``.
  public static func write(_ bytes: [UInt8], to path: String) throws(GraphvizError) {
    let stream = try AtomicFileStream(path)
    stream.write(bytes)
    try stream.commit()
  }

  /// Writes a whole file at once.
  ///
  /// - Throws: ``GraphvizError/notWritten(path:reason:)``.
  public static func write(_ text: String, to path: String) throws(GraphvizError) {
    try write(Array(text.utf8), to: path)
  }
}

/// A file that is written piece by piece, and appears under its name when it is complete.
///
/// ```swift
/// var writer = DOTWriter(to: try AtomicFileStream("output/graph.dot"))
/// writer.beginGraph("g")
/// try writer.endGraph().commit()
/// ```
///
/// A stream that is given up before ``commit()`` leaves nothing behind.
public final class AtomicFileStream: TextOutputStream {
  private let path: String
  private var file: PartialFile?
  private var buffer: [UInt8] = []
  private var failure: GraphvizError?

  private static let capacity = 64 * 1024

  /// Opens a file beside `path`.
  ///
  /// - Throws: ``GraphvizError/notWritten(path:reason:)``.
  public init(_ path: String) throws(GraphvizError) {
    self.path = path
    do {
      file = try PartialFile(for: FilePath(path))
    } catch {
      throw .notWritten(path: path, reason: "\(error)")
    }
  }

  deinit {
    file?.discard()
  }

  /// Adds text to the file. A failure shows up in ``commit()``.
  public func write(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  /// Adds bytes to the file. A failure shows up in ``commit()``.
  public func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { add($0) }
  }

  /// Gives the file its name.
  ///
  /// - Throws: ``GraphvizError/notWritten(path:reason:)``, also for all that failed before.
  public func commit() throws(GraphvizError) { try commit(replaces: true) }

  /// - Parameter replaces: Whether it takes the place of a file that has the name.
  /// - Returns: Whether it has the name.
  @discardableResult
  func commit(replaces: Bool) throws(GraphvizError) -> Bool {
    flush()
    defer { file = nil }
    if let failure {
      file?.discard()
      throw failure
    }
    do {
      return try file?.commit(replaces: replaces) ?? false
    } catch {
      throw .notWritten(path: path, reason: "\(error)")
    }
  }

  private func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if buffer.count + bytes.count > Self.capacity { flush() }
    if bytes.count < Self.capacity {
      buffer.append(contentsOf: bytes)
    } else {
      pass(UnsafeRawBufferPointer(bytes))
    }
  }

  private func flush() {
    buffer.withUnsafeBytes { pass($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func pass(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil else { return }
    do {
      try file?.write(bytes)
    } catch {
      failure = .notWritten(path: path, reason: "\(error)")
    }
  }
}
