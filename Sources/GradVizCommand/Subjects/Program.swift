// A program, or a formula, run on Micrograd.

import ComputationGraph
import GradViz
import Micrograd
import PythonProgram

struct Program: Subject {
  private let run: ProgramRun
  private let file: InputFile?

  init(_ file: InputFile, limits: ProgramLimits) throws {
    run = try PythonProgram.run(utf8: file.bytes, file: file.name, limits: limits)
    self.file = file
  }

  init(
    formula: String, parameters: [(name: String, value: String, label: String)],
    limits: ProgramLimits
  ) throws {
    run = try PythonProgram.evaluate(
      expression: formula, label: "-e", parameters: parameters, limits: limits)
    file = nil
  }

  var printed: String { run.printed }
  var notes: [String] { run.notes }
  var program: ReplayOptions.ProgramText? {
    guard let file, !file.isStandardInput else { return nil }
    return .init(file: file.name, text: String(decoding: file.bytes, as: UTF8.self))
  }

  func graph(contributions: Bool) -> ComputationGraph {
    run.output.graph(contributions: contributions, parameters: run.parameters)
  }
}
