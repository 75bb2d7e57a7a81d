// Programs and single expressions against the values and gradients of PyTorch and micrograd.

import Foundation
import Micrograd
import Testing

@testable import PythonProgram

@Suite struct ReferenceTests {
  struct Expected: Decodable {
    let shape: [Int]
    let data: [Double]
    let grad: [Double]?
  }

  @Test func programsGiveTheReferencesNumbers() throws {
    let expected = try decoded([String: [String: Expected]].self, from: "expected.json")
    let files = try FileManager.default.contentsOfDirectory(atPath: programFolder.path)
    #expect(Set(files.filter { $0.hasSuffix(".py") }).isSuperset(of: expected.keys))
    for (file, values) in expected.sorted(by: { $0.key < $1.key }) {
      let source = try Data(contentsOf: programFolder.appendingPathComponent(file))
      let run = try PythonProgram.run(utf8: Array(source), file: file)
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        let tensor = try #require(run.names.first { $0.name == name }?.tensor, "\(file): \(name)")
        #expect(tensor.shape == value.shape, "\(file): \(name)")
        #expect(agree(tensor.elements, value.data), "\(file): \(name) is \(tensor)")
        #expect(
          value.grad.map { agree(tensor.grad?.elements ?? [], $0) } ?? (tensor.grad == nil),
          "\(file): the gradient of \(name)")
      }
    }
  }

  struct Oracle: Decodable {
    struct Array: Decodable {
      let shape: [Int]
      let data: [Double]

      /// The numbers as nested lists of Python.
      var literal: String {
        guard let count = shape.first else { return "\(data[0])" }
        let size = data.count / max(count, 1)
        return "["
          + (0..<count).map {
            Array(
              shape: [Int](shape.dropFirst()), data: [Double](data[$0 * size..<($0 + 1) * size])
            ).literal
          }.joined(separator: ", ") + "]"
      }
    }
    struct Case: Decodable {
      let expr: String
      let inputs: [String: Array]
      let constants: [String: Array]
      let output: Array
      let u: Array
      let grads: [String: Array]
      let note: String?

      /// The expression, differentiated from the upstream gradient `u`.
      var program: String {
        var lines = ["import torch", "import torch.nn.functional as F"]
        for (name, array) in inputs.sorted(by: { $0.key < $1.key }) {
          lines.append("\(name) = torch.tensor(\(array.literal), requires_grad=True)")
        }
        for (name, array) in constants.sorted(by: { $0.key < $1.key }) {
          // `c` and `idx` are classes and positions.
          let isInts = name == "c" || name == "idx"
          lines.append("\(name) = torch.tensor(\(array.literal))" + (isInts ? ".long()" : ""))
        }
        lines.append("y = \(expr)")
        lines.append("loss = (y * torch.tensor(\(u.literal))).sum()")
        lines.append("loss.backward()")
        return lines.joined(separator: "\n")
      }
    }
    let cases: [Case]
  }

  @Test func expressionsGiveTheReferencesGradients() throws {
    let oracle = try decoded(Oracle.self, from: "oracle_ops.json")
    #expect(oracle.cases.count == 268)
    for reference in oracle.cases {
      let run = try PythonProgram.run(source: reference.program, file: reference.expr)
      let tensors = Dictionary(uniqueKeysWithValues: run.names.map { ($0.name, $0.tensor) })
      let y = try #require(tensors["y"])
      #expect(y.shape == reference.output.shape, "\(reference.expr)")
      #expect(
        close(y.elements, reference.output.data), "\(reference.expr): \(y.elements)")
      for (name, gradient) in reference.grads.sorted(by: { $0.key < $1.key }) {
        let grad = try #require(tensors[name]?.grad, "\(reference.expr): \(name)")
        #expect(
          close(grad.elements, gradient.data),
          "\(reference.expr), \(reference.note ?? ""): the gradient of \(name) is \(grad.elements)")
      }
    }
  }

  /// Within 1e-9 of each other, or of the largest: a sum of large terms may come to nearly nothing.
  private func close(_ a: [Double], _ b: [Double]) -> Bool {
    guard a.count == b.count else { return false }
    let scale = b.filter(\.isFinite).map(\.magnitude).max() ?? 0
    return zip(a, b).allSatisfy { agree($0, $1) || abs($0 - $1) <= 1e-12 * scale }
  }

  @Test func aProgramGivesTheSameValuesEveryTime() throws {
    let source = try String(
      contentsOf: programFolder.appendingPathComponent("attention.py"), encoding: .utf8)
    let first = try run(source).output.graph()
    let second = try run(source).output.graph()
    #expect(first == second)
  }
}
