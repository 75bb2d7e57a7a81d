// What is common to all that is made of a graph: formats, sharing, and what stays after a failure.

import ComputationGraph
import Graphviz
import TestSupport
import Testing

@testable import GradViz

/// A format as a user's own package would declare it.
extension OutputFormat<DrawnGraph> {
  fileprivate static var names: Self {
    Self("names", suffixes: ["txt"]) { drawn, _ in
      Picture(drawn.graph.nodes.compactMap(\.name).joined(separator: "\n") + "\n")
    }
  }
}

@Suite struct ArtifactTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func textThatGraphvizNeverLaysOutComesInPieces() throws {
    var options = DrawingOptions()
    options.limits.edgeDetails = 0
    var builder = GraphBuilder()
    var last = builder.leaf("x", [1], grad: [2])
    for _ in 0..<1000 { last = builder.operation("add", [last, last], [1], grad: [1]) }
    let drawn = DrawnGraph(builder.graph, options)
    let text = builder.graph.dot(options)
    #expect(text.utf8.count > 1 << 17)
    #expect(try drawn.content(.dot).bytes == Array(text.utf8))
    try drawn.write(to: folder / "large.dot")
    #expect(try folder.read("large.dot") == text)
    #expect(throws: DrawingError.self) { try drawn.write(to: "/dev/null/large.dot") }
  }

  @Test func namesAndSuffixesTellFormatsApart() {
    func check<Source: Artifact>(_ type: Source.Type) {
      for format in Source.formats {
        #expect(OutputFormat<Source>(rawValue: format.rawValue) == format)
        for suffix in format.suffixes {
          #expect(OutputFormat<Source>(path: suffix.isEmpty ? "a/" : "a." + suffix) == format)
        }
      }
    }
    check(DrawnGraph.self)
    check(DrawnReplay.self)
    check(ReplayFrame.self)
    check(WrittenExplanation.self)
    #expect(OutputFormat<DrawnGraph>(path: "folder/") == nil)
    #expect(OutputFormat<DrawnReplay>(path: "") == nil)
  }

  @Test func onlyTheRecordNeedsNoEdges() {
    #expect(DrawnGraph.formats.filter { !$0.needsEdges } == [.json])
    #expect(DrawnReplay.formats.count(where: { $0.needsEdges }) == DrawnReplay.formats.count)
  }

  @Test func aFormatOfOnesOwn() throws {
    let written = try sharedOperands().render(to: folder / "a.list", format: .names)
    #expect(written == Written(files: [folder / "a.list"], warnings: []))
    #expect(try folder.read("a.list").hasPrefix("x\n"))
  }

  @Test(.needsDot)
  func whatSharesADrawingIsTheSameAsAlone() throws {
    for options in [DrawingOptions(), DrawingOptions(style: .classic, legend: true)] {
      let drawn = DrawnGraph(attention(), options)
      for format: OutputFormat<DrawnGraph> in [.png, .dot, .svg, .mermaid, .pdf, .json, .dot] {
        #expect(try drawn.content(format) == attention().picture(format, options))
      }
      #expect(drawn.dot == attention().dot(options))
    }
  }

  @Test func aLongTextIsPassedOnInPieces() throws {
    var graph = ComputationGraph()
    for number in 0..<1000 {
      graph.append(Node(id: number, name: "x\(number)", origin: .parameter, data: [0.5]))
    }
    let drawn = DrawnGraph(graph)
    var pieces: [[UInt8]] = []
    #expect(try drawn.pass(.json) { pieces.append($0) } == [])
    #expect(pieces.count > 1 && Array(pieces.joined()) == Array(graph.json().utf8))
    // Where one cannot be taken no other is made, and the error is the taker's.
    struct Full: Error {}
    let engine = DotEngine(executable: "/nowhere/dot")
    var count = 0
    #expect(throws: Full.self) {
      try drawn.pass(.json, engine: engine, dotPath: folder / "a.dot") { _ in
        count += 1
        throw Full()
      }
    }
    #expect(try count == 1 && folder.files() == [])
  }

  @Test(.needsDot)
  func whatSharesALayoutIsTheSameAsAlone() throws {
    let replay = try ReplaySamples.neuron()
    let drawn = DrawnReplay(replay)
    #expect(try drawn.content(.html) == DrawnReplay(replay).content(.html))
    #expect(try drawn.content(.svg) == DrawnReplay(replay).content(.svg))
  }

  @Test func whereGraphvizFailsTheDOTStays() throws {
    let engine = DotEngine(executable: "/nowhere/dot")
    let missing = GraphvizError.notFound(executable: "/nowhere/dot")
    let drawn = DrawnGraph(neuron(), DrawingOptions(theme: .dark))
    let replayed = DrawnReplay(try ReplaySamples.neuron())
    func left(_ name: String, _ dot: String, _ work: () throws -> Void) throws {
      let error = #expect(throws: DrawingError.self) { try work() }
      #expect(error == .notRendered(missing, dotPath: folder / name))
      #expect(try folder.read(name) == dot)
    }
    try left("a.dot", drawn.dot) { try drawn.write(to: folder / "a.svg", engine: engine) }
    try left("b.dot", drawn.dot) {
      _ = try drawn.content(.png, engine: engine, dotPath: folder / "b.dot")
    }
    try left("c.dot", replayed.dot) { try replayed.write(to: folder / "c/", engine: engine) }
    #expect(throws: DrawingError.notRendered(missing, dotPath: nil)) {
      try drawn.content(.svg, engine: engine)
    }
    #expect(throws: DrawingError.notRendered(missing, dotPath: nil)) {
      try drawn.write(to: folder / "a.dot/x.svg", engine: engine)
    }
    #expect(try folder.names() == ["a.dot", "b.dot", "c.dot"])
  }

  @Test func whatIsThereIsNotReplacedByRemains() throws {
    let engine = DotEngine(executable: "/nowhere/dot")
    let missing = GraphvizError.notFound(executable: "/nowhere/dot")
    try folder.write("mine", to: "a.dot")
    let drawn = DrawnGraph(neuron())
    #expect(throws: DrawingError.notRendered(missing, dotPath: folder / "a-2.dot")) {
      try drawn.write(to: folder / "a.svg", engine: engine)
    }
    #expect(try folder.read("a.dot") == "mine" && folder.read("a-2.dot") == drawn.dot)
    // Where this very graph is there, it need not be written again.
    try drawn.write(to: folder / "b.dot")
    #expect(throws: DrawingError.notRendered(missing, dotPath: folder / "b.dot")) {
      try drawn.write(to: folder / "b.svg", engine: engine)
    }
    #expect(try folder.names() == ["a-2.dot", "a.dot", "b.dot"])
  }

  @Test func everyFileIsToldAtOnce() throws {
    var told: [String] = []
    try DrawnGraph(neuron()).write(to: folder / "a.dot") { told.append($0) }
    #expect(told == [folder / "a.dot"])
  }

  @Test func aJSONFileEndsInOneLineFeed() throws {
    try neuron().render(to: folder / "x.json")
    #expect(try folder.read("x.json") == neuron().json())
    #expect(try folder.read("x.json").hasSuffix("]}\n"))
    #expect(
      try DrawnGraph(neuron(), savesEdges: true).content(.json).bytes
        == Array(neuron().json(contributions: true).utf8))
  }

  @Test func theLibrarySpeaksOfNoOptionsOfACommand() {
    let failures: [GraphvizError] = [
      .notFound(executable: "dot"), .notRun(executable: "dot", reason: "no"), .cancelled,
      .notStarted(reason: "no"), .tooMuchOutput(limit: 1, messages: ""),
      .notUnderstood(reason: "no"),
      .timedOut(limit: .seconds(1), messages: ""), .notWritten(path: "x", reason: "no"),
    ]
    var words = failures.map(\.description)
    words += failures.map { DrawingError.notRendered($0, dotPath: "x.dot").description }
    words.append(DrawingError.unknownFormat(path: "x", known: [".svg"]).description)
    let warnings: [DrawingWarning] = [
      .noGradients, .noLocalDerivatives, .unlabeledEdges(2, limit: 1, haveTooltips: true),
      .tooLargeForTeX(millimetres: 6000),
    ]
    words += warnings.map(\.description)
    for text in words { #expect(!text.contains("--")) }
  }
}
