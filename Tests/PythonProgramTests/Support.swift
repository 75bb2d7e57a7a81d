// What the tests of programs share: running sources, finding files, comparing numbers.

import Foundation
import Micrograd
import TestSupport
import Testing

@testable import PythonProgram

/// A tenth or less of what programs may do: a runaway loop ends soon.
let smallLimits = ProgramLimits(maxOperations: 1_000_000, maxElements: 10_000_000)

/// Runs a source, under the name `test.py`.
func run(_ source: String, limits: ProgramLimits = smallLimits) throws -> ProgramRun {
  try PythonProgram.run(source: source, file: "test.py", limits: limits)
}

/// What is wrong with a source, as it is printed.
func complaint(_ source: String, limits: ProgramLimits = smallLimits) -> String {
  do throws(Diagnostic) {
    _ = try PythonProgram.run(source: source, file: "test.py", limits: limits)
    return "no error"
  } catch {
    return error.description
  }
}

/// The error's message alone.
func message(_ source: String, limits: ProgramLimits = smallLimits) -> String {
  do throws(Diagnostic) {
    _ = try PythonProgram.run(source: source, file: "test.py", limits: limits)
    return "no error"
  } catch {
    return error.message
  }
}

/// What a program prints, given the lines after the imports; a tensor is there to be drawn.
func printed(_ lines: String) throws -> String {
  let imports =
    "import math\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n"
  return try run(imports + "drawn = torch.tensor(1.0, requires_grad=True)\n" + lines + "\n").printed
}

/// The value of a Python expression, as `print` gives it.
func value(_ expression: String) throws -> String {
  String(try printed("print(\(expression))").dropLast())
}

let testFolder = repository.appending(path: "Tests/PythonProgramTests")
let programFolder = repository.appending(path: "Examples/programs")

func decoded<T: Decodable>(_ type: T.Type, from resource: String) throws -> T {
  let decoder = JSONDecoder()
  decoder.nonConformingFloatDecodingStrategy = .convertFromString(
    positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
  let file = testFolder.appendingPathComponent("Resources").appendingPathComponent(resource)
  return try decoder.decode(type, from: Data(contentsOf: file))
}

/// Whether two numbers agree: both NaN, the same infinity, or within a relative distance.
func agree(_ a: Double, _ b: Double, relative: Double = 1e-9) -> Bool {
  if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
  return a == b || abs(a - b) <= relative * max(abs(a), abs(b))
}

func agree(_ a: [Double], _ b: [Double], relative: Double = 1e-9) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { agree($0, $1, relative: relative) }
}

extension Tensor {
  /// The numbers: outside of a program nobody pays.
  var elements: [Double] { try! chargedArray.elements }
}
