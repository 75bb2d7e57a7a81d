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
  /// Where the bytes go, and where they are to appear; `nil` when they go there directly.
  private let names: (temporary: FilePath, final: FilePath)?

  init(for path: FilePath) throws {
    var status = stat()
    let exists = stat(path.string, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG || path.starts(with: "/dev") {
      file = try .open(path, .writeOnly, options: [.append, .closeOnExec])
      names = nil
      return
    }
    if exists { try check(access(path.string, W_OK)) }
    let final = try resolvingLinks(path)
    var random = SystemRandomNumberGenerator()
    let temporary = folder(of: final).appending(".graphviz-\(String(random.next(), radix: 36))")
    file = try openNew(temporary)
    if exists { fchmod(file.rawValue, status.st_mode & 0o7777) }
    names = (temporary, final)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws { try file.writeAll(bytes) }

  /// Closes the file and gives it its name.
  ///
  /// It is not forced to the disk: that is for what must outlive a loss of power.
  func commit() throws {
    do {
      try file.close()
      if let names { try check(rename(names.temporary.string, names.final.string)) }
    } catch {
      if let names { unlink(names.temporary.string) }
      throw error
    }
  }

  func discard() {
    try? file.close()
    if let names { unlink(names.temporary.string) }
  }
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
