// What the command says about programs: their errors with its options, their output with its own.

import Testing

@Suite struct WordingTests {
  @Test(arguments: [
    (
      ["-e", "tanh(w*x)", "--let", "w=2"], "-e:1:8: error: name 'x'", "give it a value: --let x=1.0"
    ),
    (["-e", "y = 2", "--let", "w=2"], "-e:1:3: error: an", "give values with --let name=value"),
    (["-e", "x", "--let", "2x=1"], "--let 2x:1:1: error: '2x'", "write --let name=value"),
    (["-e", "x", "--let", "x=[1, 2"], "--let x:1:1: error: '[' is never closed", "^"),
    (
      ["-e", "x + x + x", "--let", "x=1", "--max-operations", "2"], "-e:1:3: error: the program",
      "raise the limit with --max-operations 20"
    ),
    (
      ["-e", "x", "--let", "x=[1, 2, 3, 4]", "--max-elements", "3"], "--let x:1:1: error: the",
      "raise the limit with --max-elements 30"
    ),
  ])
  func errorsNameOptions(_ arguments: [String], _ beginning: String, _ end: String) throws {
    let result = try CommandLine().run(arguments)
    #expect(result.code == 1 && result.output.isEmpty)
    #expect(result.errors.hasPrefix(beginning), "\(result.errors)")
    #expect(result.errors.hasSuffix("\(end)\n"), "\(result.errors)")
  }

  private let failing = "print('step', 1, end='')\nx = 1 / 0\n"

  @Test func whatWasPrintedBeforeAnErrorIsShown() throws {
    let result = try CommandLine().run("-", input: failing)
    #expect(result.output == "step 1\n")
    #expect(result.errors.hasPrefix("stdin:2:7: error: ZeroDivisionError: division by zero\n"))
    let explained = try CommandLine().run("explain", "-", "-w", "x", input: failing)
    #expect(explained.output.isEmpty)
    #expect(
      explained.errors.hasPrefix("step 1\nstdin:2:7: error: ZeroDivisionError: division by zero\n"))
    #expect(try CommandLine().run("-", "--quiet", input: failing).output.isEmpty)
  }

  @Test func theSummaryBeginsALine() throws {
    let program = "import torch\nx = torch.tensor(2.0)\nprint('done', end='')\n"
    let result = try CommandLine().run("-", "-o", "x.json", input: program)
    #expect(result.output.hasPrefix("done\nx = 2   1 value"))
  }
}
