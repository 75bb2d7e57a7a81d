// What a program computed stays readable when its graph goes, and holds nothing else alive.

import Testing

@testable import Micrograd

@Suite struct KeptValueTests {
  private func program<R>(_ body: () throws -> R) rethrows -> R {
    try Recording.program(Budget(operations: 10_000_000, elements: 10_000_000)) { try body() }
  }

  @Test func numbersStayReadable() {
    program {
      let w = Tensor([1, 2], requiresGrad: true)
      let y = w * w
      y.named("y")
      for _ in 0..<3 { (w * w).sum().backward() }
      #expect(!y.isInGraph && y.isReadable)
      #expect(y.elements == [1, 4] && y.shape == [2] && y.name == "y" && y.grad == nil)
      #expect(y.detached().elements == [1, 4] && !y.isLeaf && y.requiresGrad)
      #expect((y + w).elements == [2, 6])
    }
  }

  @Test func roundsAreLetGoOf() {
    program {
      let w = Tensor([1, 2], requiresGrad: true)
      let x = Tensor([3, 4], name: "x")
      let y = sin(x)
      var total = Tensor(0)
      weak var first: Leaf?
      var counts: Set<Int> = []
      for round in 0..<50 {
        let p = w * y
        if round == 0 { first = p.owner }
        p.sum().backward()
        total = total + p.sum().detached()
        // The thread's first tape may hold what others recorded.
        guard round > 1 else { continue }
        counts.insert(ThreadState.current.pointee.finished?.pointee.count ?? 0)
      }
      #expect(first == nil)
      #expect(counts.max().map { $0 < 12 } == true)
      #expect(ThreadState.current.pointee.current.pointee.count < 12)
    }
  }

  @Test func nothingIsKeptWithoutRecording() {
    program {
      let x = Tensor([3, 4], requiresGrad: true)
      let before = ThreadState.current.pointee.current.pointee.count
      weak var owner: Leaf?
      var y = noGrad { x * x }
      owner = y.owner
      for _ in 0..<20 { y = noGrad { y * 0.5 } }
      #expect(owner == nil)
      #expect(ThreadState.current.pointee.current.pointee.count == before)
    }
  }

  @Test func aFailedPassAddsNothing() throws {
    try program {
      let w = Tensor(2, requiresGrad: true)
      let y = w * w
      try y.checkedBackward(retainGraph: false)
      let z = y * w
      #expect(throws: TensorError(.graphIsReleased)) { try z.checkedBackward() }
      #expect(w.grad?.item == 4 && y.grad?.item == 1 && z.grad == nil)
    }
  }
}
