// The system calls behind files that appear whole or not at all.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file on its way to a path.
struct PartialFile {
  private let descriptor: CInt
  /// Where the bytes go, and where they are to appear; `nil` when they go there directly.
  private let names: (temporary: String, final: String)?

  init(for path: String) throws(SystemError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG || path.hasPrefix("/dev/") {
      descriptor = try SystemError.check(open(path, O_WRONLY | O_APPEND | O_CLOEXEC))
      names = nil
      return
    }
    if exists { try SystemError.check(access(path, W_OK)) }
    let final = try resolvingLinks(path)
    var random = SystemRandomNumberGenerator()
    let temporary = "\(parent(of: final))/.graphviz-\(String(random.next(), radix: 36))"
    descriptor = try openNew(temporary)
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
    names = (temporary, final)
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var rest = bytes
    while !rest.isEmpty {
      let count = systemWrite(descriptor, rest.baseAddress!, rest.count)
      if count < 0, errno == EINTR { continue }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(try SystemError.check(count)))
    }
  }

  /// Closes the file and gives it its name.
  ///
  /// It is not forced to the disk: that is for what must outlive a loss of power.
  func commit() throws(SystemError) {
    do throws(SystemError) {
      try SystemError.check(close(descriptor))
      if let names { try SystemError.check(rename(names.temporary, names.final)) }
    } catch {
      if let names { unlink(names.temporary) }
      throw error
    }
  }

  func discard() {
    close(descriptor)
    if let names { unlink(names.temporary) }
  }
}

/// Why a system call failed.
struct SystemError: Error {
  let code: CInt

  var reason: String { String(cString: strerror(code)) }

  /// Returns what a system call returned unless that says that it failed.
  @discardableResult
  static func check<Value: SignedInteger>(_ value: Value) throws(SystemError) -> Value {
    if value < 0 { throw SystemError(code: errno) }
    return value
  }
}

/// Makes a file for writing, and the folders on the way to it.
private func openNew(_ path: String) throws(SystemError) -> CInt {
  let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
  let descriptor = open(path, flags, 0o666)
  if descriptor >= 0 { return descriptor }
  guard errno == ENOENT else { throw SystemError(code: errno) }
  try makeFolder(parent(of: path))
  return try SystemError.check(open(path, flags, 0o666))
}

/// Makes a folder and those around it, unless they exist.
private func makeFolder(_ path: String) throws(SystemError) {
  if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  let around = parent(of: path)
  guard errno == ENOENT, around != path else { throw SystemError(code: errno) }
  try makeFolder(around)
  if mkdir(path, 0o777) != 0, errno != EEXIST { throw SystemError(code: errno) }
}

/// The path that symbolic links at the end of `path` lead to, whether there is a file or not.
private func resolvingLinks(_ path: String) throws(SystemError) -> String {
  var path = path
  for _ in 0..<40 {
    guard let target = linkTarget(path) else { return path }
    path = target.hasPrefix("/") ? target : "\(parent(of: path))/\(target)"
  }
  throw SystemError(code: ELOOP)
}

private func linkTarget(_ path: String) -> String? {
  var buffer = [UInt8](repeating: 0, count: 4096)
  let count = buffer.withUnsafeMutableBytes {
    readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
  }
  return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
}

/// The folder that `path` is in.
private func parent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// `PartialFile.write` hides it.
private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
