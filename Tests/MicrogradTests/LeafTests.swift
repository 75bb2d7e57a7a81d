// Where leaves live: scalars that are not counted, and what is said of them later.

import ComputationGraph
import Foundation
import Testing

@testable import Micrograd

@Suite struct LeafTests {
  @Test func copiesOfAHandleAreOneLeaf() {
    let w = Tensor(2.0, name: "w", requiresGrad: true)
    let copies = [w, w, w]
    (copies[0] * copies[1] * copies[2]).backward()
    #expect(w.grad?.item == 12)
    copies[1].data = 3
    #expect(w.item == 3 && copies[2].data.item == 3)
    copies[2].zeroGrad()
    #expect(w.grad == nil)
  }

  @Test func aConstantIsOneValueOfAGraphHoweverOftenItIsUsed() {
    let w = Tensor(2.0, name: "w", requiresGrad: true)
    let half = Tensor(0.5)
    let constants = (0..<100).map { Tensor(Double($0)) }
    var y = w * half + half
    for _ in 0..<2 { for constant in constants { y = y * constant + constant } }
    y.backward()
    #expect(y.graph().nodes.count { $0.origin == .constant } == 101)
    let next = w * half
    #expect(next.graph().nodes.count == 3)
  }

  @Test func aConstantCanBeNamedLabelledAndChangedLater() throws {
    let w = Tensor(2.0, name: "w", requiresGrad: true)
    let before = Tensor(5.0).named("before")
    let during = Tensor(7.0)
    let copy = during
    let y = w * before + w * during
    during.named("during").labeled("d")
    #expect(copy.name == "during" && before.name == "before")
    let nodes = y.graph().nodes.filter { $0.origin == .constant }
    #expect(nodes.map(\.name) == ["before", "during"] && nodes.map(\.label) == [nil, "d"])
    copy.data = 1
    let sum = y + w * during
    #expect(during.item == 1 && sum.item == 26)
    let again = sum.graph().nodes.filter { $0.name == "during" }
    #expect(again.map { $0.data.map(Array.init) } == [[7], [1]])
    sum.backward()
    #expect(w.grad?.item == 13)
  }

  @Test func aGraphOfAConstantAlone() {
    let nodes = Tensor(3.0).graph().nodes
    #expect(nodes.map { $0.data.map(Array.init) } == [[3]])
  }

  @Test func whatIsComputedOfConstantsIsAConstant() {
    let w = Tensor(2.0, requiresGrad: true)
    (w * w).backward()
    let step = 0.5 * w.grad!
    #expect(step.isLeaf && step.item == 2 && tanh(Tensor(0.0)).item == 0)
    #expect(noGrad { w * w + w }.item == 6)
    w.data -= step
    #expect(w.item == 0)
  }

  /// Constants and results without a gradient leave nothing on the tape, however many there are.
  @Test func constantsTakeNoRoom() {
    let before = ThreadState.current.pointee.current.pointee.count
    var x = Tensor(1.0)
    for _ in 0..<1000 { x = x * 0.5 + Tensor(1.0) }
    #expect(ThreadState.current.pointee.current.pointee.count == before && x.item == 2)
  }

  @Test func aParameterCanBeUsedOnAnotherThread() async {
    let w = await Task { UncheckedTensor(Tensor(3.0, name: "w", requiresGrad: true)) }.value
    let slope = await withCheckedContinuation { continuation in
      Thread {
        let w = w.tensor
        (w * w).backward()
        continuation.resume(returning: w.grad!.item)
      }.start()
    }
    #expect(slope == 6 && w.tensor.grad?.item == 6)
  }

  // MARK: The pool

  /// Parameters that are made and dropped give their place to others; trained ones, and those in
  /// use, stay.
  @Test func forgottenParametersAreTakenBack() {
    var pool = ParameterPool(limit: 100)
    func make(_ number: UInt64) -> Leaf {
      pool.make(0.5, serial: number, name: "p\(number)", nil, scopes: [], graph: number)
    }
    let (forgotten, trained, used) = (make(1), make(2), make(3))
    trained.set(3 as Double)
    var others: Set<ObjectIdentifier> = []
    for number in 4...1000 as ClosedRange<UInt64> {
      others.insert(ObjectIdentifier(make(number)))
      if number % 40 == 0 { used.graph = number }
    }
    #expect(forgotten.serial != 1 && forgotten.name != "p1")
    #expect(trained.serial == 2 && trained.value == 3 && used.serial == 3 && used.name == "p3")
    #expect(others.count < 300, "places are used again")
  }

  @Test func whoAsksForOneThatIsGoneIsTold() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let leaf = Leaf(1, requiresGrad: true)
      leaf.reuse(1, serial: Handle.storedBit | 1, name: "w", nil, scopes: [])
      let parameter = Tensor(Handle(leaf))
      print(parameter.item)
      leaf.reuse(2, serial: Handle.storedBit | 2, name: "other", nil, scopes: [])
      _ = parameter * 2.0
    }
    let error = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(error.contains("this parameter is gone"))
  }

  @Test func nothingIsTakenBackWhileALargeModelIsBuilt() {
    var pool = ParameterPool(limit: 100)
    let first = pool.make(1, serial: 1, name: "first", nil, scopes: [], graph: 7)
    for serial in 2...1000 as ClosedRange<UInt64> {
      _ = pool.make(0, serial: serial, name: nil, nil, scopes: [], graph: 8)
    }
    #expect(first.serial == 1 && first.name == "first")
  }
}

/// Carries a tensor to another thread, as an application may that uses it on one at a time.
private struct UncheckedTensor: @unchecked Sendable {
  let tensor: Tensor
  init(_ tensor: Tensor) { self.tensor = tensor }
}
