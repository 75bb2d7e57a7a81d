// Memory is used again once nobody holds it, and not before.

import TestSupport
import Testing

import class Networks.Adam

@testable import Micrograd

@Suite struct RecycledMemoryTests {
  private let x = NDArray(shape: [3, 1000]) { Double($0) }

  @Test func whatIsHeldKeepsItsNumbers() {
    let kept = (1...40).map { x * NDArray(Double($0)) }
    for (array, factor) in zip(kept, 1...40) {
      #expect(array.elements.enumerated().allSatisfy { $1 == Double($0 * factor) })
    }
  }

  @Test func whatIsChangedIsNobodyElses() {
    var changed = x + 1
    let before = changed
    changed.elements[0] = 7
    #expect(before.elements[0] == 1 && changed.elements[0] == 7)
    let next = x + 1
    #expect(changed.elements[0] == 7 && next.elements[0] == 1)
  }

  /// The tape of a step is used again after two more, and with it the memory of its arrays. In a
  /// process of its own: what other tests let go on this thread would be used first.
  @Test func aSteadyStepAsksForNoMemory() async {
    await #expect(processExitsWith: .success) {
      let x = NDArray(shape: [3, 1000]) { Double($0) }
      let weight = Tensor(NDArray(shape: [1000], repeating: 0.5), requiresGrad: true)
      let optimizer = Adam([weight])
      var places: Set<UInt> = []
      func note(_ tensor: Tensor) {
        tensor.elements.withUnsafeBufferPointer {
          _ = places.insert(UInt(bitPattern: $0.baseAddress))
        }
      }
      var counts: [Int] = []
      for _ in 0..<40 {
        optimizer.zeroGrad()
        let product = Tensor(x) * weight
        (tanh(product + 1.0).sum() + product.sum()).backward()
        optimizer.step()
        note(weight)
        note(weight.grad!)
        counts.append(places.count)
      }
      precondition(counts[39] == counts[12], "\(counts)")
    }
  }

  /// An array of its own for each, although one is filled while another is.
  @Test func arraysAreMadeWithinArrays() {
    let outer = NDArray(shape: [500]) { i in
      NDArray(shape: [500]) { Double($0 + i) }.elements[i]
    }
    #expect(outer.elements == (0..<500).map { Double(2 * $0) })
  }
}
