// Pages and animated pictures as text: size, safety, validity. What pages do is tested in Chromium.

import ComputationGraph
import Foundation
import Micrograd
import Testing

@testable import GradViz

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite(.enabled(if: ReplaySamples.hasDot, "Graphviz's dot is not installed"))
struct ReplayPageTests {
  private let hostile = "</script><img src=x onerror=\"alert(1)\">&$$data$$]]>\u{0}\u{202E}'`"

  private func isWellFormed(_ xml: String) -> Bool {
    XMLParser(data: Data(xml.utf8)).parse()
  }

  @Test func aPageOfAHundredValuesIsSmall() throws {
    let replay = try ReplaySamples.tree()
    #expect(replay.graph.nodes.count >= 100)
    #expect(try replay.page().utf8.count < 500_000)
    #expect(try replay.animation().utf8.count < 1_000_000)
  }

  @Test func picturesAreWellFormed() throws {
    for replay in [
      try ReplaySamples.neuron(), try ReplaySamples.layer(), try ReplaySamples.neuron(hostile),
    ] {
      #expect(isWellFormed(try replay.animation()))
      #expect(isWellFormed(try replay.animation(ReplayOptions(theme: .dark, title: hostile))))
      #expect(try ReplaySamples.frames(replay).allSatisfy(isWellFormed))
    }
  }

  @Test func theAnimationHasNoScriptAndHonoursReducedMotion() throws {
    let svg = try ReplaySamples.neuron(hostile).animation()
    #expect(!svg.contains("<script"))
    #expect(svg.contains("prefers-reduced-motion"))
    #expect(svg.contains("infinite"))
    #expect(svg.contains("prefers-color-scheme:dark"))
  }

  @Test func hostileNamesStayText() throws {
    let program = ReplayOptions.ProgramText(file: hostile, text: "x = 1 # \(hostile)\n")
    let page = try ReplaySamples.neuron(hostile).page(
      ReplayOptions(title: hostile, program: program))
    #expect(!page.contains("<img"))
    // The data, the code, and nothing else.
    #expect(page.components(separatedBy: "</script>").count == 3)
    #expect(!page.contains("\u{0}"))
  }

  @Test func thePolicyNamesThePagesOwnTexts() throws {
    let page = try ReplaySamples.neuron().page()
    let script = page.components(separatedBy: "<script>")[1]
      .components(separatedBy: "</script>")[0]
    #expect(page.contains("script-src 'sha256-\(sha256Base64(Array(script.utf8)))'"))
    #expect(!page.contains("http://") || !page.contains("src=\"http"))
  }

  /// What a page is for is stated once, where its style and its script read it.
  @Test func aPageForAFrameDiffersInThatAlone() throws {
    let replay = try ReplaySamples.neuron()
    let page = try replay.page(ReplayOptions(isEmbedded: true))
    #expect(page.contains("<html lang=\"en\" data-embedded>"))
    #expect(try page.replacing(" data-embedded>", with: ">", maxReplacements: 1) == replay.page())
  }

  /// The examples of FIPS 180-4, and lengths around the block.
  @Test func digests() {
    func hex(_ text: String) -> String {
      sha256(Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        .joined()
    }
    #expect(hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      hex(String(repeating: "a", count: 64))
        == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
  }

  @Test func theSameBytesEachTime() throws {
    let replay = try ReplaySamples.layer()
    #expect(try replay.page() == replay.page())
    #expect(try replay.animation() == replay.animation())
  }

  @Test func formulasFromElsewhereAreNoCode() throws {
    let settings = [Setting(hostile, .list([.string(hostile), .none]))]
    let application = Formula.Application(hostile, settings: settings)
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, name: "x", origin: .parameter, data: [1], grad: [1]))
    let y = graph.append(
      Node(
        id: 1, name: "y",
        operation: OperationRecord(
          hostile, settings: settings, value: .application(application, [.operand(0)]),
          rules: [.pullback(.application(application, [.upstream]))]),
        inputs: [x], data: [1], grad: [1], edges: [Edge(contribution: [1])]))
    graph.outputs = [Output(node: y, seed: [1])]
    let page = try graph.replay().page()
    #expect(!page.contains("<img"))
    #expect(page.components(separatedBy: "</script>").count == 3)
  }

  @Test func thePageHasAKernelForEachPrimitive() {
    let kernels = String(decoding: PackageResources.kernels_js, as: UTF8.self)
    for name in Operations.primitives {
      #expect(kernels.contains("\n  \(name): "), "\(name) has no kernel in kernels.js")
    }
  }
}
