// What pages show is compiled, runs, and prints what they say that it prints.

import Foundation
import TestSupport
import Testing

/// README.md and the articles of the libraries, as far as they have code.
///
/// A page's code is that of its function in DocumentationPrograms, or of a source that it quotes,
/// statement by statement; its comments are what is printed.
@Suite struct PageTests {
  static let pages = (["README.md"] + files("Sources", "md")).filter { !code(in: $0).isEmpty }

  @Test(arguments: pages) func itsCodeIsCompiled(_ page: String) {
    for block in Self.code(in: page) {
      let imports = block.filter { $0.hasPrefix("import ") }
      let statements = Self.statements(block)
      #expect(
        Self.sources.contains { source in
          imports.allSatisfy(source.contains) && Self.statements(source).contains(statements)
        },
        "in no source: \(block.joined(separator: "\n"))")
    }
  }

  @Test(.needsDot, arguments: pages) func itPrintsWhatTheCommentsSay(_ page: String) throws {
    let folder = try ScratchFolder()
    let result = try runProgram(builtProgram("DocumentationPrograms"), [page], in: folder)
    #expect(result.code == 0, "\(result.errors)")
    var printed = Self.lines(result.output)[...]
    for line in Self.code(in: page).joined().compactMap({ Self.parts(of: $0).comment }) {
      guard let place = printed.firstIndex(of: line) else {
        Issue.record("\(line) is not printed; this is:\n\(printed.joined(separator: "\n"))")
        return
      }
      printed = printed[(place + 1)...]
    }
  }

  @Test func linksOfTheReadmeLeadSomewhere() {
    for link in text(of: "README.md").matches(of: #/\]\((?!https?:)([^)]+)\)/#).map(\.output.1) {
      #expect(
        FileManager.default.fileExists(atPath: repository.appending(path: String(link)).path))
    }
  }

  // MARK: Pages and sources as lines

  private static let sources =
    (files("Tests/DocumentationPrograms", "swift") + files("Sources", "swift"))
    .map { lines(text(of: $0)) }

  private static func files(_ folder: String, _ suffix: String) -> [String] {
    let paths = FileManager.default.subpaths(atPath: repository.appending(path: folder).path)
    return (paths ?? []).filter { $0.hasSuffix(".\(suffix)") }.map { "\(folder)/\($0)" }.sorted()
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The blocks of Swift code in a page, but for manifests.
  private static func code(in page: String) -> [[String]] {
    blocks(of: "swift", in: page).map(lines).filter { !$0[0].contains("swift-tools-version") }
  }

  private static func parts(of line: String) -> (code: String, comment: String?) {
    guard let mark = line.firstRange(of: "//"), !line.hasPrefix("///") else { return (line, nil) }
    let code = line[..<mark.lowerBound].trimmingCharacters(in: .whitespaces)
    return (code, line[mark.upperBound...].trimmingCharacters(in: .whitespaces))
  }

  private static func statements(_ lines: [String]) -> [String] {
    lines.map { parts(of: $0).code }.filter { !$0.isEmpty && !$0.hasPrefix("import ") }
  }
}
