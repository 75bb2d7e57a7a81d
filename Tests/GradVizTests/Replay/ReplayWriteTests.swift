// Where replays are written, and what happens where that fails.

import Foundation
import Graphviz
import Testing

@testable import GradViz

@Suite(.enabled(if: ReplaySamples.hasDot, "Graphviz's dot is not installed"))
struct ReplayWriteTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("gradviz-replay-\(UUID().uuidString)").path

  @Test func theSuffixTellsTheFormat() throws {
    #expect(OutputFormat<DrawnReplay>(path: "a.html") == .html)
    #expect(OutputFormat<DrawnReplay>(path: "a.SVG") == .svg)
    #expect(OutputFormat<DrawnReplay>(path: "frames/") == .frames)
    #expect(OutputFormat<DrawnReplay>(path: "a.gif") == nil)
    #expect(
      throws: DrawingError.unknownFormat(
        path: "a.gif", known: [".html .htm", ".svg", "FOLDER/"])
    ) {
      try ReplaySamples.neuron().write(to: "a.gif")
    }
  }

  @Test func framesAreNumbered() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let replay = try ReplaySamples.neuron()
    let written = try replay.write(to: folder + "/")
    #expect(written.count == replay.steps.count + 1)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        == (0...replay.steps.count).map { "step-00\($0).svg" })
  }

  @Test func framesMadeOfDots() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let replay = try ReplaySamples.neuron()
    let written = try replay.write(to: folder, pictures: .png)
    #expect(written.count == replay.steps.count + 1)
    for path in written {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(bytes.count > 4000)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == written.count)
  }

  @Test func withoutGraphvizTheDOTTextIsThere() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let engine = DotEngine(executable: "/nowhere/dot")
    #expect(
      throws: DrawingError.notRendered(
        .notFound(executable: "/nowhere/dot"), dotPath: folder + "/a.dot")
    ) {
      try ReplaySamples.neuron().write(to: folder + "/a.html", engine: engine)
    }
    #expect(FileManager.default.fileExists(atPath: folder + "/a.dot"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/a.html"))
  }
}
