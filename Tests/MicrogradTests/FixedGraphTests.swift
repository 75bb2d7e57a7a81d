// A fixed graph gives to the last bit what recording anew gives.

import TestSupport
import Testing

import class Networks.SGD

@testable import Micrograd

@Suite struct FixedGraphTests {
  /// Numbers at which rules differ, and random ones.
  private static let edges = [0, -0.0, 1, -1, 2, .infinity, -.infinity, .nan, 1e-300, -1e300, 21]

  private static func number(_ generator: inout SeededGenerator) -> Double {
    Bool.random(using: &generator)
      ? edges.randomElement(using: &generator)! : .random(in: -3...3, using: &generator)
  }

  /// The same bits; which of the many NaNs it is depends on the order of a sum's operands, which
  /// the compiler is free to choose.
  private static func areSame(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }
  }

  private static let rules: [any Operation] =
    DerivativeCase.elementwise.compactMap(\.operation)
    + [Compare(.less), Compare(.notEqual), Bell(), Hypotenuse()]

  /// Some rules, each on values that were computed before; all seeds together have them all.
  private static func program(_ seed: UInt64, _ leaves: [Tensor]) -> [Tensor] {
    var generator = SeededGenerator(seed: seed)
    var values = leaves
    for rule in rules.shuffled(using: &generator).prefix(25) {
      func applied(_ rule: some Operation) -> Tensor {
        let count = type(of: rule).operandCount ?? 1
        return .applying(rule, (0..<count).map { _ in values.randomElement(using: &generator)! })
      }
      values.append(applied(rule))
    }
    return values + [sum(values)]
  }

  private static func scalars(_ generator: inout SeededGenerator) -> [Tensor] {
    (0..<6).map { Tensor(number(&generator), name: "p\($0)", requiresGrad: $0 < 4) }
      + [Tensor(number(&generator))]
  }

  private static func grads(_ leaves: [Tensor]) -> [Double] {
    leaves.map { $0.grad?.item ?? -12345 }
  }

  @Test(arguments: 0..<40) func scalarsAreAsRecordedAnew(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let leaves = Self.scalars(&generator)
    var values: [Tensor] = []
    let graph = FixedGraph {
      values = Self.program(seed, leaves)
      return values.last!
    }
    for _ in 0..<5 {
      for leaf in leaves { leaf.data = Tensor(Self.number(&generator)) }
      for leaf in leaves { leaf.zeroGrad() }
      let again = Self.program(seed, leaves)
      again.last!.backward()
      again.last!.backward()
      let expected = Self.grads(leaves)
      for leaf in leaves { leaf.zeroGrad() }
      let output = graph.run()
      graph.backward()
      let once = values.map { graph.grad(of: $0)?.item }
      graph.backward()
      #expect(Self.areSame([output.item], [again.last!.item]))
      #expect(Self.areSame(values.map { graph.value(of: $0).item }, again.map(\.item)))
      #expect(Self.areSame(Self.grads(leaves), expected), "\(Self.grads(leaves)) \(expected)")
      let fresh = Self.program(seed, leaves)
      fresh.last!.backward()
      for (value, grad) in zip(fresh, once) where !value.isLeaf {
        #expect(Self.areSame([value.grad?.item ?? 0.25], [grad ?? 0.25]))
      }
    }
  }

  @Test(arguments: [1, 7, 8, 9, 17]) func pointsAreAsOneAfterTheOther(_ count: Int) {
    for seed in 0..<10 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let leaves = Self.scalars(&generator)
      let graph = FixedGraph { Self.program(seed, leaves).last! }
      let given = [leaves[1], leaves[5], leaves[6]]
      let columns = given.map { _ in (0..<count).map { _ in Self.number(&generator) } }
      let result = graph.backward(at: Array(zip(given, columns)).map { (leaf: $0, values: $1) })
      let summed = [leaves[0], leaves[2], leaves[3]]
      let grads = Self.grads(summed)
      #expect(given[0].grad == nil)
      #expect(
        Self.areSame(
          graph.run(at: Array(zip(given, columns)).map { (leaf: $0, values: $1) }).values,
          result.values))
      for leaf in leaves { leaf.zeroGrad() }
      for point in 0..<count {
        for (leaf, column) in zip(given, columns) { leaf.data = Tensor(column[point]) }
        given[0].zeroGrad()
        #expect(Self.areSame([graph.run().item], [result.values[point]]))
        graph.backward()
        #expect(Self.areSame([given[0].grad?.item ?? 0], [result.grads[0][point]]))
        #expect(result.grads[1][point] == 0)
        #expect(result.flipped.contains(point) == !graph.flips.isEmpty)
      }
      #expect(Self.areSame(grads, Self.grads(summed)))
    }
  }

  @Test(arguments: DerivativeCase.elementwise + DerivativeCase.arrays)
  func arraysAreAsRecordedAnew(_ derivative: DerivativeCase) throws {
    let inputs = derivative.inputs(seed: 1).map { Tensor($0, requiresGrad: true) }
    func loss() throws -> Tensor {
      let result = try derivative.function(inputs)
      return (result * result).sum() + (inputs[0] * result.sum()).sum()
    }
    let graph = try FixedGraph { try loss() }
    for seed in 2..<5 as Range<UInt64> {
      for (input, data) in zip(inputs, derivative.inputs(seed: seed)) {
        input.data = Tensor(data)
        input.zeroGrad()
      }
      let again = try loss()
      again.backward()
      let expected = inputs.map { $0.grad?.elements ?? [] }
      for input in inputs { input.zeroGrad() }
      #expect(graph.run().item.bitPattern == again.item.bitPattern)
      graph.backward()
      #expect(inputs.map { $0.grad?.elements ?? [] } == expected)
    }
  }

  @Test func itOutlivesItsGraphAndTrains() {
    func data() -> (w: Tensor, b: Tensor, x: Tensor) {
      (
        Tensor([1.0, 2.0], requiresGrad: true), Tensor(0.5, requiresGrad: true),
        Tensor([[1, 2], [3, -1], [0.5, 2]])
      )
    }
    func loss(_ w: Tensor, _ b: Tensor, _ x: Tensor) -> Tensor {
      mseLoss(tanh(x.matmul(w) + b), [0.2, -0.1, 0.7])
    }
    let (first, second) = (data(), data())
    let graph = FixedGraph(of: loss(first.w, first.b, first.x))
    let (fixed, anew) = (
      SGD([first.w, first.b], learningRate: 0.1, momentum: 0.9),
      SGD([second.w, second.b], learningRate: 0.1, momentum: 0.9)
    )
    for _ in 0..<50 {
      fixed.zeroGrad()
      anew.zeroGrad()
      let recorded = loss(second.w, second.b, second.x)
      #expect(graph.run().item == recorded.item)
      graph.backward()
      recorded.backward()
      fixed.step()
      anew.step()
    }
    #expect(first.w.elements == second.w.elements && first.b.item == second.b.item)
  }

  @Test func gradientsAddUpAndBeginWithWhatIsGiven() {
    let x = Tensor([1.0, 2.0], requiresGrad: true)
    let graph = FixedGraph { x * x }
    graph.backward([1, 10])
    graph.backward([1, 10])
    #expect(x.grad?.elements == [4, 80] && graph.grad(of: x)?.elements == [2, 40])
    graph.run()
    #expect(graph.grad(of: x) == nil)
  }

  @Test func aLeafThatWasChangedMeanwhileStandsThereOnce() {
    let w = Tensor(2.0, requiresGrad: true)
    let c = Tensor(3.0)
    let first = w * c
    (w.data, c.data) = (5, 4)
    let graph = FixedGraph(of: first + w * c)
    #expect(graph.output.item == 40)
    (w.data, c.data) = (7, 10)
    #expect(graph.run().item == 140)
    #expect(graph.value(of: c).item == 10 && graph.value(of: w).item == 7)
    graph.backward()
    #expect(w.grad?.item == 20)
  }

  @Test func whatIsComputedOfConstantsIsComputedAgain() {
    let w = Tensor(2.0, requiresGrad: true)
    let (x, v) = (Tensor(3.0), Tensor([1.0, 2.0]))
    let inside = FixedGraph { x * x * w + (v * v).sum() * w }
    let outside = FixedGraph(of: x * x * w)
    (x.data, v.data) = (4, [3, 4])
    #expect(inside.run().item == 32 + 50)
    #expect(outside.run().item == 18)
  }

  /// So central differences record anew: they are to find a gradient that was cut off.
  @Test func whatIsNoOperationIsNotRepeated() {
    let x = Tensor(2.0, requiresGrad: true)
    let graph = FixedGraph { x * x.detached() }
    x.data = 3
    #expect(graph.run().item == 6)
    #expect(checkGradients(of: { $0[0] * $0[0].detached() }, at: [x]).count == 1)
  }

  @Test func aComparisonThatFlipsIsTold() {
    let x = Tensor(2.0, name: "x", requiresGrad: true)
    let graph = FixedGraph {
      // Nothing is computed from it: it is asked for.
      (x .> 5).item == 1 ? x : select((x * 2) .> 0, x * x, -x) + relu(x)
    }
    x.data = 1
    graph.run()
    #expect(graph.flips.isEmpty)
    x.data = -3
    #expect(graph.run().item == 3)
    #expect(graph.flips.map(\.description) == ["gt(x·2, 0)"])
    x.data = 6
    graph.run()
    #expect(graph.flips.map(\.formula) == ["gt(x, 5)"])
    #expect(graph.run(at: [(x, [1, 6, -3, 2])]).flipped == [1, 2])
  }

  @Test func aMaskThatIsChangedFlips() {
    let mask = Tensor([1.0, 0.0], name: "mask")
    let x = Tensor([1.0, 2.0], name: "x", requiresGrad: true)
    let graph = FixedGraph { select(mask, x, 0).named("masked").sum() }
    mask.data = [1, 1]
    #expect(graph.run().item == 3)
    #expect(graph.flips.map(\.description) == ["masked = where(mask, x, 0)"])
  }

  @Test func aParameterIsItsOwnGraph() {
    let w = Tensor(2.0, requiresGrad: true)
    let graph = FixedGraph(of: w)
    w.data = 3
    #expect(graph.run().item == 3)
    graph.backward()
    #expect(w.grad?.item == 1)
  }

  @Test func mistakesStop() async {
    let gone = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x = Tensor(1.0, requiresGrad: true)
      let old = x * x
      for _ in 0..<3 { (x * 2.0).backward() }
      _ = FixedGraph(of: old)
    }
    #expect(Self.text(gone).contains("the graph of this value is gone"))
    let foreign = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x = Tensor(1.0, requiresGrad: true)
      let aside = x * 3.0
      _ = FixedGraph(of: x * x).value(of: aside)
    }
    #expect(Self.text(foreign).contains("this value is not in the fixed graph"))
    let arrays = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x = Tensor(1.0, requiresGrad: true)
      _ = FixedGraph { stack([x, x]).sum() }.run(at: [(x, [1, 2])])
    }
    #expect(Self.text(arrays).contains("need a graph of scalars"))
    let computed = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let x = Tensor(1.0, requiresGrad: true)
      let y = (x * 2.0).named("y")
      _ = FixedGraph(of: y * y).run(at: [(y, [1, 2])])
    }
    #expect(Self.text(computed).contains("this is `y` of shape [], which is not one"))
    let uneven = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let (x, y) = (Tensor(1.0, requiresGrad: true), Tensor(1.0, requiresGrad: true))
      _ = FixedGraph { x * y }.run(at: [(x, [1, 2]), (y, [1])])
    }
    #expect(Self.text(uneven).contains("a value for each point, and there are [2, 1]"))
    let constant = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      FixedGraph { Tensor(1.0) * 2.0 }.backward()
    }
    #expect(Self.text(constant).contains("does not depend on a tensor that requires a gradient"))
  }

  @Test func aParameterThatWasTakenBackIsNotReadAnymore() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let leaf = Leaf(1, requiresGrad: true)
      leaf.reuse(1, serial: Handle.storedBit | 1, name: "forgotten", nil, scopes: [])
      let graph = FixedGraph { Tensor(Handle(leaf)) * 2.0 }
      leaf.reuse(2, serial: Handle.storedBit | 2, name: "other", nil, scopes: [])
      graph.run()
    }
    #expect(Self.text(result).contains("this parameter is gone"))
  }

  @Test func itsGradientsAreCheckedByCentralDifferences() {
    let w = Tensor([0.3, -1.2, 2], name: "w", requiresGrad: true)
    let b = Tensor(0.5, name: "b", requiresGrad: true)
    let right = FixedGraph { tanh(w * b) * w }
    #expect(right.checkGradients().isEmpty)
    #expect(w.grad == nil)
    #expect(b.item == 0.5 && w.elements == [0.3, -1.2, 2])
    // A wrong rule is found, wherever the leaves have moved meanwhile.
    let wrong = FixedGraph { Tensor.applying(Forgetful(), [w]).sum() + b * b }
    w.data = [1, 0, -1]
    let found = wrong.checkGradients()
    #expect(found.map(\.name) == ["w", "w"] && found.map(\.element) == [0, 2])
    #expect(abs(found[0].difference - 2) < 1e-6 && found[0].gradient == 1)
    #expect(wrong.run().item == 2.25)
  }

  private static func text(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }
}

/// A rule of a user, which is compiled for no table.
private struct Bell: UnaryRule {
  static let name = "bell"
  func value<Q: Quantity>(_ x: Q) -> Q { .exp(-(x * x)) }
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { -2 * x * y }
}

private struct Hypotenuse: BinaryRule {
  static let name = "hypot"
  func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q { .sqrt(a * a + b * b) }
  func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) { (a / y, b / y) }
}
