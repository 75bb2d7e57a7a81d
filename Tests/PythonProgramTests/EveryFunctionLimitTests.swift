// Every function and every operation in a loop without end: the budget ends it, whatever it costs.

import Foundation
import Testing

@testable import PythonProgram

@Suite struct EveryFunctionLimitTests {
  /// A row of `Limits.txt`: what a program does before its loop, and in it.
  struct Row: CustomTestStringConvertible {
    let setup: String
    let body: String
    /// What ends it, for a small `N` and for a large one.
    let ends: [Substring]

    init(_ line: Substring) {
      let parts = line.components(separatedBy: " | ")
      ends = parts[0].split(separator: " ")
      // A line of a program that has several.
      setup = parts[1].replacing("⏎", with: "\n")
      body = parts[2].replacing("⏎", with: "\n")
    }

    var testDescription: String { setup + " | " + body }

    func source(size: Int) throws -> String {
      try """
      import math
      import torch
      import torch.nn as nn
      import torch.nn.functional as F
      from micrograd.engine import Value
      from torchviz import make_dot
      from torch.profiler import record_function
      \(setup.isEmpty ? "pass" : setup)
      for k in range(10 ** 9):
          \(body)
      """.replacing(Regex("\\bN\\b"), with: String(size))
    }
  }

  static let rows = {
    let file = testFolder.appending(path: "Resources/Limits.txt")
    return try! String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(Row.init)
  }()

  @Test(arguments: rows) func theBudgetEndsIt(_ row: Row) throws {
    let limits = ProgramLimits(maxOperations: 5000, maxElements: 50_000)
    let words = [
      "operations": "the program takes more than 5000 operations",
      "numbers": "the program holds more than 50000 numbers in memory",
    ]
    for (size, end) in zip([2, 500], row.ends) {
      let message = try message(row.source(size: size), limits: limits)
      #expect(message == words[String(end)], "N = \(size)")
    }
  }

  @Test func everyFunctionIsThere() throws {
    let text = Self.rows.map { $0.testDescription }.joined(separator: "\n")
    // Not Unicode's words, of which `torch.exp` is one.
    let callable = Library.all.filter { $0.homes != [.support] }
    let missing = try callable.map(\.name).filter {
      try !text.contains(Regex("\\b\($0)\\(").wordBoundaryKind(.simple))
    }
    #expect(missing == [])
  }
}
