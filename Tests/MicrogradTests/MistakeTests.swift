// Mistakes stop with a message that says what, where and what to do.

import Foundation
import Testing

@testable import Micrograd

@Suite struct MistakeTests {
  private func message(_ body: () throws(TensorError) -> Tensor) -> String? {
    do {
      _ = try body()
      return nil
    } catch { return error.description }
  }

  @Test func shapesAndNamesAreNamed() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]], name: "x")
    let w = Tensor([1, 2], name: "w")
    #expect(
      message { () throws(TensorError) in try .apply(MatMul(), x, w) }
        == "matmul: `x` of shape [2, 3] and `w` of shape [2] do not fit: the first ends in 3, "
        + "the second starts with 2")
    #expect(
      message { () throws(TensorError) in try .apply(Add(), x, w) }
        == "add: `x` of shape [2, 3] and `w` of shape [2] do not broadcast: counted from the last "
        + "dimension, extents must be equal or 1")
    #expect(
      message { () throws(TensorError) in try .apply(Sum(dims: [2]), x) }
        == "sum: dimension 2 is out of range for `x` of shape [2, 3]: expected -2 to 1")
    #expect(
      message { () throws(TensorError) in try .apply(Slice([.index(2)]), x) }
        == "slice: index 2 is out of range for dimension 0 of `x` of shape [2, 3], which has "
        + "2 positions")
  }

  @Test func operatorsStop() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Tensor([1, 2], name: "a", requiresGrad: true) + Tensor([1, 2, 3], name: "b")
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("`a` of shape [2] and `b` of shape [3] do not broadcast"))
  }

  @Test func aValueWhoseGraphIsGoneSaysSo() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let x = Tensor([1, 2], requiresGrad: true)
      let old = x * 2.0
      for _ in 0..<2 { (x * x).sum().backward() }
      _ = old.elements
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("the graph of this value is gone"))
  }

  @Test func aValueOfAnotherThreadSaysSo() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      nonisolated(unsafe) let y = Tensor([1, 2], requiresGrad: true) * 2.0
      Thread { _ = y.elements }.start()
      try await Task.sleep(for: .seconds(30))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("this value was computed on another thread"))
  }

  @Test func mixingWithADifferentiatedGraphSaysSo() {
    let x = Tensor(2.0, requiresGrad: true)
    let old = x * 2.0
    old.backward()
    let new = x * 3.0
    #expect(
      message { () throws(TensorError) in try .apply(Add(), old, new) }?
        .contains("Use .detached()") == true)
    #expect((old.detached() + new).item == 10)
  }

  @Test func backwardAsksForAScalarThatDependsOnAParameter() throws {
    let x = Tensor([1, 2], name: "x", requiresGrad: true)
    #expect(throws: TensorError.self) { try (x * 2.0).checkedBackward() }
    #expect(throws: TensorError(.notDifferentiable)) { try Tensor(1).checkedBackward() }
  }
}
