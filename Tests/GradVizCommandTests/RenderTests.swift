// `gradviz render` as its users type it.

import Foundation
import GradViz
import TestSupport
import Testing

@Suite(.needsDot)
struct RenderTests {
  private let square = """
    import torch
    x = torch.tensor(3.0, requires_grad=True)
    y = x * x
    y.backward()
    """

  @Test func aProgramIsDrawnIntoOutput() throws {
    let line = try CommandLine()
    try line.write(square, to: "square.py")
    let result = try line.run("square.py")
    #expect(
      result.output == """
        y = 9   2 values, 1 parameter
        wrote output/square.dot
        wrote output/square.svg

        """)
    #expect(result.code == 0 && result.errors.isEmpty)
    #expect(try line.files() == ["output/square.dot", "output/square.svg", "square.py"])
    #expect(try line.read("output/square.svg").contains("id=\"n1\""))
  }

  @Test func formatsFollowSuffixes() throws {
    let line = try CommandLine()
    let result = try line.run(
      "-", "-o", "a.svg", "-o", "b/c.png", "-o", "d.pdf", "-o", "e.json", "-o", "f.mmd", "-o",
      "g.dot", "--quiet", input: square)
    #expect(result.code == 0 && result.output.isEmpty && result.errors.isEmpty)
    #expect(try line.files() == ["a.svg", "b/c.png", "d.pdf", "e.json", "f.mmd", "g.dot"])
    let png = try line.bytes("b/c.png")
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let pdf = try line.bytes("d.pdf")
    #expect(pdf.starts(with: Array("%PDF".utf8)))
    #expect(try line.read("f.mmd").contains("flowchart LR"))
  }

  @Test func standardOutputHasThePictureAlone() throws {
    let line = try CommandLine()
    for format in ["dot", "json", "mermaid", "svg"] {
      let result = try line.run("-", "-T", format, input: square)
      #expect(result.code == 0 && result.errors.contains("y = 9"))
      #expect(!result.output.contains("wrote") && !result.output.isEmpty)
    }
    #expect(try line.run("-", "-o", "-", input: square).output.hasPrefix("digraph"))
    #expect(try line.files().isEmpty)
  }

  @Test func aSavedGraphIsDrawnAgain() throws {
    let line = try CommandLine()
    let json = try line.run("-", "-T", "json", "--contributions", input: square).output
    try line.write(json, to: "saved.json")
    #expect(try line.run("saved.json", "-T", "json", "--contributions").output == json)
    #expect(
      try line.run("saved.json", "-T", "dot").output
        == line.run("-", "-T", "dot", input: square).output)
    let plain = try line.run("-", "-T", "json", input: square).output
    #expect(!plain.contains("\"edges\""))
    #expect(try line.run("-", "-T", "json", input: plain).output == plain)
  }

  @Test func aJSONFileEndsInOneLineFeed() throws {
    let line = try CommandLine()
    for options in [[], ["--contributions"]] {
      let piped = try line.run(["-", "-T", "json"] + options, input: square)
      #expect(piped.output.hasSuffix("]}\n"))
      let filed = try line.run(["-", "-o", "a.json"] + options, input: square)
      #expect(filed.code == 0)
      #expect(try line.read("a.json") == piped.output)
    }
    // Whether edges were computed for a picture beside it makes no difference.
    _ = try line.run("-", "-o", "b.dot", "-o", "b.json", input: square)
    #expect(try line.read("b.json") == line.run("-", "-T", "json", input: square).output)
  }

  @Test func aFormulaNeedsNoFile() throws {
    let line = try CommandLine()
    let result = try line.run(
      "-e", "tanh(w*x + b)", "--let", "w=2", "--let", "x=1.5", "--let", "b=-1")
    #expect(result.output.hasPrefix("output = 0.964028   6 values, 3 parameters"))
    #expect(try line.files() == ["output/formula.dot", "output/formula.svg"])
    let matrix = try line.run(
      "-e", "(W @ x).sum()", "--let", "W=[[1,2],[3,4]]", "--let", "x=[1,1]", "-T", "json")
    #expect(matrix.output.contains("\"data\": [10.0]"))
  }

  @Test func optionsReachThePicture() throws {
    let line = try CommandLine()
    func dot(_ options: String...) throws -> String {
      try line.write(square, to: "square.py")
      let process = try line.run(
        "square.py", "-T", "dot", options[0], options.count > 1 ? options[1] : "--quiet")
      #expect(process.code == 0, "\(process.errors)")
      return process.output
    }
    let plain = try dot("--quiet")
    #expect(try dot("--rankdir", "TB").contains("rankdir=\"TB\""))
    #expect(try dot("--title", "Squares & <more>").contains("Squares &amp; &lt;more&gt;"))
    #expect(try dot("--hide", "grad,local") != plain)
    #expect(try dot("--show", "source").contains("square.py:3"))
    #expect(try dot("--style", "classic").contains("data 9.0000"))
    for option in [
      ["--theme", "dark"], ["--theme", "paper"], ["--legend"], ["--limit", "rows=2"],
    ] {
      let text = try dot(option[0], option.count > 1 ? option[1] : "--quiet")
      #expect(text.hasPrefix("digraph") && (text != plain) == (option[0] != "--limit"))
    }
    // What is so by itself: light where no reader can be asked, and no legend for scalars.
    for option in [["--theme", "auto"], ["--theme", "light"], ["--no-legend"]] {
      #expect(try dot(option[0], option.count > 1 ? option[1] : "--quiet") == plain)
    }
  }

  @Test func tensorsAreExplainedBelowThem() throws {
    let line = try CommandLine()
    let program = square.replacing("tensor(3.0", with: "tensor([3.0, 1.0]")
      .replacing("y = x * x", with: "y = (x * x).sum()")
    let usual = try line.run("-", "-T", "dot", "-q", input: program).output
    #expect(usual.contains("thicker: more gradient") && usual.contains("labelloc=\"b\""))
    #expect(try line.run("-", "-T", "dot", "-q", "--legend", input: program).output == usual)
    let bare = try line.run("-", "-T", "dot", "-q", "--no-legend", input: program).output
    #expect(!bare.contains("thicker"))
  }

  @Test func anSVGFollowsTheReadersSettingUnlessAThemeIsAskedFor() throws {
    let line = try CommandLine()
    func svg(_ theme: String...) throws -> String {
      try line.run(["-", "-T", "svg", "-q"] + theme, input: square).output
    }
    #expect(try svg() == svg("--theme", "auto"))
    #expect(try svg().contains("(prefers-color-scheme:dark)"))
    for theme in ["light", "dark", "paper"] {
      #expect(try !svg("--theme", theme).contains("prefers-color-scheme"))
    }
    #expect(try line.run("-", "--theme", "bright", input: square).code == 64)
  }

  @Test func everyLimitHasAName() throws {
    let line = try CommandLine()
    let help = try line.run("render", "--help").output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for limit in Mirror(reflecting: DrawingOptions.Limits()).children {
      let name = try #require(limit.label).reduce(into: "") { name, letter in
        name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
      }
      #expect(help.contains("\(name) (\(limit.value))"), "\(name)")
      let result = try line.run("-", "-T", "dot", "--limit", "\(name)=7", input: square)
      #expect(result.code == 0, "\(result.errors)")
    }
    let long = "import torch\nlong_name = torch.tensor(3.0, requires_grad=True)\n"
    func formulas(_ limit: String) throws -> String {
      try line.run(
        "-", "-T", "dot", "--show", "formula", "--limit", limit,
        input: long + "y = torch.tanh(long_name * long_name)\n"
      ).output
    }
    #expect(try formulas("rule-length=20").contains("× long_name"))
    #expect(try formulas("rule-length=5").contains("× other"))
  }

  @Test func mistakesInProgramsAreShownAndNothingIsWritten() throws {
    let line = try CommandLine()
    try line.write("x = tensor(1.0)\ny = tahn(x)\n", to: "typo.py")
    let result = try line.run("typo.py")
    #expect(result.code == 1 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("typo.py:1:5: error:"))
    #expect(try line.files() == ["typo.py"])
    #expect(try line.run("missing.py").errors.contains("Could not read missing.py"))
    #expect(try line.run("missing.py").code == 1)
    #expect(try line.run("-", input: "{\"format\": 1}").code == 1)
  }

  @Test func wrongUsageIs64() throws {
    let line = try CommandLine()
    for arguments in [
      ["--style", "fancy"], ["--show", "nothing"], ["--precision", "0"], ["--timeout", "-1"],
      ["-o", "picture.bmp"], ["-T", "gif"], ["--let", "x=1"], ["-e", "x"], ["--limit", "x=1"],
    ] {
      let result = try line.run("program.py", arguments[0], arguments[1])
      #expect(result.code == 64, "\(arguments): \(result.errors)")
    }
    #expect(try line.run().code == 64)
  }

  @Test func withoutGradientsItWarns() throws {
    let line = try CommandLine()
    let result = try line.run("-", input: "import torch\nx = torch.tensor(3.0)\ny = x * x\n")
    #expect(result.code == 0 && result.errors.contains("warning:"))
  }

  @Test func warningsSpeakOfOptionsAndAreSaidOnce() throws {
    let line = try CommandLine()
    let plain = try line.run("-", "-T", "json", "-q", input: square).output
    // What is known of its operations is computed again.
    let known = try line.run("-", "-o", "known.dot", input: plain)
    #expect(known.errors.isEmpty)
    #expect(try line.read("known.dot") == line.run("-", "-T", "dot", "-q", input: square).output)
    let unknown = plain.replacing("\"name\": \"mul\"", with: "\"name\": \"frobnicate\"")
    let result = try line.run("-", "-o", "a.dot", "-o", "a.svg", "-o", "a.mmd", input: unknown)
    #expect(
      result.errors == """
        warning: The graph was saved without local derivatives: save it with --contributions to \
        have them on edges.

        """)
    #expect(try line.run("-", "-T", "json", input: plain).errors.contains("warning") == false)
  }

  @Test func aRunawayProgramStopsAtALimit() throws {
    let line = try CommandLine()
    let program = "import torch\nx = torch.tensor(1.0)\nfor i in range(1000000000):\n  x = x + 1\n"
    let result = try line.run("-", "--max-operations", "1000", input: program)
    #expect(result.code == 1 && result.errors.contains("--max-operations"))
  }

  @Test func helpShowsExamplesAndCompletionsAreThere() throws {
    let line = try CommandLine()
    let help = try line.run("render", "--help").output
    #expect(help.contains("gradviz neuron.py") && help.contains("Exit codes"))
    #expect(try line.run("--help").output.contains("render"))
    for shell in ["bash", "zsh", "fish"] {
      let script = try line.run("--generate-completion-script", shell)
      #expect(script.code == 0 && script.output.contains("rankdir"))
    }
    #expect(try line.run("--version").output == "0.1.0\n")
  }
}

/// What happens where there is no Graphviz; these need none.
@Suite struct WithoutGraphvizTests {
  @Test func theDOTIsWrittenAndTheMessageHelps() throws {
    let line = try CommandLine()
    let program = "import torch\nx = torch.tensor(3.0, requires_grad=True)\n(x * x).backward()\n"
    for arguments in [["-o", "pictures/x.svg"], ["--dot", "/nowhere/dot"]] {
      let result = try line.run(
        "-", arguments[0], arguments[1], input: program, path: "/nonexistent")
      #expect(result.code == 1)
      #expect(result.errors.contains("apt-get install graphviz"))
      #expect(result.errors.contains("brew install graphviz") && result.errors.contains("--dot"))
    }
    #expect(try line.files() == ["output/stdin.dot", "pictures/x.dot"])
  }
}
