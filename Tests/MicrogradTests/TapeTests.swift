// The tape: accumulation, lifetime, memory, threads.

import Foundation
import Testing

import class Networks.SGD

@testable import Micrograd

@Suite struct TapeTests {
  @Test func leavesAndInnerValuesKeepTheirGradient() {
    let a = Tensor(2.0, requiresGrad: true)
    let b = Tensor(-3.0, requiresGrad: true)
    let product = a * b
    let result = product + 10.0
    result.backward()
    #expect(a.grad?.item == -3 && b.grad?.item == 2)
    #expect(product.grad?.item == 1 && result.grad?.item == 1)
  }

  @Test func backwardTwiceAddsExactlyTwice() {
    let x = Tensor([1.0, 2.0], requiresGrad: true)
    let s = Tensor(3.0, requiresGrad: true)
    let inner = x * s
    let scalar = s * s
    let loss = (inner * inner).sum() + scalar
    loss.backward()
    let once = [x.grad!.elements, s.grad!.elements, inner.grad!.elements, scalar.grad!.elements]
    loss.backward()
    let twice = [x.grad!.elements, s.grad!.elements, inner.grad!.elements, scalar.grad!.elements]
    #expect(twice == once.map { $0.map { 2 * $0 } })
  }

  @Test func aValueThatIsUsedTwiceGetsBothContributions() {
    let x = Tensor(3.0, requiresGrad: true)
    let y = x * x + x
    y.backward()
    #expect(x.grad?.item == 7)
    let node = y.graph().nodes.first { $0.operation?.name == "mul" }!
    #expect(Array(node.inputs) == [0, 0] && node.edges!.map(\.contribution) == [[3], [3]])
  }

  /// The gradient of a scalar comes from a scalar operation first, then from one on tensors.
  @Test func aScalarBetweenTensorsGetsAllContributions() {
    let a = Tensor(3.0, requiresGrad: true)
    let scalar = a * 2.0
    let vector = (Tensor([1, 10]) * scalar).sum()
    let result = scalar * 5.0 + vector
    result.backward()
    #expect(scalar.grad?.item == 16 && a.grad?.item == 32)
  }

  @Test func whatDoesNotLeadToTheOutputGetsNoGradient() {
    let x = Tensor(0.0, requiresGrad: true)
    let aside = log(x)
    let y = x * 2.0
    y.backward()
    #expect(x.grad?.item == 2 && aside.grad == nil)
  }

  @Test func negativeZeroStays() {
    let x = Tensor(1.0, requiresGrad: true)
    (x * -0.0).backward()
    #expect(x.grad!.item.sign == .minus)
  }

  @Test func twoGraphsOnOneTapeAreDifferentiatedOneAfterTheOther() {
    let x = Tensor(2.0, requiresGrad: true)
    let first = x * x
    let second = x * x * x
    first.backward()
    second.backward()
    #expect(x.grad?.item == 16.0)
    let third = first * 3.0
    third.backward()
    #expect(x.grad?.item == 28.0)
  }

