// Programs that call backward() several times, drawn as they were at one of the calls.

import Foundation
import Testing

@testable import PythonProgram

private let training = """
  import torch
  w = torch.tensor(1.0, requires_grad=True)
  for k in range(3):
    loss = (w - 4.0) ** 2
    loss.backward()
    print('step', k, w.grad.item())
    with torch.no_grad():
      w -= 0.25 * w.grad
      w.grad = None
  print('done')
  """

private func step(_ step: Int?, of source: String = training) throws -> ProgramRun {
  try PythonProgram.run(source: source, file: "test.py", step: step)
}

@Test(arguments: [(1, 9.0, -6.0), (2, 2.25, -3.0), (3, 0.5625, -1.5)])
func theStepAskedForIsDrawn(number: Int, loss: Double, gradient: Double) throws {
  for number in [number, number - 4] {
    let step = try step(number)
    #expect(step.output.item == loss)
    let w = try #require(step.graph().nodes.first { $0.name == "w" })
    // Before the optimizer moves it.
    #expect(w.grad?[0] == gradient)
    #expect(w.data?[0] == 4 + gradient / 2)
    // What is printed after that call is not.
    #expect(step.printed.split(separator: "\n").count == (number + 4) % 4 - 1)
  }
}

@Test func gradientsThatAddUpAreDrawnAsTheyWere() throws {
  let source = training.replacing("w.grad = None", with: "pass")
  let w = try #require(try step(2, of: source).graph().nodes.first { $0.name == "w" })
  #expect(w.grad?[0] == -9)
  #expect(w.earlierGrad?[0] == -6)
}

@Test func stepsOfObjectsAreCountedToo() throws {
  let file = testFolder.appending(path: "Resources/value_class.py")
  let source =
    try String(contentsOf: file, encoding: .utf8) + """
      w = Value(1.0)
      def train():
        for k in range(3):
          loss = (w - 4.0) ** 2
          w.grad = 0.0
          loss.backward()
          w.data -= 0.25 * w.grad
      train()
      """
  for number in [2, -2] {
    let graph = try step(number, of: source).graph()
    #expect(graph.nodes.last?.data?[0] == 2.25)
    #expect(graph.nodes.last?.name == "loss")
    #expect(graph.nodes.first { $0.name == "w" }?.grad?[0] == -3)
  }
}

@Test func nothingInTheProgramKeepsItFromEnding() throws {
  let source = """
    import torch
    w = torch.tensor(1.0, requires_grad=True)
    for k in range(3):
      try:
        loss = w * w * (k + 1)
        loss.backward()
      except:
        print('caught')
      finally:
        print('finally', k)
    """
  let run = try step(2, of: source)
  #expect(run.printed == "finally 0\n")
  #expect(run.output.item == 2)
}

@Test(arguments: [4, -4, 0])
func aStepThatIsNotThereSaysHowManyThereAre(number: Int) throws {
  let error = #expect(throws: Diagnostic.self) { try step(number) }
  #expect(
    error?.message == "there is no step \(number): the program calls backward() 3 times")
  #expect(error?.hint == "steps go from 1 to 3, and from -1 back to -3")
  // What the program printed is not lost.
  #expect(error?.printed.hasSuffix("done\n") == true)
}

@Test func aProgramWithoutBackwardHasNoSteps() throws {
  let error = #expect(throws: Diagnostic.self) {
    try step(1, of: "import torch\nx = torch.tensor(1.0, requires_grad=True)\ny = x * x\n")
  }
  #expect(error?.message == "there is no step 1: the program never calls backward()")
}
