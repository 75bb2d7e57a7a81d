// A place for the files of one test.

import Foundation

/// A folder that is removed with its last reference.
package final class ScratchFolder: Sendable {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gradviz-test-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  package var path: String { url.path }

  /// The path of what has the name in it.
  package static func / (folder: ScratchFolder, name: String) -> String { "\(folder.path)/\(name)" }

  package func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appending(path: name))
  }

  package func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: url.appending(path: name))
  }

  package func read(_ name: String) throws -> String {
    try String(contentsOfFile: self / name, encoding: .utf8)
  }

  /// What is directly in it, or in a folder within, in alphabetical order.
  package func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self / folder).sorted()
  }

  /// All files, with their folders, in alphabetical order.
  package func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path)
      .filter { FileManager.default.contents(atPath: self / $0) != nil }.sorted()
  }
}
