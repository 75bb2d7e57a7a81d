// Random bytes, random words and random programs: each runs or is an error, none crashes.

import Foundation
import Micrograd
import TestSupport
import Testing

@testable import PythonProgram

@Suite struct RandomInputTests {
  private let limits = ProgramLimits(maxOperations: 5000, maxElements: 50_000)

  /// Runs it; an error is fine, and is shown as a line with a caret.
  private func tryOut(_ bytes: [UInt8]) {
    do throws(Diagnostic) {
      _ = try PythonProgram.run(utf8: bytes, file: "random.py", limits: limits)
    } catch {
      #expect(error.line > 0 && error.column > 0 && error.caretText.contains("^"))
      #expect(!error.message.isEmpty && !error.description.contains("\u{1B}"))
    }
  }

  @Test func randomBytes() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<4000 {
      let isText = Bool.random(using: &random)
      tryOut(
        (0..<Int.random(in: 0...60, using: &random)).map { _ in
          isText
            ? UInt8.random(in: 9...126, using: &random) : UInt8.random(in: 0...255, using: &random)
        })
    }
  }

  private let words = [
    "x", "y", "torch", "F", "tensor", "(", ")", "[", "]", "(", ")", "{", "}", ",", ".", ":", ";",
    "=", "+=", "+", "-", "*", "/", "**", "//", "%", "@", "<", "==", "1", "0", "2.5", "1e308",
    "'a'", "\"b\"", "f'{x}'", "f'{x:.2f}'", "\n", "\n  ", "\n\t", "\\\n", "#c\n", "for", "in",
    "if", "else", "with", "not", "and", "or", "is", "None", "True", "...", "range(3)", "import",
    "from", "as", "x.T", ".sum(", ".backward()", "dim=", "requires_grad=True", "é", "日本", "\u{0}",
    "\u{FEFF}", "'''", "lambda", "def", "pass", "9" + String(repeating: "0", count: 30), "-1", "!",
  ]

  @Test func randomWords() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<6000 {
      var text = Bool.random(using: &random) ? "import torch\nx = torch.ones(2, 2)\n" : ""
      for _ in 0..<Int.random(in: 1...25, using: &random) {
        text += words.randomElement(using: &random)!
        if Bool.random(using: &random) { text += " " }
      }
      tryOut(Array(text.utf8))
    }
  }

  /// Programs that use every statement of the language, and do what programs break at.
  @Test(arguments: [false, true]) func randomPrograms(_ isHostile: Bool) throws {
    let programs = try RandomPrograms()
    var random = SeededGenerator(seed: 5)
    for _ in 0..<40 {
      tryOut(Array(programs.program(statements: 8, isHostile: isHostile, &random).utf8))
    }
  }

  /// Programs that are read, of every function there is with arguments of every kind.
  @Test func randomCalls() {
    var random = SeededGenerator(seed: 3)
    let values = [
      "x", "v", "i", "m", "s", "z", "e", "c", "4", "0", "-1", "2", "2.5", "None", "True", "'mean'",
      "[x, x]", "(2, 3)", "[0, 1]", "[[1, 2], [3]]", "[]", "math.inf", "math.nan", "-3", "10 ** 18",
      "range(3)", "torch.float64", "lst", "x.shape", "1e300", "9223372036854775807", "torch",
      "torch.exp",
      "-9223372036854775807 - 1",
    ]
    let header = """
      import math, torch, torchviz
      import torch.nn as nn, torch.nn.functional as F
      from torch.profiler import record_function
      from micrograd.engine import Value
      x = torch.tensor([[1.0, -2.0, 3.0], [0.5, 0.0, 2.0]], requires_grad=True)
      v = torch.tensor([1.0, 0.0, 2.0])
      i = torch.tensor([0, 2, -1])
      m = torch.tensor([True, False, True])
      s = torch.tensor(2.0, requires_grad=True)
      z = torch.zeros(0)
      e = Value(3.0)
      c = torch.ones(1, 1, 3, 3)
      lst = [1, s, 'a']

      """
    var succeeded = 0
    for _ in 0..<3000 {
      let function = Library.all.randomElement(using: &random)!
      var arguments: [String] = []
      for parameter in function.signature.parameters
      where parameter.defaultValue == nil || Int.random(in: 0..<4, using: &random) == 0 {
        let value = values.randomElement(using: &random)!
        arguments.append(parameter.isKeywordOnly ? "\(parameter.name)=\(value)" : value)
      }
      let home = function.homes
      var callee = function.name
      if home.contains(.method), Bool.random(using: &random), let first = arguments.first {
        callee = "(\(first)).\(callee)"
        arguments.removeFirst()
      } else if home.contains(.functional) {
        callee = "F." + callee
      } else if home.contains(.torch) {
        callee = "torch." + callee
      } else if home.contains(.nn) {
        callee = "nn." + callee
      } else if home.contains(.math) {
        callee = "math." + callee
      }
      let line = "r = \(callee)(\(arguments.joined(separator: ", ")))"
      let uses = [
        "r = r + x", "r = x @ r", "r = r[0]", "r = r[i]", "r = r[m]", "r = r ** 2", "r = -r % 3",
        "r = r(x)", "r.backward()", "print(r)", "r += 1", "r = r > 0", "a, b = r", "r = r // 2",
        "draw_dot(r)", "r = r.sum().backward()", "r.label = 'r'", "r.data -= 1", "r = f'{r:.3f}'",
      ]
      let use = uses.randomElement(using: &random)!
      let source = header + line + "\n" + use + "\n"
      tryOut(Array(source.utf8))
      if (try? run(header + line + "\n", limits: limits)) != nil { succeeded += 1 }
    }
    #expect(succeeded > 400)
  }

  /// Expressions made at random, against the difference quotient.
  @Test func randomProgramsAgreeWithFiniteDifferences() throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let expression = expression(depth: 4, &random)
      let point = (0..<3).map { _ in Double.random(in: 0.3...1.5, using: &random) }
      func loss(_ x: [Double]) throws -> ProgramRun {
        let lines = zip(["a", "b", "c"], x).map {
          "\($0) = torch.tensor([\($1), \($1 + 0.1)], requires_grad=True)"
        }
        return try run(
          "import torch\nimport torch.nn.functional as F\n" + lines.joined(separator: "\n")
            + "\nloss = (\(expression)).sum()\nloss.backward()\n")
      }
      let center = try loss(point)
      for (index, name) in ["a", "b", "c"].enumerated() {
        let step = 1e-6
        var (up, down) = (point, point)
        up[index] += step
        down[index] -= step
        let slope = (try loss(up).output.item - loss(down).output.item) / (2 * step)
        let grad =
          center.names.first { $0.name == name }?.tensor.grad?.elements.reduce(0.0) { $0 + $1 } ?? 0
        #expect(abs(slope - grad) <= 1e-5 + 1e-4 * abs(grad), "\(expression) by \(name)")
      }
    }
  }

  private func expression(depth: Int, _ random: inout SeededGenerator) -> String {
    guard depth > 0 else { return ["a", "b", "c", "1.5", "2"].randomElement(using: &random)! }
    let x = expression(depth: depth - 1, &random)
    let y = expression(depth: depth - 1, &random)
    let tensor = "(a * 0 + \(x))"
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "(\(x) + \(y))"
    case 1: return "(\(x) - \(y))"
    case 2: return "\(x) * \(y)".replacing(" * ", with: "*").parenthesized
    case 3: return "(\(x) / (2.0 + torch.sigmoid(\(tensor))))"
    case 4: return "torch.tanh(\(tensor))"
    case 5: return "\(tensor).sin()"
    case 6: return "F.softplus(\(tensor))"
    case 7: return "torch.exp(-\(tensor) ** 2)"
    case 8: return "torch.softmax(\(tensor), dim=0)"
    case 9: return "\(tensor)[[1, 0]]"
    case 10: return "torch.stack([\(tensor), b + c]).mean(0)"
    default: return "(\(tensor)[:1] * \(tensor)).cos()"
    }
  }
}

extension String {
  fileprivate var parenthesized: String { "(\(self))" }
}
