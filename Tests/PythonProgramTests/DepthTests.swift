// What is inside each other deeper than the stack is an error that programs can catch.

import Testing

@testable import PythonProgram

@Suite struct DepthTests {
  /// Programs that go down their own way.
  static let programs = [
    "class A: pass\nA.__init__ = A.__call__ = A.__repr__ = A\nwork = lambda: print(A())",
    "class A: pass\na = A()\nA.__call__ = a\nwork = a",
    "a = {}; b = a\nfor c in range(10 ** 5): b['k'] = {}; b = b['k']\nwork = lambda: str(a)",
    """
    a = {}; b = a; c = {}; d = c
    for e in range(10 ** 5): b['k'] = {}; b = b['k']; d['k'] = {}; d = d['k']
    work = lambda: a == c
    """,
    "import copy\na = {}; b = a\nfor c in range(10 ** 4): b['k'] = {}; b = b['k']\nwork = lambda: copy.deepcopy(a)",
    "a = iter([1])\nfor b in range(10 ** 5): a = (x for x in a)\nwork = lambda: list(a)",
    "a = iter([1])\nfor b in range(10 ** 5): a = map(abs, a)\nwork = lambda: list(a)",
    "a = iter([1])\nfor b in range(10 ** 5): a = filter(None, a)\nwork = lambda: list(a)",
    "a = iter([1])\nfor b in range(10 ** 5): a = zip(a, [1])\nwork = lambda: list(a)",
    "a = iter([1])\nfor b in range(10 ** 5): a = enumerate(a)\nwork = lambda: list(a)",
    "def g(a): yield from a\na = [1]\nfor b in range(10 ** 4): a = g(a)\nwork = lambda: list(a)",
  ]

  @Test(arguments: programs) func isARecursionError(_ program: String) throws {
    let call = "\ntry: work()\nexcept RecursionError as e: print('too deep', str(e)[:32])\n"
    let error = #expect(throws: Diagnostic.self) {
      try PythonProgram.run(source: program + call, file: "test.py")
    }
    #expect(error?.printed == "too deep maximum recursion depth exceeded\n")
  }
}
