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

  @Test(arguments: programs)
  func theDOTOfEveryProgramIsCommitted(_ program: String) throws {
    let line = try CommandLine()
    let path = repository.appending(path: "Examples/programs/\(program)").path
    let result = try line.run(path, "-T", "dot", "--quiet")
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      result.output == committed(String(program.dropLast(3))),
      "the gallery is old: make gallery")
  }

  @Test(arguments: ["card", "classic"], ["light", "dark", "paper"])
  func theNeuronInEveryStyleAndTheme(_ style: String, _ theme: String) throws {
    let line = try CommandLine()
    let path = repository.appending(path: "Examples/programs/neuron.py").path
    let result = try line.run(path, "-T", "dot", "--style", style, "--theme", theme, "--quiet")
    #expect(result.output == committed("neuron-\(style)-\(theme)"))
  }

  @Test(.needsDot, arguments: programs)
  func everyProgramIsRendered(_ program: String) throws {
    let line = try CommandLine()
    let path = repository.appending(path: "Examples/programs/\(program)").path
    let result = try line.run(path, "--quiet", "-o", "picture.svg")
    #expect(result.code == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(try line.read("picture.svg").contains("</svg>"))
  }
}
