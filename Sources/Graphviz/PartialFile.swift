// The system calls behind files that appear whole or not at all.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file on its way to a path.
struct PartialFile {
  private let file: FileDescriptor
  /// Where the bytes are to appear; `nil` when they go there directly.
  private let final: FilePath?
  /// Where they go before that, or may have to; on Linux there is as a rule no such file.
  private let temporary: FilePath
  private let isNamed: Bool

  init(for path: FilePath) throws {
    var status = stat()
    let exists = stat(path.string, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG || path.starts(with: "/dev") {
      let isPipe = status.st_mode & S_IFMT == S_IFIFO
      file =
        try isPipe ? openPipe(path) : .open(path, .writeOnly, options: [.append, .closeOnExec])
      (final, temporary, isNamed) = (nil, path, false)
      return
    }
    if exists { try check(access(path.string, W_OK)) }
    let final = try resolvingLinks(path)
    var random = SystemRandomNumberGenerator()
    let temporary = folder(of: final).appending(".graphviz-\(String(random.next(), radix: 36))")
    if let unnamed = openUnnamed(in: folder(of: final)) {
      (file, isNamed) = (unnamed, false)
    } else {
      file = try Leftovers.add(file: temporary) { try openNew(temporary) }
      isNamed = true
    }
    if exists { fchmod(file.rawValue, status.st_mode & 0o7777) }
    (self.final, self.temporary) = (final, temporary)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws { try file.writeAll(bytes) }

  /// Closes the file and gives it its name; returns whether it has it.
  ///
  /// It is not forced to the disk: that is for what must outlive a loss of power.
  ///
  /// - Parameter replaces: Whether it takes the place of a file that has the name.
  func commit(replaces: Bool = true) throws -> Bool {
    guard let final else {
      try file.close()
      return true
    }
    return try Leftovers.remove(file: temporary) {
      defer { unlink(temporary.string) }
      if isNamed {
        // Some file systems say only now that they are full.
        try file.close()
      } else {
        defer { try? file.close() }
        // A new file has its name at once, if nobody else has taken it meanwhile.
        if try give(final) { return true }
        guard replaces, try give(temporary) else { return false }
      }
      if replaces {
        try check(rename(temporary.string, final.string))
        return true
      }
      if link(temporary.string, final.string) == 0 { return true }
      if errno == EEXIST { return false }
      throw Errno(rawValue: errno)
    }
  }

  func discard() {
    try? file.close()
    if isNamed { Leftovers.remove(file: temporary) { _ = unlink(temporary.string) } }
  }

  /// Gives a file without a name one; returns whether it was free.
  private func give(_ name: FilePath) throws(Errno) -> Bool {
    if linkat(AT_FDCWD, entry(of: file), AT_FDCWD, name.string, AT_SYMLINK_FOLLOW) == 0 {
      return true
    }
    guard errno == EEXIST else { throw Errno(rawValue: errno) }
    return false
  }
}

/// Where the system shows an open file, for a link to it.
private func entry(of file: FileDescriptor) -> String { "/proc/self/fd/\(file.rawValue)" }

/// A file that has no name, and is gone when the program is, however that ends; nil where the system
/// or the folder has no such files.
private func openUnnamed(in folder: FilePath) -> FileDescriptor? {
  #if os(Linux)
    let temporary = FileDescriptor.OpenOptions(rawValue: 0o20_000_000)  // __O_TMPFILE
    let file = try? FileDescriptor.open(
      folder, .writeOnly, options: [temporary, .directory, .closeOnExec],
      permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
    if let file, access(entry(of: file), F_OK) != 0 {
      try? file.close()
      return nil
    }
    return file
  #else
    return nil
  #endif
}

/// Opens a pipe that has a name; whoever reads it may come a little later.
private func openPipe(_ path: FilePath) throws -> FileDescriptor {
  for _ in 0..<500 {
    do {
      let pipe = try FileDescriptor.open(path, .writeOnly, options: [.nonBlocking, .closeOnExec])
      let flags = fcntl(pipe.rawValue, F_GETFL)
      _ = fcntl(pipe.rawValue, F_SETFL, flags & ~O_NONBLOCK)
      return pipe
    } catch Errno.noSuchAddressOrDevice {
      usleep(10_000)
    }
  }
  throw NoReader()
}

/// Nothing can be written to a pipe that has no other end.
private struct NoReader: Error, CustomStringConvertible {
  var description: String { "it is a pipe, and nothing has opened it to read within 5 seconds" }
}

/// Throws where a system call says that it failed.
private func check(_ result: CInt) throws(Errno) {
  if result < 0 { throw Errno(rawValue: errno) }
}

/// Makes a file for writing, and the folders on the way to it.
private func openNew(_ path: FilePath) throws -> FileDescriptor {
  func open() throws -> FileDescriptor {
    try .open(
      path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
      permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
  }
  do { return try open() } catch Errno.noSuchFileOrDirectory {
    try makeFolder(folder(of: path))
    return try open()
  }
}

/// Makes a folder and those around it, unless they exist.
private func makeFolder(_ path: FilePath) throws(Errno) {
  func make() -> Bool { mkdir(path.string, 0o777) == 0 || errno == EEXIST }
  if make() { return }
  let around = folder(of: path)
  guard errno == ENOENT, around != path else { throw Errno(rawValue: errno) }
  try makeFolder(around)
  if !make() { throw Errno(rawValue: errno) }
}

/// The path that symbolic links at the end of `path` lead to, whether there is a file or not.
private func resolvingLinks(_ path: FilePath) throws(Errno) -> FilePath {
  var path = path
  for _ in 0..<40 {
    var target = [CChar](repeating: 0, count: 4097)
    if readlink(path.string, &target, target.count - 1) < 0 { return path }
    path = target.withUnsafeBufferPointer {
      folder(of: path).pushing(FilePath(platformString: $0.baseAddress!))
    }
  }
  throw .tooManySymbolicLinkLevels
}

/// The folder that a path is in.
private func folder(of path: FilePath) -> FilePath {
  let folder = path.removingLastComponent()
  return folder.isEmpty ? "." : folder
}
