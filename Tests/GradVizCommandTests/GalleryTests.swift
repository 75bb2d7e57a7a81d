// The committed pictures are what the code makes.

import Foundation
import TestSupport
import Testing

@Suite struct GalleryTests {
  private static let programs =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Examples/programs").path)) ?? [])
    .filter { $0.hasSuffix(".py") }.sorted()

  private func committed(_ name: String) -> String {
    text(of: "output/\(name).dot")
  }

  @Test func thereArePrograms() { #expect(GalleryTests.programs.count >= 9) }

  @Test(.needsDot, arguments: ["card", "classic"], ["light", "dark", "paper"])
  func theNeuronInEveryStyleAndTheme(_ style: String, _ theme: String) throws {
    let line = try CommandLine()
    let path = repository.appending(path: "Examples/programs/neuron.py").path
    let look = ["--style", style, "--theme", theme, "--quiet"]
    let result = try line.run([path, "-o", "a.dot", "-o", "a.svg"] + look)
    #expect(result.code == 0)
    #expect(try line.read("a.dot") == committed("neuron-\(style)-\(theme)"))
  }

  /// Drawn as `make gallery` does it, each picture fits a page: at 800 pixels no letter is smaller
  /// than 9.
  @Test(.needsDot, arguments: programs)
  func everyProgramIsDrawnAndFits(_ program: String) throws {
    let line = try CommandLine()
    let path = repository.appending(path: "Examples/programs/\(program)").path
    let result = try line.run(path, "--quiet", "-o", "picture.dot", "-o", "picture.svg")
    #expect(result.code == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(
      try line.read("picture.dot") == committed(String(program.dropLast(3))),
      "the gallery is old: make gallery")
    let svg = try line.read("picture.svg")
    let width = try #require(svg.firstMatch(of: /<svg[^>]* width="([0-9.]+)pt"/)?.1)
    let sizes = svg.matches(of: /font-size="([0-9.]+)"/).compactMap { Double($0.1) }
    let smallest = try #require(sizes.min())
    #expect(smallest * min(1, 800 / Double(width)!) >= 9, "\(width) points wide")
  }

  /// The colours that an SVG has as an attribute of its shapes, and those that its style sheet
  /// changes on dark pages.
  private func colours(
    _ attribute: String, of svg: String
  ) throws -> (used: Set<String>, changed: Set<String>) {
    let use = try Regex(#" \#(attribute)="([^"]*)""#)
    let rule = try Regex(#"\[\#(attribute)="(#[0-9a-f]{6})"\]\{\#(attribute):#[0-9a-f]{6}\}"#)
    func found(_ regex: Regex<AnyRegexOutput>) -> Set<String> {
      Set(svg.matches(of: regex).compactMap { $0.output[1].substring.map(String.init) })
    }
    return (found(use), found(rule))
  }

  @Test(.needsDot, arguments: programs)
  func everyColourOfAPictureHasOneForDarkPages(_ program: String) throws {
    let line = try CommandLine()
    let path = repository.appending(path: "Examples/programs/\(program)").path
    for options in [
      ["--legend", "--title", "T"], ["--style", "classic", "--legend"], ["--limit", "tables=0"],
      ["--limit", "elements=2", "--show", "formula,attributes,source"],
    ] {
      let svg = try line.run([path, "-T", "svg", "--quiet"] + options).output
      for attribute in ["fill", "stroke"] {
        let (used, changed) = try colours(attribute, of: svg)
        #expect(used.subtracting(changed).isSubset(of: ["none", "transparent"]), "\(attribute)")
        #expect(used.count >= 2)
      }
      // Text without a colour would be black.
      #expect(!svg.contains(try Regex(#"<text(?![^>]* fill=)"#)))
    }
  }

  @Test(.needsDot, arguments: ["card", "classic"])
  func fadedColoursToo(_ style: String) throws {
    let line = try CommandLine()
    for (program, value) in [("neuron", "w1"), ("mlp_scopes", "W1"), ("nan_source", "x")] {
      let path = repository.appending(path: "Examples/programs/\(program).py").path
      _ = try line.run("explain", path, "-w", value, "-o", "why.svg", "-q", "--style", style)
      let svg = try line.read("why.svg")
      #expect(svg.contains("faded"))
      for attribute in ["fill", "stroke"] {
        let (used, changed) = try colours(attribute, of: svg)
        #expect(used.subtracting(changed).isSubset(of: ["none", "transparent"]), "\(attribute)")
      }
    }
  }

  @Test(.needsDot, arguments: programs)
  func noLegendMakesAPictureWider(_ program: String) throws {
    let line = try CommandLine()
    let path = repository.appending(path: "Examples/programs/\(program)").path
    func width(_ options: [String]) throws -> Double {
      let svg = try line.run([path, "-T", "svg", "--quiet"] + options).output
      let box = try #require(svg.firstMatch(of: #/viewBox="0\.00 0\.00 ([0-9.]+) /#))
      return try #require(Double(box.output.1))
    }
    for rankdir in ["LR", "TB"] {
      let without = try width(["--rankdir", rankdir, "--no-legend"])
      // A point is what Graphviz rounds to; the scale of gradients alone has some 180.
      #expect(try width(["--rankdir", rankdir]) <= max(without, 205) + 1.5, "\(rankdir)")
    }
  }
}
