// Programs with a class of their own like micrograd's `Value`: their objects' graph is drawn.

import ComputationGraph
import Foundation
import Testing

@testable import PythonProgram

/// The class that such programs have, with what one of them does otherwise.
private func valueClass(_ old: String = "", _ new: String = "") throws -> String {
  let file = testFolder.appending(path: "Resources/value_class.py")
  let text = try String(contentsOf: file, encoding: .utf8)
  return old.isEmpty ? text : text.replacing(old, with: new)
}

private func objects(_ lines: String, _ old: String = "", _ new: String = "") throws -> ProgramRun {
  try PythonProgram.run(source: valueClass(old, new) + lines, file: "test.py")
}

private let neuron = """
  x1 = Value(2.0, label='first')
  x2 = Value(0.0)
  w1 = Value(-3.0)
  w2 = Value(1.0)
  b = Value(6.8813735870195432)
  n = x1 * w1 + x2 * w2 + b
  o = n.tanh()
  o.backward()
  """

@Test func objectsAreDrawnAsTheProgramHoldsThem() throws {
  let run = try objects(neuron)
  let graph = run.graph()
  #expect(
    graph.nodes.map { $0.operation?.name ?? $0.name } == [
      "x1", "w1", "mul", "x2", "w2", "mul", "add", "b", "add", "tanh",
    ])
  #expect(graph.nodes[0].label == "first")
  #expect(
    graph.nodes[0].source
      == "test.py:\(try valueClass().split(separator: "\n", omittingEmptySubsequences: false).count)"
  )
  let gradients = graph.nodes.compactMap { $0.grad?[0] }
  // PyTorch's, of the same neuron.
  let expected = [-1.5, 1.0, 0.5, 0.5, 0.0, 0.5, 0.5, 0.5, 0.5, 1.0]
  #expect(agree(gradients, expected, relative: 1e-9))
  #expect(run.notes.isEmpty)
  #expect(graph.output == 9)
}

@Test func objectsAreReplayedAndExplained() throws {
  let graph = try objects(neuron).graph()
  #expect(try graph.replay().steps.count > graph.nodes.count)
  let explanation = try graph.explanation(of: "w1")
  #expect(explanation.text.hasPrefix("∂o/∂w1 = 1\n"))
}

@Test func aValueUsedTwiceIsAnOperandTwice() throws {
  let graph = try objects("a = Value(3.0)\nb = a * a + a\nb.backward()\n").graph()
  #expect(graph.nodes.map { Array($0.inputs) } == [[], [0, 0], [1, 0]])
  #expect(graph.nodes[0].grad?[0] == 7)
}

@Test func operationsAreFoundByWhatObjectsSay() throws {
  let lines = """
    a = Value(3.0)
    b = Value(2.0)
    c = (a ** 3 - b / a).relu() * 2 - (-a)
    c.backward()
    """
  let run = try objects(lines)
  #expect(run.notes.isEmpty)
  #expect(
    run.graph().nodes.compactMap { $0.operation?.symbol } == [
      "(·)³", "(·)⁻¹", "×", "×", "+", "relu", "×", "×", "×", "+",
    ])
}

@Test(arguments: [("_prev", "prev"), ("_prev", "parents"), ("self.grad =", "self._grad =")])
func objectsMayCallTheirPartsOtherwise(old: String, new: String) throws {
  let property =
    old == "_prev"
    ? ""
    : """

    def grad(self): return self._grad
    def set_grad(self, value): self._grad = value
    Value.grad = property(grad, set_grad)

    """
  let source = try valueClass(old, new) + property + neuron
  let graph = try PythonProgram.run(source: source, file: "test.py").graph()
  #expect(graph.nodes.count == 10)
  #expect(graph.nodes.last?.grad?[0] == 1)
  let gradient = try #require(graph.nodes[1].grad?[0])
  #expect(abs(gradient - 1) < 1e-9)
}

@Test func aWrongGradientIsPointedAt() throws {
  // What every first micrograd does: it sets gradients where it should add to them.
  let run = try objects(
    "a = Value(3.0)\nb = a * a\nc = b * a\nc.backward()\n",
    "self.grad += other.data * out.grad", "self.grad = other.data * out.grad")
  #expect(run.notes.count == 1)
  #expect(
    run.notes[0].hasSuffix(
      ": the gradient of a is 18 in the program, and what flows back to it adds up to 27"))
  // It is drawn as the program has it.
  #expect(run.graph().nodes[0].grad?[0] == 18)
}

@Test func anUnknownOperationIsDrawnAsTheObjectsStateIt() throws {
  let run = try objects(
    "a = Value(3.0)\nb = a.tanh()\nb = b * 2\nb.backward()\n", "'tanh'", "'mystery'")
  #expect(run.notes.count == 1)
  #expect(run.notes[0].contains("'mystery'"))
  let graph = run.graph()
  #expect(graph.nodes[1].operation?.symbol == "mystery")
  // What flowed back along its edge is what its operand holds.
  #expect(graph.nodes[1].edge(0)?.contribution?[0] == graph.nodes[0].grad?[0])
  #expect(try graph.replay().steps.isEmpty == false)
}

