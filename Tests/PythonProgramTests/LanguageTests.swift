// Functions, closures, loops, dictionaries and comprehensions: what CPython prints is what programs
// print.

import GradViz
import Testing

@testable import PythonProgram

@Suite struct LanguageTests {
  /// What a program prints; a scalar is there to draw.
  private func printed(_ source: String) throws -> String {
    let prelude = "import torch\nsubject = torch.tensor(1.0)\n"
    return try PythonProgram.run(source: prelude + source, file: "test.py").printed
  }

  @Test(arguments: [
    (
      "def f(a, b=2, *c, d, e=4, **g): return (a, b, c, d, e, g)\nprint(f(1, d=3))",
      "(1, 2, (), 3, 4, {})"
    ),
    (
      "def f(a, b=2, *c, d, e=4, **g): return (a, b, c, d, e, g)\nprint(f(1, 5, 6, 7, d=3, x=9))",
      "(1, 5, (6, 7), 3, 4, {'x': 9})"
    ),
    ("def f(a, /, b, *, c): return a + b * c\nprint(f(1, b=2, c=3))", "7"),
    ("def f(a, b): return a - b\nprint(f(*[5, 3]), f(**{'b': 1, 'a': 2}))", "2 1"),
    ("def f(xs=[]):\n    xs.append(1)\n    return len(xs)\nprint(f(), f(), f([]))", "1 2 1"),
    ("def f():\n    pass\nprint(f())", "None"),
    ("def f(x: int = 1) -> int: return x\nprint(f(), f(2))", "1 2"),
    ("def f(n): return 1 if n < 2 else n * f(n - 1)\nprint(f(10))", "3628800"),
    (
      "def counter():\n    n = 0\n    def step(k=1):\n        nonlocal n\n        n += k\n        return n\n"
        + "    return step\na, b = counter(), counter()\na(); a(5)\nprint(a(), b())", "7 1"
    ),
    ("n = 1\ndef f():\n    global n\n    n += 1\nf(); f()\nprint(n)", "3"),
    ("fs = [lambda: i for i in range(3)]\nprint([f() for f in fs])", "[2, 2, 2]"),
    ("fs = [lambda i=i: i for i in range(3)]\nprint([f() for f in fs])", "[0, 1, 2]"),
    ("def f():\n    def g(): return x\n    x = 5\n    return g()\nprint(f())", "5"),
    ("def twice(f): return lambda x: f(f(x))\n@twice\ndef g(x): return x * 3\nprint(g(2))", "18"),
    ("x = 1\ndef f():\n    return [x for x in range(3)], x\nprint(f(), x)", "([0, 1, 2], 1) 1"),
    ("print([(x, y) for x in range(3) if x for y in range(x)])", "[(1, 0), (2, 0), (2, 1)]"),
    (
      "print({x: x ** 2 for x in range(3)}, sorted({x % 2 for x in range(5)}))",
      "{0: 0, 1: 1, 2: 4} [0, 1]"
    ),
    ("print(sum(x * x for x in range(4)), max((abs(x) for x in [-3, 2])))", "14 3"),
    (
      "i = 0\nwhile i < 10:\n    i += 1\n    if i == 3: continue\n    if i == 5: break\nelse:\n    print('no')\nprint(i)",
      "5"
    ),
    ("for i in range(2): pass\nelse: print('all')", "all"),
    (
      "def f():\n    for i in range(5):\n        while True:\n            if i == 3: return i\n            break\nprint(f())",
      "3"
    ),
    ("a, (b, *c), d = 1, (2, 3, 4), 5\nprint(a, b, c, d)", "1 2 [3, 4] 5"),
    ("*a, b = 'xyz'\nprint(a, b, [*a, *[1]], (*a, 2))", "['x', 'y'] z ['x', 'y', 1] ('x', 'y', 2)"),
    ("if (n := 3) > 2: print(n)\nprint([y for x in range(3) if (y := x * 2)], y)", "3\n[2, 4] 4"),
    (
      "d = {'a': 1, 'b': [2]}\nd['b'].append(3)\nd['c'] = d['a'] + 1\ndel d['a']\nprint(d, len(d), 'b' in d, d.get('x', 0))",
      "{'b': [2, 3], 'c': 2} 2 True 0"
    ),
    (
      "d = {1: 'a', True: 'b', 1.0: 'c', (1, 2): 'd'}\nprint(d, d[1, 2])", "{1: 'c', (1, 2): 'd'} d"
    ),
    (
      "d = {}\nd['n'] = 0\nfor k in 'abca': d[k] = d.get(k, 0) + 1\nprint(d, list(d))\nprint(d.pop('a'), d.pop('z', 5))",
      "{'n': 0, 'a': 2, 'b': 1, 'c': 1} ['n', 'a', 'b', 'c']\n2 5"
    ),
    (
      "d = dict(a=1, b=2)\nd.update({'a': 3}, c=4)\nfor k, v in d.items(): print(k, v)",
      "a 3\nb 2\nc 4"
    ),
    (
      "print({1, 2} | {3} == {1, 2, 3}, {1, 2} & {2}, {1, 2} - {2}, 2 in {2}, len(set('aab')), set())",
      "True {2} {1} True 2 set()"
    ),
    (
      "x = [1, 2, 3, 4]\nx[1] = 9\nx[2:] = [7]\nx[0] += 1\nprint(x)\ndel x[0]\nx.insert(0, 5)\nprint(x)\nprint(x.pop(), x.index(9), x.count(9))",
      "[2, 9, 7]\n[5, 9, 7]\n7 1 1"
    ),
    (
      "x = [1, 2, 3, 4, 5]\nx[::2] = [0, 0, 0]\nprint(x)\ndel x[1::2]\nprint(x, x[::-1])",
      "[0, 2, 0, 4, 0]\n[0, 0, 0] [0, 0, 0]"
    ),
    (
      "x = [3, 1, 2]\ny = x\nx += [0]\nx.sort()\nprint(y, sorted(x, reverse=True), list(reversed(y)))",
      "[0, 1, 2, 3] [3, 2, 1, 0] [3, 2, 1, 0]"
    ),
    (
      "print(sorted(['b', 'A', 'c'], key=lambda s: s.lower()), sorted([(1, 'b'), (1, 'a'), (0, 'z')]))",
      "['A', 'b', 'c'] [(0, 'z'), (1, 'a'), (1, 'b')]"
    ),
    (
      "print(sorted([1, 2, 3, 4], key=lambda x: x % 2, reverse=True), (1, 2) < (1, 3), [2] >= [1, 5], [1] <= [1])",
      "[1, 3, 2, 4] True True True"
    ),
    (
      "print(' '.join('a,b'.split(',')), 'Hello'.replace('l', 'L'), ' x '.strip() + '|', 'a\\nb'.splitlines())",
      "a b HeLLo x| ['a', 'b']"
    ),
    (
      "print('abc'.center(8, '*'), 'ab'.rjust(4) + 'ab'.ljust(4) + '|', '-7'.zfill(4), 'aXb'.lower().title())",
      "**abc***   abab  | -007 Axb"
    ),
    (
      "print('abc'.find('c'), 'abc'.find('x'), 'aXaX'.count('X'), 'ab1'.isalnum(), ''.isdigit(), chr(ord('a') + 1), repr('x'))",
      "2 -1 2 True False b 'x'"
    ),
    (
      "print(list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(None, [0, 1, 2])), any([]), all([]))",
      "[3, 8] [1, 2] False True"
    ),
    (
      "print(isinstance(True, int), isinstance(1.0, (int, str)), isinstance(subject, torch.Tensor), callable(print))",
      "True False True True"
    ),
    ("x = []\ny = [x, x]\nx.append(1)\nprint(y)", "[[1], [1]]"),
  ]) func printsWhatPythonPrints(_ source: String, _ expected: String) throws {
    #expect(try printed(source) == expected + "\n")
  }

