// Whole programs: what Python and PyTorch print is what programs print.

import Foundation
import PythonProgram
import Testing

@Suite struct PrintedProgramTests {
  /// Each beside what CPython 3.11 and PyTorch 2.13 print: `python NAME.py > NAME.txt`.
  private static let folder =
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Resources/Programs")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".py") }.map { String($0.dropLast(3)) }.sorted()
  }()

  @Test func thereArePrograms() { #expect(Self.names.count > 5) }

  @Test(arguments: names) func printsWhatPythonPrints(_ name: String) throws {
    let source = try String(
      contentsOf: Self.folder.appending(path: name + ".py"), encoding: .utf8)
    let expected = try String(
      contentsOf: Self.folder.appending(path: name + ".txt"), encoding: .utf8)
    var printed = ""
    do throws(Diagnostic) {
      printed = try PythonProgram.run(source: source, file: name + ".py").printed
    } catch {
      // One that only prints has nothing to draw.
      if !error.isComplete { Issue.record("\(error)") }
      printed = error.printed
    }
    let lines = zip(
      printed.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false))
    for (number, (ours, theirs)) in lines.enumerated() where ours != theirs {
      Issue.record("line \(number + 1): \(ours)\nin place of: \(theirs)")
      break
    }
    #expect(printed.count == expected.count)
  }
}
