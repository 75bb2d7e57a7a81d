// `gradviz replay` as its users run it.

import Foundation
import TestSupport
import Testing

@Suite(.needsDot) struct ReplayTests {
  private let program = """
    import torch
    x = torch.tensor(2.0, requires_grad=True)
    y = x * x
    y.backward()
    """

  @Test func withoutAnOutputItWritesAPage() throws {
    let line = try CommandLine()
    try line.write(program, to: "square.py")
    let result = try line.run("replay", "square.py")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.hasSuffix("4 steps\nwrote output/square.html\n"))
    #expect(try line.read("output/square.html").contains("y = x * x"))
  }

  @Test func severalOutputs() throws {
    let line = try CommandLine()
    try line.write(program, to: "square.py")
    let result = try line.run("replay", "square.py", "-o", "a.html", "-o", "a.svg", "-o", "frames/")
    #expect(result.code == 0, "\(result.errors)")
    #expect(
      try line.files() == [
        "a.html", "a.svg", "frames/step-000.svg", "frames/step-001.svg", "frames/step-002.svg",
        "frames/step-003.svg", "frames/step-004.svg", "square.py",
      ])
  }

  @Test func aSavedGraphNeedsContributions() throws {
    let line = try CommandLine()
    try line.write(program, to: "square.py")
    _ = try line.run("square.py", "-q", "-o", "without.json")
    let without = try line.run("replay", "without.json")
    #expect(without.code == 1)
    #expect(without.errors.contains("--contributions"))
    _ = try line.run("square.py", "-q", "-o", "with.json", "--contributions")
    #expect(try line.run("replay", "with.json", "-o", "with.html").code == 0)
  }

  @Test(arguments: ["a.gif", "-"])
  func whatCannotBeWritten(_ path: String) throws {
    let result = try CommandLine().run("replay", "-e", "x*x", "--let", "x=2", "-o", path)
    #expect(result.code == 64)
    #expect(result.errors.contains("-o takes a page (.html)"))
  }

  @Test func formulas() throws {
    let line = try CommandLine()
    let result = try line.run("replay", "-e", "x*x", "--let", "x=2", "-q")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(try line.files() == ["output/formula.html"])
  }
}
