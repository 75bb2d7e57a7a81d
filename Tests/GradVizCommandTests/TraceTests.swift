// `gradviz trace` of scripts that need nothing but Python: classes of micrograd's kind.

import Foundation
import TestSupport
import Testing

extension Trait where Self == ConditionTrait {
  static var needsPython: Self {
    .enabled("There is no Python 3.9 or newer.") {
      guard let python = installedProgram("python3") else { return false }
      let check = "import sys; sys.exit(sys.version_info < (3, 9))"
      return try runProgram(python, ["-c", check]).code == 0
    }
  }
}

/// A student's class; its addition has the usual mistake where `mistake` is true.
func valueClass(mistake: Bool = false) -> String {
  """
  import math, sys
  class Value:
    def __init__(self, data, _children=(), _op=''):
      self.data, self.grad, self._prev, self._op = data, 0.0, set(_children), _op
      self._backward = lambda: None
    def __add__(self, other):
      other = other if isinstance(other, Value) else Value(other)
      out = Value(self.data + other.data, (self, other), '+')
      def _backward():
        \(mistake ? "self.grad = out.grad; other.grad = out.grad"
          : "self.grad += out.grad; other.grad += out.grad")
      out._backward = _backward
      return out
    def __mul__(self, other):
      other = other if isinstance(other, Value) else Value(other)
      out = Value(self.data * other.data, (self, other), '*')
      def _backward():
        self.grad += other.data * out.grad
        other.grad += self.data * out.grad
      out._backward = _backward
      return out
    def backward(self):
      order, seen = [], set()
      def visit(value):
        if value not in seen:
          seen.add(value)
          for operand in value._prev: visit(operand)
          order.append(value)
      visit(self)
      self.grad = 1.0
      for value in reversed(order): value._backward()

  """
}

@Suite(.needsPython) struct TraceTests {
  private func trace(
    _ script: String, mistake: Bool = false, _ options: String...
  ) throws -> (result: ProgramResult, line: CommandLine) {
    let line = try CommandLine()
    try line.write(valueClass(mistake: mistake) + script, to: "lesson.py")
    return (try line.run(["trace", "lesson.py", "-o", "a.json"] + options), line)
  }

  @Test func aClassOfAStudentIsTraced() throws {
    let (result, line) = try trace("a = Value(3.0)\nb = a * a\nc = b + 1\nc.backward()\n")
    #expect(result.code == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output == "c = 10   4 values, 1 parameter\nwrote a.json\n")
    let explained = try line.run("explain", "a.json", "-w", "a")
    #expect(explained.output.hasPrefix("∂c/∂a = 6\n"), "\(explained)")
    let graph = try line.read("a.json")
    // A set keeps one of two equal operands; a line is known, and what was a number.
    #expect(graph.contains(#""inputs": ["n0", "n0"]"#))
    #expect(graph.contains(#""source": "lesson.py:32""#), "\(graph)")
    #expect(graph.contains(#""origin": "constant""#))
  }

  @Test func twoTracesAreTheSame() throws {
    let script = "x = [Value(float(i)) for i in range(5)]\ns = x[0]\nfor v in x: s = s + v * x[2]\n"
    let texts = try (0..<2).map { _ in try trace(script + "s.backward()\n").line.read("a.json") }
    #expect(texts[0] == texts[1] && texts[0].contains("x[2]"))
  }

