// What a record says of an operation is enough to compute it, and to make it again.

import ComputationGraph
import TestSupport
import Testing

@testable import Micrograd

@Suite struct OperationRecordTests {
  /// From a saved graph, by a reader who knows the primitives only: the same bits.
  @Test(arguments: DerivativeCase.operations)
  func aReaderOfTheFileComputesTheSame(_ test: DerivativeCase) throws {
    let tensors = test.inputs(seed: 3).map { Tensor($0, requiresGrad: true) }
    let y = try test.function(tensors)
    var generator = SeededGenerator(seed: 5)
    y.backward(Tensor(generator.array(y.shape)))
    let graph = try ComputationGraph(json: y.graph().json(contributions: true))
    let node = try #require(graph.nodes.last)
    let operation = try #require(node.operation)
    let result = array(node.shape, node.data)
    var reader = FormulaReader(
      operands: node.inputs.map { array(graph.nodes[$0].shape, graph.nodes[$0].data) })
    #expect(isSame(try reader.value(of: operation), result))
    (reader.result, reader.upstream) = (result, array(node.shape, node.grad))
    for (operand, input) in node.inputs.enumerated() {
      let contribution = try reader.contribution(
        try #require(operation.rule(operand)), isGate: operation.isGate,
        shape: graph.nodes[input].shape)
      let recorded = array(graph.nodes[input].shape, node.edge(operand)?.contribution)
      #expect(isSame(contribution, recorded), "\(contribution), recorded \(recorded)")
    }
  }

  /// Operations that are told as taught must not hide that one of them cannot be computed.
  @Test func whatHasToBeKnownIsKnown() {
    #expect(
      Operations.primitives == [
        "cumsum", "prod", "amax", "amin", "matmul", "reshape", "permute", "expand", "slice",
        "gather",
        "cat", "conv2d", "max_pool2d", "sum_to", "unslice", "scatter_add", "product_of_others",
        "first_extreme", "conv2d_image", "conv2d_weight", "max_unpool2d", "max_pick2d",
      ])
  }

  static let undifferentiable: [DerivativeCase] =
    Comparison.allCases.map { .of(Compare($0), [4], [4]) }
    + [.of(FirstExtreme(.smallest, dim: -1), [2, 3])]

  @Test(arguments: DerivativeCase.operations + undifferentiable)
  func anOperationIsMadeAgainFromItsRecord(_ test: DerivativeCase) throws {
    let operation = try #require(test.operation)
    let inputs = test.inputs(seed: 1)
    let result = NDArray.applying(operation, inputs)
    var graph = ComputationGraph()
    for (id, input) in inputs.enumerated() {
      graph.append(
        Node(id: id, origin: .constant, shape: input.shape, data: input.elements))
    }
    graph.append(
      Node(
        id: inputs.count, operation: operation.record(of: test.shapes, result: result.shape),
        inputs: Array(inputs.indices), shape: result.shape, data: result.elements))
    let saved = try #require(ComputationGraph(json: graph.json()).nodes.last?.operation)
    let made = try #require(try Operations.operation(saved, operandCount: inputs.count))
    #expect(type(of: made) == type(of: operation))
    #expect(made.name == operation.name && made.settings == operation.settings)
    #expect(made.record(of: test.shapes, result: result.shape) == saved)
    #expect(isSame(.applying(made, inputs), result))
  }

  @Test func everyNameFindsItsOperation() {
    for type in Operations.all {
      // A family is known by the names of its members alone.
      let isFamily =
        type == Compare.self || type == Elementary.self || type == ComposedFunction.self
        || type == Rounding.self
      #expect(type.names.contains(type.name) != isFamily)
      #expect(!type.names.isEmpty && type.names.count == Set(type.names).count)
    }
  }

  @Test func settingsThatDoNotFitSaySo() {
    func complaint(_ name: String, _ settings: [Setting], operands: Int = 1) -> String {
      do throws(SettingError) {
        let record = OperationRecord(name, settings: settings)
        let made = try Operations.operation(record, operandCount: operands)
        return made.map { "\($0)" } ?? "none"
      } catch { return error.description }
    }
    #expect(
      complaint("softmax", []) == "the setting \"dim\" is missing; it must be a whole number")
    #expect(
      complaint("softmax", [Setting("dim", 0.5)])
        == "the setting \"dim\" must be a whole number, not 0.5")
    #expect(
      complaint("slice", [Setting("index", "1, ::2")]).hasPrefix(
        "the setting \"index\" must be a list, each part of it a whole number, a list of start"))
    #expect(
      complaint("conv2d", [Setting("stride", [1]), Setting("padding", [0, 0])], operands: 2)
        == "the setting \"stride\" must be a list of two whole numbers, not [1]")
    #expect(
      complaint("gather", [Setting("index", [[1.0], [1, 2]])]).hasPrefix(
        "the setting \"index\" must be a number, or numbers in lists of equal lengths, not"))
    #expect(complaint("pow", [], operands: 3) == "none")
    #expect(complaint("pow", [], operands: 2) == "Power()")
  }

  @Test func longSettingsAreComplete() {
    let indices = NDArray(shape: [5, 5]) { Double($0 % 3) }
    let settings = Gather(indices: indices).settings
    #expect(NDArray(settings[0].value) == indices)
    #expect(
      Slice([.index(-1), .range(start: nil, stop: 3, step: 2), .newAxis]).settings
        == [
          Setting(
            "index", .list([.number(-1), .list([.none, .number(3), .number(2)]), .none]))
        ])
  }

  private func array(_ shape: Shape, _ elements: Elements?) -> NDArray {
    NDArray(shape: shape, elements: Array(elements ?? []))
  }

  private func isSame(_ a: NDArray, _ b: NDArray) -> Bool {
    a.shape == b.shape && zip(a.elements, b.elements).allSatisfy { $0.isSame(as: $1) }
  }
}