@Test func gradientsOfEarlierStepsAreToldApart() throws {
  let lines = """
    w = Value(3.0)
    for k in range(3):
      loss = w * 2.0
      loss.backward()
      w.data -= 0.1
    """
  let run = try objects(lines)
  let graph = run.graph()
  let w = try #require(graph.nodes.first { $0.name == "w" })
  #expect(w.grad?[0] == 6)
  #expect(w.earlierGrad?[0] == 4)
  // As it was when backward() had run.
  #expect(agree(w.data?[0] ?? .nan, 2.8))
  #expect(run.notes.isEmpty)
}

@Test func namesLeadThroughListsAndObjects() throws {
  let lines = """
    class Neuron:
      def __init__(self):
        self.w = [Value(1.0), Value(2.0)]
        self.b = Value(0.5)
      def __call__(self, x):
        return sum((w * v for w, v in zip(self.w, x)), self.b).tanh()
    n = Neuron()
    xs = [Value(0.3), Value(0.4)]
    def main():
      loss = n(xs)
      loss.backward()
    main()
    """
  let graph = try objects(lines).graph()
  let names = graph.nodes.compactMap(\.name)
  #expect(Set(names) == ["n.w[0]", "n.w[1]", "n.b", "xs[0]", "xs[1]", "loss"])
}

@Test func objectsWithoutOperationTellByTheirMethod() throws {
  let lines = """
    class V:
      __slots__ = ('data', 'grad', '_children', '_local_grads')
      def __init__(self, data, children=(), local_grads=()):
        self.data = data
        self.grad = 0
        self._children = children
        self._local_grads = local_grads
      def __add__(self, other):
        return V(self.data + other.data, (self, other), (1, 1))
      def __pow__(self, k):
        return V(self.data**k, (self,), (k * self.data**(k - 1),))
      def shifted(self):
        return V(self.data + 1, (self,), (1,))
      def backward(self):
        self.grad = 1
        order, open = [], [self]
        while open:
          v = open.pop()
          for child, local in zip(v._children, v._local_grads):
            child.grad += local * v.grad
            open.append(child)
    a = V(3.0)
    c = ((a + a) ** 2).shifted()
    c.backward()
    """
  let run = try PythonProgram.run(source: lines, file: "test.py")
  let graph = run.graph()
  #expect(graph.nodes.compactMap { $0.operation?.symbol } == ["+", "(·)²", "shifted"])
  #expect(graph.nodes[3].edge(0)?.local?[0] == 1)
  #expect(graph.nodes[0].grad?[0] == 24)
  #expect(run.notes.isEmpty)
}

@Test func deepObjectsDoNotOverflow() throws {
  let lines = """
    class V:
      def __init__(self, data, children=()):
        self.data = data
        self.grad = 0
        self._prev = set(children)
        self._op = '+'
    v = V(1.0)
    for k in range(20000):
      v = V(v.data * 2 if v.data < 9 else 1.0, (v,))
    """
  let run = try PythonProgram.run(source: lines, file: "test.py")
  #expect(run.graph().nodes.count == 20001)
  #expect(run.notes.contains { $0.contains("no gradients") })
}

@Test func withoutBackwardTheLastComputedObjectIsDrawn() throws {
  let run = try objects("a = Value(3.0)\nb = a * 2\nc = Value(1.0)\n")
  #expect(run.graph().nodes.last?.name == "b")
  #expect(run.graph().nodes.allSatisfy { $0.grad == nil })
  let shown = try objects("a = Value(3.0)\nb = a * 2\ndraw_dot(a)\n")
  #expect(shown.graph().nodes.last?.name == "a")
}

@Test func tensorsAreDrawnBeforeObjects() throws {
  let run = try objects(
    "import torch\nx = torch.tensor(2.0, requires_grad=True)\ny = x * x\na = Value(1.0) * 2\n"
  )
  #expect(run.graph().nodes.last?.name == "y")
}

@Test func aMethodThatOnlyPassesOnIsNoPassOfItsOwn() throws {
  let lines = """
    class Trainer:
      def backward(self, loss):
        loss.backward()
    w = Value(3.0)
    loss = w * 2.0
    Trainer().backward(loss)
    """
  #expect(try objects(lines).graph().nodes.last?.name == "loss")
}

@Test func objectsThatAreComputedFromThemselvesAreDrawn() throws {
  let lines = """
    class V:
      def __init__(self, data, children=(), op=''):
        self.data = data
        self.grad = 0.5
        self._prev = children
        self._op = op
    a = V(float('nan'))
    b = V(float('inf'), [a, a, a], 'no\\n"<operation>')
    c = V(10**18, [b, 2, None], '**')
    c._prev.append(c)
    a._prev = [c]
    d = V(2, {a, b, c}, '**2')
    def backward(v):
      pass
    backward(d)
    """
  let graph = try PythonProgram.run(source: lines, file: "test.py").graph()
  #expect(graph.nodes.count == 4)
  for node in graph.nodes { #expect(node.inputs.allSatisfy { $0 < node.position }) }
}