  @Test func functionsAreScopesAndGradientsFlowThroughThem() throws {
    let run = try PythonProgram.run(
      source: """
        import torch
        def layer(x, w): return torch.tanh(x * w)
        def network(x, ws):
            for w in ws: x = layer(x, w)
            return x
        ws = [torch.tensor(v, requires_grad=True) for v in (0.5, -1.5)]
        loss = network(torch.tensor(2.0), ws) ** 2
        loss.backward()
        """, file: "test.py")
    let graph = try run.output.graph()
    #expect(graph.scopes.map(\.name) == ["network", "layer", "layer"])
    #expect(graph.scopes.map(\.parent) == [nil, 0, 0])
    // By PyTorch in float64.
    #expect(abs(run.output.item - 0.6645799418312809) < 1e-15)
    let gradients = run.parameters.compactMap { $0.grad?.item }
    let expected = [0.6890276545394007, -0.41650118669344083]
    #expect(gradients.count == 2)
    #expect(zip(gradients, expected).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test func listsThatGrowIntoEachOtherEnd() throws {
    // Deeper than the stack, had it to be walked level by level.
    let run = try PythonProgram.run(
      source: """
        import torch
        x = outer = []
        for i in range(50000):
            y = []
            x.append(y)
            x = y
        y = torch.tensor(1.0)
        """, file: "test.py", limits: ProgramLimits(maxOperations: 2_000_000))
    #expect(run.names.map(\.name) == ["y"])
    let message = complaint(
      """
      x = outer = []
      for i in range(50000):
          y = []
          x.append(y)
          x = y
      print(outer)
      """)
    #expect(message.contains("maximum recursion depth exceeded"), "\(message)")
  }

  @Test func recursionWithoutEndIsAnError() {
    let message = complaint("def f(n):\n    return f(n + 1)\nf(0)")
    #expect(
      message.contains("test.py:2:12: error: RecursionError: maximum recursion depth exceeded\n"),
      "\(message)")
  }

  @Test func anUpdateOfMicrogradsTensorForgetsItsGradient() throws {
    let run = try PythonProgram.run(
      source: """
        import micrograd as mg
        w = mg.tensor([1.0, 2.0])
        for i in range(2):
            loss = (w * w).sum()
            loss.backward()
            print(w.grad)
            w -= 0.5 * w.grad
        print(w)
        """, file: "test.py")
    #expect(run.printed.contains("2., 4."))
    #expect(run.printed.contains("0., 0."))
  }

  @Test func microgradsNetworksLearnAndGraphvizDrawsNothing() throws {
    let run = try PythonProgram.run(
      source: """
        import random
        from graphviz import Digraph
        from micrograd.nn import MLP
        random.seed(1337)
        dot = Digraph(format='svg')
        dot.node(name='a', label='x')
        model = MLP(2, [3, 1])
        print(model, len(model.parameters()))
        losses = []
        for k in range(3):
            loss = (model([1.0, 2.0]) - 1) ** 2
            model.zero_grad()
            loss.backward()
            for p in model.parameters(): p.data -= 0.05 * p.grad
            losses.append(loss.data)
        print(losses[0] > losses[1] > losses[2], '[label=x]' in dot.source)
        """, file: "test.py")
    let network =
      "MLP of [Layer of [ReLUNeuron(2), ReLUNeuron(2), ReLUNeuron(2)], Layer of [LinearNeuron(3)]]"
    #expect(run.printed == network + " 13\nTrue True\n")
  }
}
