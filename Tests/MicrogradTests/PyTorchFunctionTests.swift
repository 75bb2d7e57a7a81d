// Functions that are recorded as several operations, against PyTorch 2.13 in float64.

import ComputationGraph
import Testing

@testable import Micrograd

@Suite struct PyTorchFunctionTests {
  private typealias Case = PyTorchOperationTests.Case
  private static let cases = PyTorchOperationTests.cases(in: "functions.json")

  /// Calls the function of a case's name with its settings.
  private func call(_ test: Case, _ x: [Tensor]) throws -> Tensor {
    let setting = SettingReader(
      test.name, test.settings.map { Setting($0.name, $0.value.value) })
    let dim: Int = (try? setting["dim"]) ?? 0
    switch test.name {
    case "flip": return try x[0].flipped(setting["dims"])
    case "roll": return try x[0].rolled(setting["shifts"], dims: setting["dims"])
    case "repeat": return try x[0].repeated(setting["counts"])
    case "repeat_interleave": return try x[0].repeatedInterleaved(setting["counts"], dim: dim)
    case "diagonal": return try x[0].diagonal(offset: setting["offset"])
    case "gather": return try x[0].gathered(dim: dim, setting["index"])
    case "scatter": return try x[0].scattered(dim: dim, setting["index"], x[1])
    case "scatter_add": return try x[0].scatterAdded(dim: dim, setting["index"], x[1])
    case "sort", "topk":
      return try x[0].sorted(
        dim: dim, descending: setting["descending"], first: setting["count", default: nil]
      ).values
    case "einsum": return try Tensor.einsum(setting["equation"], x)
    case "cumprod": return try x[0].cumulativeProduct(dim: dim)
    case "norm":
      let text: String? = try? setting["p"]
      let p: Double = try text.flatMap(Double.init) ?? setting["p"]
      return try x[0].norm(p: p, dims: setting["dims"], keepdim: setting["keepdim", default: false])
    default:
      Issue.record("no function \(test.name)")
      return x[0]
    }
  }

  @Test func valuesAndGradientsAreThoseOfPyTorch() throws {
    #expect(Self.cases.count > 60)
    for test in Self.cases {
      let inputs = test.inputs.map { Tensor($0.array, requiresGrad: true) }
      let result = try call(test, inputs)
      result.array.expect(test.output, test)
      try result.checkedBackward(test.upstream.array)
      for (input, grad) in zip(inputs, test.grads) {
        (input.grad?.array ?? NDArray(shape: input.shape, repeating: 0)).expect(grad, test)
      }
    }
  }

  @Test func equalElementsStayInOrderAndNotANumberIsTheLargest() throws {
    let x = Tensor([2, .nan, 1, 2, -.infinity])
    #expect(try x.sorted().positions.elements == [4, 2, 0, 3, 1])
    #expect(try x.sorted(descending: true).positions.elements == [1, 0, 3, 2, 4])
  }

  @Test func mistakesAreSaid() {
    let x = Tensor([[1, 2, 3], [4, 5, 6]], name: "x")
    func words(_ body: () throws -> Tensor) -> String {
      do {
        _ = try body()
        return "nothing"
      } catch { return "\(error)" }
    }
    #expect(
      words { try x.flipped([2]) }
        == "flip: dimension 2 is out of range for `x` of shape [2, 3]: expected -2 to 1")
    #expect(words { try x.repeated([2]) }.hasPrefix("repeat: `x` of shape [2, 3] do not fit"))
    #expect(
      words { try Tensor.einsum("ij,jk", [x]) }
        == "einsum: \"ij,jk\" has letters for 2 operands, for `x` of shape [2, 3]")
    #expect(words { try Tensor.einsum("i", [x]) }.contains("a letter for each dimension"))
    #expect(words { try Tensor.einsum("ij,ij", [x, x.T]) }.contains("different extents"))
    #expect(words { try Tensor.einsum("ij->k", [x]) }.contains("letters of the left"))
    #expect(words { try Tensor.einsum("...", [x]) }.contains("no letter"))
    #expect(
      words { try x.gathered(dim: 1, NDArray(shape: [1, 1], elements: [3])) }.contains(
        "index 3 is out of range"))
    #expect(words { try x.diagonal(offset: .min) } == "nothing")
    #expect(words { try x.repeated([.max, .max]) }.contains("too large"))
    #expect(words { try x.sorted(first: 9).values }.contains("out of range"))
    #expect(words { try Tensor.apply(Assign([.all]), x, Tensor([1, 2])) }.contains("expanded"))
    #expect(words { try Tensor.apply(Pick([.basic(.index(5))]), x) }.contains("out of range"))
  }
}
