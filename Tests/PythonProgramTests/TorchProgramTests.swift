// Programs with PyTorch's functions print what PyTorch prints.

import Foundation
import Testing

@testable import PythonProgram

@Suite struct TorchProgramTests {
  struct Program: CustomTestStringConvertible {
    let testDescription: String
    let source: String
    let printed: String

    init(_ block: String) {
      let parts = block.components(separatedBy: "--- prints\n")
      let lines = parts[0].split(separator: "\n", maxSplits: 1)
      (testDescription, source, printed) = (String(lines[0]), String(lines[1]), parts[1])
    }
  }

  static let programs = {
    let file = testFolder.appending(path: "Resources/torch_programs.txt")
    return try! String(contentsOf: file, encoding: .utf8).components(separatedBy: "### ")
      .dropFirst().map(Program.init)
  }()

  @Test func thereArePrograms() { #expect(Self.programs.count > 30) }

  @Test(arguments: programs) func printsWhatPyTorchPrints(_ program: Program) throws {
    #expect(try PythonProgramTests.printed(program.source) == program.printed)
  }

  /// Each is one line; the message says what is wrong.
  @Test(arguments: [
    ("x.cumsum(5)", "Dimension out of range"), ("x.flip(3)", "Dimension out of range"),
    ("x.repeat(-1)", "repeat"),
    ("x.gather(0, x)", "index"), ("x.gather(0, torch.tensor([7]))", "7"),
    ("x.topk(9)", "selected index k out of range"), ("torch.einsum('ij', x)", "einsum"),
    ("torch.norm(x, 'two')", "can only be 'fro' or a number"),
    ("x.narrow(0, 1, 5)", "exceeds dimension size"), ("x.unbind(3)", "Dimension out of range"),
    ("torch.bincount(x)", "non-negative integral"), ("x.kthvalue(5)", "out of range"),
    ("torch.tensor([1]).remainder(0)", "ZeroDivisionError"),
    ("torch.autograd.grad(x, x)", "scalar outputs"),
    ("torch.zeros(2).register_hook(print)", "does not require a gradient"),
    ("torch.distributions.Normal(0.0, -1.0)", "Expected parameter scale"),
    ("torch.distributions.Uniform(1.0, 0.0)", "low>= high"),
  ])
  func whatIsWrongIsSaid(_ line: String, _ words: String) {
    let text = message(
      "import torch\nx = torch.tensor([1.0, 2.0], requires_grad=True)\n" + line + "\n")
    #expect(text.contains(words))
  }
}
