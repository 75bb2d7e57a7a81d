// Tensors and arrays as texts, against what PyTorch 2.13 and NumPy 2.4 print.

import Testing

@testable import PythonProgram

@Suite struct PrintingTests {
  private struct Table: Decodable {
    struct TensorCase: Decodable {
      let shape: [Int]
      let elements: [Double]
      let kind: String
      let requiresGrad: Bool
      let gradFn: String?
      let precision, threshold, edgeItems, lineWidth: Int
      let scientific: Bool?
      let text: String
    }
    struct ArrayCase: Decodable {
      let shape: [Int]
      let elements: [Double]
      let kind: String
      let precision, threshold, edgeItems, lineWidth: Int
      let suppressesSmall: Bool
      let text, representation: String
    }
    let tensors: [TensorCase]
    let arrays: [ArrayCase]
  }

  private let table: Table

  init() throws { table = try decoded(Table.self, from: "printing.json") }

  @Test func tensorsArePrintedAsPyTorchDoes() throws {
    #expect(table.tensors.count > 250)
    for tensor in table.tensors {
      let options = TensorPrintOptions(
        precision: tensor.precision, threshold: tensor.threshold, edgeItems: tensor.edgeItems,
        lineWidth: tensor.lineWidth, scientific: tensor.scientific)
      let text = TensorText.text(
        shape: tensor.shape, elements: tensor.elements,
        kind: try #require(PrintedKind(rawValue: tensor.kind)), requiresGrad: tensor.requiresGrad,
        gradFn: tensor.gradFn, options: options)
      #expect(text == tensor.text)
    }
  }

  @Test func arraysArePrintedAsNumPyDoes() throws {
    #expect(table.arrays.count > 250)
    for array in table.arrays {
      let options = ArrayPrintOptions(
        precision: array.precision, threshold: array.threshold, edgeItems: array.edgeItems,
        lineWidth: array.lineWidth, suppressesSmall: array.suppressesSmall)
      let kind = try #require(PrintedKind(rawValue: array.kind))
      let text = ArrayText.text(
        shape: array.shape, elements: array.elements, kind: kind, options: options)
      #expect(text == array.text)
      let representation = ArrayText.representation(
        shape: array.shape, elements: array.elements, kind: kind, options: options)
      #expect(representation == array.representation)
    }
  }
}