  @Test func aPlainLoopNeedsNoResetAndItsLastGraphStaysReadable() throws {
    let w = Tensor([1.0, 2.0], name: "w", requiresGrad: true)
    let x: Tensor = [1.0, 2.0]
    var losses: [Tensor] = []
    for _ in 0..<100 {
      let loss = (x.matmul(w) - 7.0).pow(2)
      loss.backward()
      w.data -= 0.01 * w.grad!
      w.zeroGrad()
      losses.append(loss)
      let graph = loss.graph()
      #expect(graph.nodes.last?.grad == [1])
      let node = try #require(graph.nodes.first { $0.name == "w" })
      #expect(
        node.data.map(Array.init) != w.elements,
        "the graph holds the weights from before the update")
    }
    #expect(losses.map(\.item).allSatisfy { $0.isFinite }, "a scalar stays readable forever")
    #expect(losses.last!.item < 1e-3)
  }

  @Test func constantsOutliveAllGraphs() {
    let mean = (Tensor([1.0, 3.0]) - 1.0).mean()
    for _ in 0..<5 {
      let x = Tensor(1.0, requiresGrad: true)
      (x * mean).backward()
      #expect(x.grad?.item == 1)
    }
  }

  @Test func aChangedLeafIsAnotherValueInTheSameGraph() {
    let w = Tensor(2.0, name: "w", requiresGrad: true)
    let first = w * 3.0
    w.data = 5
    let sum = first + w * 3.0
    #expect(sum.item == 21)
    sum.backward()
    #expect(w.grad?.item == 6)
    #expect(sum.graph().nodes.filter { $0.name == "w" }.map(\.data) == [[2], [5]])
  }

  @Test func aChainOfAMillionIsDifferentiatedAndFreed() {
    let a = Tensor(0.999_999, requiresGrad: true)
    var y = Tensor(1.0, requiresGrad: true)
    for _ in 0..<1_000_000 { y = y * a }
    y.backward()
    let exact = 1_000_000 * Foundation.pow(0.999_999 as Double, 999_999.0)
    #expect((a.grad!.item / exact - 1).magnitude < 1e-9)
  }

  /// In a process of its own, where no other test takes memory. A step's tape and its weights are
  /// 30,000 bytes; the process itself comes to half a million more, at no certain time.
  /// The address sanitizer keeps what was freed for a while.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ASAN_OPTIONS"] == nil))
  func memoryReturnsAfterEachOfAThousandSteps() async {
    await #expect(processExitsWith: .success) {
      let w = Tensor([Double](repeating: 0.1, count: 1024), requiresGrad: true)
      let s = Tensor(0.5, requiresGrad: true)
      func step() {
        var y = s
        for _ in 0..<500 { y = tanh(y * s + 0.1) }
        let loss = (w * y).sum() + y
        loss.backward()
        w.data -= 0.01 * w.grad!
        s.data -= 0.01 * s.grad!
        w.zeroGrad()
        s.zeroGrad()
      }
      for _ in 0..<20 { step() }
      let before = residentBytes()
      for _ in 0..<1000 { step() }
      let growth = residentBytes() - before
      precondition(growth < 2_000_000, "a thousand steps took \(growth) bytes")
    }
  }

  @Test func predictionsWithoutGradientHoldNothing() {
    let w = Tensor(2.0, requiresGrad: true)
    let prediction = noGrad { w * 3.0 + 1.0 }
    #expect(prediction.item == 7 && !prediction.requiresGrad && prediction.isLeaf)
    for _ in 0..<3 { (w * w).backward() }
    #expect(prediction.item == 7)
  }

  @Test func optimizerStepsAsByHand() {
    let byHand = Tensor([1.0, -2.0], requiresGrad: true)
    let stepped = Tensor([1.0, -2.0], requiresGrad: true)
    let optimizer = SGD([stepped], learningRate: 0.1, momentum: 0.9)
    var velocity = [0.0, 0.0]
    for _ in 0..<5 {
      (byHand * byHand).sum().backward()
      velocity = zip(velocity, byHand.grad!.elements).map { 0.9 * $0 + $1 }
      byHand.data -= 0.1 * Tensor(velocity)
      byHand.zeroGrad()
      optimizer.zeroGrad()
      (stepped * stepped).sum().backward()
      optimizer.step()
    }
    #expect(zip(byHand.elements, stepped.elements).allSatisfy { ($0 - $1).magnitude < 1e-15 })
  }

  @Test func threadsDoNotMeet() async {
    let results = await withTaskGroup(of: Double.self) { group in
      for number in 1...8 {
        group.addTask {
          let x = Tensor(Double(number), requiresGrad: true)
          for _ in 0..<200 {
            x.zeroGrad()
            var y = x
            for _ in 0..<100 { y = y * 1.0 }
            (y * y).backward()
          }
          return x.grad!.item
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.sorted() == (1...8).map { 2 * Double($0) })
  }
}

/// The memory this process holds, by the kernel's own account; 0 where it gives none.
private func residentBytes() -> Int {
  guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
    let pages = Int(text.split(separator: " ")[1])
  else { return 0 }
  return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
}
