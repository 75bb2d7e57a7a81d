// No program runs away: operations, memory, depth and the size of integers are limited.

import Foundation
import Testing

@testable import PythonProgram

@Suite struct LimitTests {
  @Test(arguments: [
    "for i in range(10 ** 12):\n    pass",
    "for i in range(2000):\n    for j in range(2000):\n        pass",
    "import torch\nx = torch.ones(1000)\nfor i in range(10 ** 9):\n    x = x.sum() * x",
    "import torch\nx = torch.ones(900, 900)\ny = x @ x",
    "import torch\nfor i in range(10 ** 6):\n    x = torch.ones(2000).sum()",
    "x = list(enumerate(range(10 ** 10)))",
    "t = (1,)\nfor i in range(60):\n    t = t + t",
    "t = 1\nfor i in range(45):\n    t = (t, t)\nprint(t)",
  ])
  func operationsAndMemoryAreLimited(_ source: String) {
    let limits = ProgramLimits(maxOperations: 20_000, maxElements: 1_000_000)
    let message = message(source, limits: limits)
    #expect(
      message == "the program takes more than 20000 operations"
        || message == "the program holds more than 1000000 numbers in memory", "\(message)")
  }

  @Test(arguments: [
    "x = 'a' * 10 ** 12", "x = [0] * 10 ** 12", "x = (0,) * 10 ** 12", "x = list(range(10 ** 12))",
    "import torch\nx = torch.ones(10 ** 6, 10 ** 6)", "import torch\nx = torch.arange(10 ** 12)",
    "import torch\nx = torch.eye(10 ** 6)",
    "import torch\nx = torch.ones(10 ** 9, 10 ** 9, 10 ** 9)",
    "import torch\nx = torch.linspace(0, 1, 10 ** 10)",
    "import torch\nx = torch.ones(10000)\ny = x[:, None] * x",
    "import torch\nx = torch.ones(1).expand(10 ** 12)",
    "import torch\nx = torch.ones(10 ** 5)\ny = torch.outer(x, x)",
    "s = 'ab'\nfor i in range(40):\n    s = s + s",
  ])
  func memoryIsLimited(_ source: String) {
    #expect(message(source) == "the program holds more than 10000000 numbers in memory")
  }

  /// What is drawn in the end is charged, too.
  @Test(arguments: [
    "x = torch.ones(2, requires_grad=True)\nfor i in range(COUNT):\n    x = x * x",
    "x = torch.tensor(1.0, requires_grad=True)\nfor i in range(COUNT):\n    x = x * x",
    "v = []\nfor i in range(COUNT):\n    x = torch.tensor(1.0, requires_grad=True); v.append(x)",
  ])
  func graphsAreLimited(_ source: String) {
    func message(_ count: String) -> String {
      PythonProgramTests.message(
        "import torch\n" + source.replacing("COUNT", with: count) + "\nx.sum().backward()",
        limits: ProgramLimits(maxOperations: 1000))
    }
    #expect(message("100") == "no error")
    #expect(message("180") == "the program takes more than 1000 operations")
  }

  /// Each of these makes millions of numbers, and holds few of them at a time.
  @Test(arguments: [
    "for i in range(300):\n    y = torch.randn(100, 100) * w + 1",
    "for i in range(300):\n    y = (torch.randn(100, 100) * a).sum()",
    "with torch.no_grad():\n    for i in range(300):\n        y = torch.randn(100, 100) * a",
    "for i in range(300):\n    w = w - 0.1 * (w * torch.randn(100, 100))",
    "for i in range(100):\n    y = (a * w).sum()\n    y.backward()\n    a.grad.zero_()",
    "for i in range(300):\n    y = w.detach()",
  ])
  func whatIsLetGoOfDoesNotCount(_ lines: String) {
    let limits = ProgramLimits(maxElements: 1_000_000)
    func message(_ more: String) -> String {
      let start = "import torch\nw = torch.ones(100, 100)\nkept = []\n"
      return PythonProgramTests.message(
        start + "a = torch.ones(100, 100, requires_grad=True)\n" + lines + more, limits: limits)
    }
    #expect(message("") == "no error")
    // The same, held.
    let indent = String(lines.split(separator: "\n").last?.prefix { $0 == " " } ?? "")
    #expect(
      message("\n\(indent)kept.append(w * float(i) + a)")
        == "the program holds more than 1000000 numbers in memory")
  }

  /// What is held keeps its history, whatever is let go of meanwhile.
  @Test func whatIsHeldIsStillDifferentiated() throws {
    let run = try run(
      """
      import torch
      a = torch.ones(100, 100, requires_grad=True)
      x = torch.full((100, 100), 3.0)
      z = (a * x + x).sum()
      f = z.grad_fn
      x = 0
      for i in range(300):
          y = torch.randn(100, 100) * a + 1
      z.backward()
      print(a.grad[0, 0], f.next_functions[0][0])
      """, limits: ProgramLimits(maxElements: 1_000_000))
    #expect(run.printed.hasPrefix("tensor(3.) <AddBackward0"))
    #expect(run.graph().nodes.count == 5)
  }

  @Test func theErrorNamesTheLimitToRaise() {
    let limits = ProgramLimits(maxOperations: 50, maxElements: 100)
    #expect(
      complaint("for i in range(100):\n    pass", limits: limits) == """
        test.py:1:10: error: the program takes more than 50 operations
          1 | for i in range(100):
            |          ^~~~~~~~~~
        hint: raise ProgramLimits.maxOperations to 500
        """)
    #expect(
      complaint("x = [1] * 101", limits: limits).hasSuffix(
        "raise ProgramLimits.maxElements to 1000"))
    #expect(message("x = 1", limits: limits) == "the program computes no tensor")
  }

  /// Each program runs with the limit that its first error names.
  @Test(arguments: [
    "x = torch.ones(70, 70)", "x = torch.ones(40)\ny = x[:, None] * x",
    "x = torch.ones(40)\ny = torch.outer(x, x)", "x = torch.ones(1).expand(12345)",
    "x = [1] * 1234", "x = torch.ones(80)\ny = torch.cat([x, x, x, x])",
  ])
  func theRemedyIsALimitThatSuffices(_ lines: String) throws {
    let source = "import torch\n" + lines + "\nz = torch.tensor(1.0)"
    let diagnostic = try #require(throws: Diagnostic.self) {
      try run(source, limits: ProgramLimits(maxElements: 100))
    }
    guard case .raise(.elements, let number) = diagnostic.remedy else {
      Issue.record("\(diagnostic)")
      return
    }
    #expect(complaint(source, limits: ProgramLimits(maxElements: number)) == "no error")
    #expect(complaint("x = 'a' * 10 ** 12").hasSuffix("use smaller shapes or counts"))
  }

  @Test func programsAreLimitedInSize() {
    let large = "x = 1\n" + String(repeating: "#", count: 999_995)
    #expect(
      complaint(large) == """
        test.py:1:1: error: the program has 1000001 bytes, and at most 1000000 (1 MB) are read
          1 | x = 1
            | ^
        hint: write large tensors with torch.linspace, torch.arange or torch.eye
        """)
    #expect(message(String(large.dropLast())) == "the program computes no tensor")
    #expect(throws: Diagnostic.self) {
      try PythonProgram.run(utf8: [UInt8](repeating: 0xFF, count: 1_000_001), file: "large.py")
    }
    #expect(throws: Diagnostic.self) {
      try PythonProgram.evaluate(expression: "x", parameters: [("x", large, "x")])
    }
  }

  @Test func longNamesAreCutInMessages() {
    let name = String(repeating: "n", count: 5000)
    for source in [
      name, "import " + name, "import torch; torch." + name, "1 + '\(name)'.\(name)",
      "import torch; torch.ones(2).sum(\(name)=1)", "print(f'{1:\(name)}')", "float('\(name)')",
    ] {
      let text = complaint(source)
      #expect(text.contains("…") && text.count < 500, "\(text)")
    }
  }

  @Test func integersAreLimited() {
    let message = message("x = 9 ** 9 ** 9")
    #expect(message == "the integer has more than 262144 bits")
    // Each counts for its words, and a product of large ones for more than one operation.
    let limits = ProgramLimits(maxOperations: 5000, maxElements: 50_000)
    let start = "x = 1 << 100000\nkept = []\nfor i in range(10 ** 9): "
    for (body, end) in [
      ("kept.append(x + i)", "the program holds more than 50000 numbers in memory"),
      ("kept.append(-x)", "the program holds more than 50000 numbers in memory"),
      ("x * x", "the program takes more than 5000 operations"),
      ("pow(3, x, x + 1)", "the program takes more than 5000 operations"),
    ] {
      #expect(PythonProgramTests.message(start + body, limits: limits) == end, "\(body)")
    }
  }

  /// Unoptimised, a level takes five times the stack that it takes in a release, where half a
  /// megabyte is enough.
  @Test func nestingNeverOverflowsTheStack() async {
    let deep = 100_000
    let sources = [
      String(repeating: "(", count: deep), String(repeating: "[", count: deep),
      "x = " + String(repeating: "-", count: deep) + "1",
      "x = " + String(repeating: "not ", count: deep),
      "x = " + String(repeating: "2 ** ", count: deep) + "1",
      "x = " + String(repeating: "f(", count: deep), "x = " + String(repeating: "x[", count: deep),
      "x = " + String(repeating: "1 if 1 else ", count: deep) + "1",
      "x = " + String(repeating: "(", count: 48) + "1" + String(repeating: ")", count: 48),
      "x = " + String(repeating: "1 + ", count: deep) + "1",
      "x = " + String(repeating: "1 < ", count: deep) + "1",
      "x = 'a'" + String(repeating: "[0]", count: deep),
      String(repeating: "x = ", count: 1000) + "1",
      "t = ()\nfor i in range(100000):\n    t = (t,)",
      (0..<200).map { String(repeating: " ", count: $0) + "for i in range(1):\n" }.joined(),
      "import torch\nx = " + String(repeating: "[", count: 48) + String(repeating: "]", count: 48)
        + "\ny = torch.tensor(x)",
      String(repeating: "f'{", count: 1000), "x = f'{" + String(repeating: "(", count: 1000) + "}'",
      "for " + String(repeating: "(", count: 1000) + "i in x: pass",
    ]
    let messages = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: sources.map { message($0) })
      }
      thread.stackSize = 4 << 20
      thread.start()
    }
    #expect(messages.count { $0 == "more than 50 levels inside each other" } >= 8, "\(messages)")
    #expect(messages[8] == "the program computes no tensor")
    #expect(messages[9] == "the program computes no tensor")
  }
}
