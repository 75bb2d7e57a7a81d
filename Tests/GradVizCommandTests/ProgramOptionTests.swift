// The options that say how a program is run: --step and --data.

import Foundation
import TestSupport
import Testing

@Suite(.needsDot) struct ProgramOptionTests {
  private let training = """
    import torch
    w = torch.tensor(1.0, requires_grad=True)
    for k in range(3):
      loss = (w - 4.0) ** 2
      loss.backward()
      print('step', k)
      with torch.no_grad():
        w -= 0.25 * w.grad
        w.grad = None
    """

  @Test(arguments: ["render", "replay"])
  func aStepIsDrawn(subcommand: String) throws {
    let line = try CommandLine()
    try line.write(training, to: "train.py")
    for number in ["2", "-2"] {
      let result = try line.run(subcommand, "train.py", "--step", number)
      #expect(result.output.hasPrefix("step 0\nloss = 2.25   4 values, 1 parameter"))
      #expect(result.code == 0 && result.errors.isEmpty)
    }
    let last = try line.run(subcommand, "train.py")
    #expect(last.output.hasPrefix("step 0\nstep 1\nstep 2\nloss = 0.5625   4 values, 1 parameter"))
  }

  @Test func aStepIsExplained() throws {
    let line = try CommandLine()
    try line.write(training, to: "train.py")
    let result = try line.run("explain", "train.py", "-w", "w", "--step", "1")
    #expect(result.output.hasPrefix("∂loss/∂w = −6\n"))
  }

  @Test func aStepThatIsNotThereIsAnError() throws {
    let line = try CommandLine()
    try line.write(training, to: "train.py")
    let result = try line.run("train.py", "--step", "7")
    #expect(result.code == 1)
    #expect(result.errors.contains("there is no step 7: the program calls backward() 3 times"))
    #expect(result.output == "step 0\nstep 1\nstep 2\n")
    #expect(try line.files() == ["train.py"])
  }

  private let reader = """
    import csv
    import torch
    rows = list(csv.DictReader(open('/content/points.csv')))
    x = torch.tensor([float(row['x']) for row in rows], requires_grad=True)
    y = x.sum()
    y.backward()
    """

  @Test func aFileIsLent() throws {
    let line = try CommandLine()
    try line.write(reader, to: "reader.py")
    try line.write("x,y\n1,2\n3.5,4\n", to: "points.csv")
    let result = try line.run("reader.py", "--data", "points.csv")
    #expect(result.output.hasPrefix("y = 4.5   2 values, 1 parameter (2 numbers)\n"))
    #expect(result.code == 0 && result.errors.isEmpty)
  }

  @Test func whatIsNotLentIsNotThere() throws {
    let line = try CommandLine()
    try line.write(reader.replacing("/content/", with: ""), to: "reader.py")
    try line.write("x,y\n1,2\n", to: "points.csv")
    let result = try line.run("reader.py")
    #expect(result.code == 1)
    #expect(
      result.errors == """
        reader.py:3:33: error: FileNotFoundError: [Errno 2] No such file or directory: 'points.csv'
          3 | rows = list(csv.DictReader(open('points.csv')))
            |                                 ^~~~~~~~~~~~
        hint: lend it the file with --data points.csv

        """)
  }

  @Test(arguments: [
    (["train.py", "--step", "0"], 64, "--step takes 1, 2, …, or -1, -2, … from the end, not 0."),
    (["-e", "2", "--step", "1"], 64, "--step is for programs: a formula is differentiated once."),
    (["-e", "2", "--data", "a"], 64, "--data is for programs: a formula opens no file."),
    (["train.py", "--data", "-"], 64, "--data names files: standard input has no name"),
    (["train.py", "--data", "no.csv"], 1, "Could not read no.csv: there is no such file."),
    (["saved.json", "--step", "1"], 1, "saved.json is a saved graph: --step and --data are for"),
  ])
  func optionsThatCannotBeAreUsageErrors(
    arguments: [String], code: Int32, words: String
  ) throws {
    let line = try CommandLine()
    try line.write(training, to: "train.py")
    try line.write("{}", to: "saved.json")
    let result = try line.run(arguments)
    #expect(result.code == code)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func aWrongGradientIsAWarning() throws {
    let line = try CommandLine()
    let file = repository.appending(path: "Tests/PythonProgramTests/Resources/value_class.py")
    let source = try String(contentsOf: file, encoding: .utf8).replacing(
      "self.grad += other.data * out.grad", with: "self.grad = other.data * out.grad")
    try line.write(source + "a = Value(3.0)\nb = a * a\nc = b * a\nc.backward()\n", to: "own.py")
    let result = try line.run("own.py")
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("c = 27   3 values, 1 parameter\n"))
    #expect(
      result.errors.contains(
        ": the gradient of a is 18 in the program, and what flows back to it adds up to 27"))
  }
}
