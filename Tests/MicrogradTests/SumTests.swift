// Sums of many scalars at once: the same as a loop.

import Testing

@testable import Micrograd

@Suite struct SumTests {
  private func operations(_ value: Tensor) -> [String?] {
    value.graph().nodes.map { $0.operation?.name }
  }

  /// Of the same values, the same graph as the loop that adds one product after the other.
  @Test(arguments: [true, false]) func productsAreAddedAsInALoop(hasStart: Bool) {
    func values() -> (a: [Tensor], b: [Tensor], start: Tensor) {
      let a = (0..<5).map { Tensor(0.3 * Double($0) - 0.5, name: "a\($0)", requiresGrad: true) }
      let inner = tanh(a[0] * a[1])
      return (
        a, [inner, Tensor(2.0), a[4], Tensor(0.1, name: "c"), inner],
        Tensor(0.25, name: "s", requiresGrad: true)
      )
    }
    let x = values()
    let short = dot(x.a, x.b, from: hasStart ? x.start : nil)
    short.backward()
    let operations = operations(short)
    let y = values()
    var long = hasStart ? y.start + y.a[0] * y.b[0] : y.a[0] * y.b[0]
    for (a, b) in zip(y.a, y.b).dropFirst() { long = long + a * b }
    long.backward()
    #expect(short.item == long.item)
    #expect(operations == self.operations(long))
    #expect(zip(x.a, y.a).allSatisfy { $0.grad?.item == $1.grad?.item })
    #expect(sum(x.a).item == x.a.dropFirst().reduce(x.a[0], +).item)
    #expect(sum([Tensor](), from: 3).item == 3)
  }

  @Test func listsMayHoldAnything() {
    let w = Tensor([1, 2], requiresGrad: true)
    let mixed = dot([w, 2, Tensor(3.0, requiresGrad: true)], [1, w, 4], from: 1)
    #expect(mixed.elements == [16, 19])
    #expect(
      dot([2, 3], [4, 5]).item == 23 && noGrad { dot([w, w], [w, w]) }.elements == [2, 8])
    mixed.sum().backward()
    #expect(w.grad?.elements == [3, 3])
  }
}
