// The files that whoever runs a program lends it: all that it can open.

/// Files by the names that they were given.
struct LentFiles {
  private let files: [String: [UInt8]]

  init(_ files: [String: [UInt8]] = [:]) { self.files = files }

  /// The file that a program means by a path: the one of that name, else one whose last component is
  /// the same, as programs name folders that are elsewhere here.
  subscript(path: String) -> [UInt8]? {
    if let bytes = files[path] { return bytes }
    let last = lastComponent(path)
    return files.keys.sorted().first { lastComponent($0) == last }.flatMap { files[$0] }
  }
}

private func lastComponent(_ path: String) -> Substring {
  path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
}
