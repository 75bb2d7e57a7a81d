// Values and gradients of operations against PyTorch 2.13, in float64.

import ComputationGraph
import Foundation
import TestSupport
import Testing

@testable import Micrograd

/// `Resources/operations.json`: an operation as a record names it, with operands, result, upstream
/// gradient and the gradients that PyTorch gives.
@Suite struct PyTorchOperationTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    struct Array: Decodable, Sendable {
      let shape: [Int]
      let data: [Double]
      var array: NDArray { NDArray(shape: shape, elements: data) }
    }
    struct NamedSetting: Decodable, Sendable {
      let name: String
      let value: SettingJSON
    }
    let name: String
    let settings: [NamedSetting]
    let inputs: [Array]
    let output: Array
    let upstream: Array
    let grads: [Array]
    var testDescription: String {
      "\(name) \(settings.map { "\($0.name)=\($0.value.value.text)" }) \(inputs.map(\.shape))"
    }

    func operation() throws -> any Micrograd.Operation {
      try #require(
        try Operations.operation(
          OperationRecord(name, settings: settings.map { Setting($0.name, $0.value.value) }),
          operandCount: inputs.count))
    }
  }

  struct SettingJSON: Decodable, Sendable {
    let value: Setting.Value

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        value = .none
      } else if let flag = try? container.decode(Bool.self) {
        value = .bool(flag)
      } else if let number = try? container.decode(Double.self) {
        value = .number(number)
      } else if let text = try? container.decode(String.self) {
        value = .string(text)
      } else {
        value = .list(try container.decode([SettingJSON].self).map(\.value))
      }
    }
  }

  static func cases(in file: String) -> [Case] {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let folder = repository.appending(path: "Tests/MicrogradTests/Resources")
    return try! decoder.decode([Case].self, from: Data(contentsOf: folder.appending(path: file)))
  }

  static let cases = cases(in: "operations.json")

  @Test func thereAreCases() { #expect(Self.cases.count > 60) }

  @Test(arguments: cases)
  func agreesWithPyTorch(_ test: Case) throws {
    let operation = try test.operation()
    let inputs = test.inputs.map { Tensor($0.array, requiresGrad: true) }
    let result = try Tensor.apply(operation, inputs)
    result.array.expect(test.output, test)
    guard operation.isDifferentiable else { return }
    try result.checkedBackward(test.upstream.array)
    for (input, grad) in zip(inputs, test.grads) {
      (input.grad?.array ?? NDArray(shape: input.shape, repeating: 0)).expect(grad, test)
    }
  }
}

extension NDArray {
  /// Expects the numbers of a case, but for what is rounded off.
  func expect(_ expected: PyTorchOperationTests.Case.Array, _ test: PyTorchOperationTests.Case) {
    #expect(shape == expected.shape, "\(test.testDescription)")
    let differing = zip(elements, expected.data).contains { a, b in
      let scale = max(a.magnitude, b.magnitude, 1e-3)
      return !(a == b || (a.isNaN && b.isNaN) || (a - b).magnitude <= 1e-9 * scale)
    }
    #expect(!differing, "\(test.testDescription): \(elements) and not \(expected.data)")
  }
}