  @Test func aWrongGradientIsNamed() throws {
    let (result, line) = try trace("a = Value(3.0)\nb = a + a\nb.backward()\n", mistake: true)
    #expect(result.code == 0)
    #expect(
      result.errors.contains("the gradient of a is 1, and its uses make it 2 (lesson.py:31)"),
      "\(result.errors)")
    #expect(try line.read("a.json").contains("a: grad should be 2"))
  }

  @Test func aBackwardPassIsChosen() throws {
    let script = """
      for i in range(5):
        w = Value(float(i))
        loss = w * w
        loss.backward()
      """
    for (options, value) in [
      (["--backward", "2"], "1"), (["--when", "loss > 3"], "4"), ([], "16"),
    ] {
      let line = try CommandLine()
      try line.write(valueClass() + script, to: "lesson.py")
      let result = try line.run(["trace", "lesson.py", "-q", "-T", "json"] + options)
      #expect(result.errors.isEmpty, "\(result.errors)")
      #expect(result.output.contains(#""data": [\#(value).0], "grad": [1.0]"#), "\(result.output)")
    }
    let (result, line) = try trace(script, "--backward", "7")
    #expect(result.code == 1 && result.errors.contains("only 5 of them ran"), "\(result)")
    #expect(try line.files() == ["lesson.py"])
  }

  @Test func drawChooses() throws {
    let (result, _) = try trace(
      "import gradviz\na = Value(2.0)\nb = a * 3\nb.backward()\ngradviz.draw(b)\n(b * b).backward()\n"
    )
    #expect(result.output.hasPrefix("b = 6"), "\(result)")
  }

  @Test func aScriptThatFailsShowsItsOwnTraceback() throws {
    let (result, line) = try trace("a = Value(2.0)\nb = a * 3\nb.backward()\n1 / 0\n")
    #expect(result.code == 1)
    #expect(result.output == "b = 6   3 values, 1 parameter\nwrote a.json\n")
    #expect(result.errors.hasPrefix("Traceback (most recent call last):\n  File \"lesson.py\""))
    #expect(!result.errors.contains("gradviz"), "\(result.errors)")
    #expect(try line.files() == ["a.json", "lesson.py"])
    #expect(try trace("sys.exit(7)").result.code == 7)
  }

  @Test func withoutBackwardItSaysSo() throws {
    let (result, _) = try trace("a = Value(2.0)\nb = a * 3\n")
    #expect(result.code == 0 && result.output.hasPrefix("b = 6"))
    #expect(result.errors.contains("backward() was not called"), "\(result.errors)")
    let nothing = try trace("print('hello')")
    #expect(nothing.result.output == "hello\n" && nothing.result.code == 0)
    #expect(nothing.result.errors.contains("nothing was computed"), "\(nothing.result.errors)")
  }

  @Test func theScriptGetsItsArguments() throws {
    let line = try CommandLine()
    try line.write(
      valueClass() + "print(sys.argv, __name__)\n(Value(2.0) * 3).backward()", to: "lesson.py")
    for words in [["lesson.py"], ["-m", "lesson"]] {
      let result = try line.run(
        ["trace"] + words + ["--lr", "0.1", "-o", "a.json", "--", "-o", "b"])
      #expect(result.output.contains("'--lr', '0.1', '-o', 'b'] __main__\n"), "\(result)")
      #expect(try line.files().contains("a.json"))
    }
  }

  @Test func aPictureOnStandardOutputIsAlone() throws {
    let line = try CommandLine()
    try line.write(valueClass() + "print('hello')\n(Value(2.0) * 3).backward()", to: "lesson.py")
    let result = try line.run("trace", "lesson.py", "-T", "dot")
    #expect(result.output.hasPrefix("digraph") && result.errors.contains("hello\n"), "\(result)")
  }
}

@Suite struct TraceOptionTests {
  @Test(arguments: [
    ([], "give a SCRIPT"), (["--lr", "a.py"], "no option --lr"), (["-"], "from a file"),
    (["a.py", "--backward", "0"], "count from 1"), (["a.py", "--data", "some"], "or all"),
    (["a.py", "--backward", "1", "--when", "x"], "Give one of"),
  ])
  func wrongUsage(words: [String], message: String) throws {
    let result = try CommandLine().run(["trace"] + words)
    #expect(result.code == 64 && result.errors.contains(message), "\(result)")
  }

  @Test func aMissingPython() throws {
    let result = try CommandLine().run("trace", "--python", "./python9", "a.py")
    #expect(result.code == 1)
    #expect(result.errors.hasPrefix("gradviz: There is no ./python9: install Python"), "\(result)")
  }

  @Test(.needsPython) func aMissingPackage() throws {
    let line = try CommandLine()
    try line.write("import no_such_package_9\n", to: "a.py")
    let result = try line.run("trace", "a.py")
    #expect(
      result.code == 1 && result.errors.contains("pip install no_such_package_9"), "\(result)")
  }
}
