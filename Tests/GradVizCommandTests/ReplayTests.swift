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

  @Test func everyArtifactHasTheStyle() throws {
    let line = try CommandLine()
    try line.write(program, to: "square.py")
    let paths = ["a.html", "a.svg", "frames/"]
    let result = try line.run(
      ["replay", "square.py", "--style", "classic"] + paths.flatMap { ["-o", $0] })
    #expect(result.code == 0, "\(result.errors)")
    // The circle of the one operation.
    for path in ["a.html", "a.svg", "frames/step-004.svg"] {
      #expect(try line.read(path).contains("<ellipse"), "\(path)")
    }
    #expect(try line.run("replay", "square.py", "-q").code == 0)
    #expect(try !line.read("output/square.html").contains("<ellipse"))
  }

  @Test func aPageForAFrame() throws {
    let line = try CommandLine()
    try line.write(program, to: "square.py")
    let result = try line.run("replay", "square.py", "--embed", "-o", "a.html", "-o", "a.svg", "-q")
    #expect(result.code == 0, "\(result.errors)")
    #expect(try line.read("a.html").contains("<html lang=\"en\" data-embedded>"))
    #expect(try line.run("replay", "square.py", "-q").code == 0)
    #expect(try line.read("output/square.html").contains("<html lang=\"en\">"))
  }

  @Test func onlyAPageIsForAFrame() throws {
    let line = try CommandLine()
    try line.write(program, to: "square.py")
    let result = try line.run("replay", "square.py", "--embed", "-o", "a.svg", "-o", "frames/")
    #expect(result.code == 64)
    #expect(
      result.errors.contains(
        "--embed makes a page for a frame, and -o names no page: \"a.svg\", \"frames/\". "
          + "Write -o page.html, or leave out --embed."), "\(result.errors)")
    #expect(try line.files() == ["square.py"])
  }

  @Test func aSavedGraphIsReplayedWhateverItsEdgesSay() throws {
    let line = try CommandLine()
    try line.write(program, to: "square.py")
    for options in [[], ["--contributions"]] {
      _ = try line.run(["square.py", "-q", "-o", "saved.json"] + options)
      let result = try line.run("replay", "saved.json", "-o", "saved.svg", "-o", "saved.html")
      #expect(result.code == 0, "\(result.errors)")
      _ = try line.run("replay", "square.py", "-o", "direct.svg", "-q")
      #expect(try line.read("saved.svg") == line.read("direct.svg"))
    }
  }

  @Test func anUnknownOperationCannotBeReplayed() throws {
    let line = try CommandLine()
    let graph = """
      {"format": "computation-graph", "version": 1, "output": "n1", "nodes": [
        {"id": "n0", "name": "x", "operation": "parameter", "inputs": [], "shape": [], "data": [1],
         "grad": [2]},
        {"id": "n1", "operation": "frobnicate", "inputs": ["n0"], "shape": [], "data": [3],
         "grad": [1]}]}
      """
    let result = try line.run("replay", "-", input: graph)
    #expect(result.code == 1 && result.errors.contains("frobnicate"), "\(result.errors)")
    #expect(result.errors.contains("--contributions"), "\(result.errors)")
    #expect(try line.run("-", "-T", "dot", input: graph).code == 0)
  }

  @Test(arguments: ["a.gif", "-"])
  func whatCannotBeWritten(_ path: String) throws {
    let result = try CommandLine().run("replay", "-e", "x*x", "--let", "x=2", "-o", path)
    #expect(result.code == 64)
    #expect(result.errors.contains("-o takes a page (.html)"))
  }

  @Test(arguments: ["{}", "", "[1, 2", "{\"bb\": \"0,0,nan,1\"}", "{\"bb\": \"0,0,9,9\"}"])
  func aLayoutThatIsNoneIsAnError(_ layout: String) throws {
    let line = try CommandLine()
    try line.write(program, to: "square.py")
    try line.writeProgram("cat > /dev/null; echo '\(layout)'", to: "dot")
    let result = try line.run("replay", "square.py", "--dot", "./dot")
    #expect(result.code == 1, "\(result)")
    #expect(result.errors.hasPrefix("gradviz: Graphviz's layout cannot be used: "), "\(result)")
    #expect(try line.files() == ["dot", "output/square.dot", "square.py"])
  }

  @Test func formulas() throws {
    let line = try CommandLine()
    let result = try line.run("replay", "-e", "x*x", "--let", "x=2", "-q")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(try line.files() == ["output/formula.html"])
  }
}
