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

  /// A sum stands in one record until somebody looks: then its parts have the values, gradients and
  /// edges that they have recorded one by one, whatever came before and after.
  @Test(arguments: [2, 3, 7], [true, false]) func partsAreAsRecordedOneByOne(
    count: Int, ofProducts: Bool
  ) {
    func total(_ add: ([Tensor], [Tensor], Tensor) -> Tensor) -> (Tensor, [Tensor]) {
      let w = (0..<count).map { Tensor(0.7 - 0.2 * Double($0), name: "w\($0)", requiresGrad: true) }
      // All have been used before, and half of what they are multiplied with takes no gradient.
      let used = w.reduce(Tensor(1.0, name: "one")) { $0 * $1 }
      let x = (0..<count).map { $0 % 2 == 0 ? tanh(w[$0]) : Tensor(Double($0), name: "x\($0)") }
      for x in x { _ = x * w[0] }
      let first = relu(add(w, x, used))
      return (add(x, w, first) * first + 1, w)
    }
    let (short, w) = total { ofProducts ? dot($0, $1, from: $2) : sum($0 + $1, from: $2) }
    let (long, v) = total { a, b, start in
      ofProducts
        ? zip(a, b).reduce(start) { $0 + $1.0 * $1.1 } : (a + b).reduce(start) { $0 + $1 }
    }
    // Two passes, of which the first sees the parts unwritten, and the second written.
    for value in [short, long] { value.backward() }
    #expect(short.graph() == long.graph())
    for value in [short, long] { value.backward() }
    #expect(short.graph() == long.graph())
    #expect(zip(w, v).allSatisfy { $0.grad?.item == $1.grad?.item })
  }

  @Test func partsAreThereForGradientsOfGradientsAndForRunningAgain() {
    let w = [2.0, 3, 5].map { Tensor($0, requiresGrad: true) }
    let warm = w[0] * w[1] * w[2]
    let cubes = dot(w, w.map { $0 * $0 }, from: warm)
    let slope = gradients(of: cubes, withRespectTo: [w[1]])[0]
    #expect(slope.item == 27 + 10)
    #expect(gradients(of: slope, withRespectTo: [w[1]])[0].item == 18)
    let again = FixedGraph(of: dot(w, w, from: w[0] * 1))
    w[1].data = 4
    #expect(again.run().item == 4 + 16 + 25 + 2)
    again.backward()
    #expect(w[1].grad?.item == 8)
  }

  /// Records that follow a sum on the way to a larger tape stay where they are.
  @Test func sumsOnATapeThatGrows() {
    let w = (0..<300).map { Tensor(Double($0), requiresGrad: true) }
    var total = w[0] * 1
    for _ in 0..<20 { total = dot(w, w, from: total * 0.5) }
    total.backward()
    let squares = w.reduce(0) { $0 + $1.item * $1.item }
    #expect(abs(total.item - squares * 2) < 1e-5 * squares)
    #expect(total.graph(contributions: false).nodes.count > 20 * 600)
  }
}
