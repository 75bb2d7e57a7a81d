// The files that whoever runs a program lends it, and those it writes: all that it can open.

/// Files by the names that they were given.
struct LentFiles {
  private let lent: [String: [UInt8]]
  /// What the program wrote: kept in memory for it to read, and gone with it. Nil once it is removed.
  private var written: [String: [UInt8]?] = [:]

  init(_ files: [String: [UInt8]] = [:]) { lent = files }

  var areWritten: Bool { !written.isEmpty }

  /// The file that a program means by a path: the one of that name, else one whose last component is
  /// the same, as programs name folders that are elsewhere here.
  subscript(path: String) -> [UInt8]? {
    if let file = written[path] { return file }
    if let bytes = lent[path] { return bytes }
    let last = lastComponent(path)
    return lent.keys.sorted().first { lastComponent($0) == last }.flatMap { lent[$0] }
  }

  /// Sets what a path names from here on; those who lent a file keep it as it was.
  mutating func write(_ bytes: [UInt8]?, to path: String) { written[path] = .some(bytes) }

  mutating func append(_ bytes: some Collection<UInt8>, to path: String) {
    // Taken out while it grows, so that it is not copied.
    var file = (written.removeValue(forKey: path) ?? self[path]) ?? []
    file += bytes
    written[path] = file
  }
}

private func lastComponent(_ path: String) -> Substring {
  path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
}
