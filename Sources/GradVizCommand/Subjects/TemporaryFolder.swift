// A folder that only this user can look into, for as long as the command needs it.

import Synchronization
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A private folder among the temporary files, with all that is put into it.
struct TemporaryFolder {
  let path: FilePath
  /// Those that are there, for whoever has to end the program in the midst of its work.
  private static let all = Mutex<[FilePath]>([])

  init(_ name: String) throws(CommandError) {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let parent = FilePath(place.isEmpty ? "/tmp" : place)
    var template = Array(parent.appending("\(name)-XXXXXX").string.utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .noTemporaryFolder(path: parent.string, Errno(rawValue: errno))
    }
    let path = FilePath(String(cString: template))
    self.path = path
    Self.all.withLock { $0.append(path) }
  }

  /// Makes a folder in it and puts files into that.
  func write(_ files: [(name: String, bytes: [UInt8])], to folder: String) throws(CommandError) {
    let folder = path.appending(folder)
    do {
      guard mkdir(folder.string, 0o700) == 0 else { throw Errno(rawValue: errno) }
      for (name, bytes) in files {
        let file = try FileDescriptor.open(
          folder.appending(name), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
          permissions: .ownerReadWrite)
        try file.closeAfter { _ = try file.writeAll(bytes) }
      }
    } catch {
      throw .noTemporaryFolder(path: folder.string, error as? Errno ?? .ioError)
    }
  }

  func remove() {
    Self.removeAll(at: path)
    Self.all.withLock { $0.removeAll { [path] in $0 == path } }
  }

  /// Removes what is there still.
  static func removeAll() {
    for path in all.withLock(\.self) { removeAll(at: path) }
  }

  /// Links are removed, and not followed.
  private static func removeAll(at path: FilePath) {
    if let folder = opendir(path.string) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) {
          String(cString: $0.bindMemory(to: CChar.self).baseAddress!)
        }
        guard name != ".", name != ".." else { continue }
        let inner = path.appending(name)
        if unlink(inner.string) != 0 { removeAll(at: inner) }
      }
      closedir(folder)
    }
    rmdir(path.string)
  }
}
