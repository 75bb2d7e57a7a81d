// The list of all operations, and how one is found by what a record says of it.

import ComputationGraph

/// The operations of the engine.
package enum Operations {
  /// All of them, those that occur only within rules too.
  package static let all: [any Operation.Type] = elementwise + arrays + insideRules

  private static let elementwise: [any Operation.Type] = [
    Add.self, Subtract.self, Multiply.self, Divide.self, Negate.self, Reciprocal.self,
    Square.self, Rsqrt.self, Pow.self, Power.self, Maximum.self, Minimum.self, Elementary.self,
    LogSigmoidRule.self, Relu.self, LeakyRelu.self, Elu.self, Clamp.self, ComposedFunction.self,
    Rounding.self, Remainder.self, Atan2.self, SoftplusRule.self, Silu.self,
    Gelu.self, Huber.self, BinaryCrossEntropy.self, BinaryCrossEntropyWithLogits.self, Compare.self,
    Where.self,
  ]

  private static let arrays: [any Operation.Type] = [
    Sum.self, Mean.self, Var.self, Std.self, CumulativeSum.self, Norm.self, Prod.self,
    MaxAlong.self, Amax.self,
    LogSumExp.self, SoftmaxOperation.self, LogSoftmaxOperation.self, LayerNormOperation.self,
    MatMul.self, Reshape.self,
    Permute.self, Transpose.self, Expand.self, Slice.self, Gather.self, Pick.self, Assign.self,
    Cat.self, Stack.self, Conv2dOperation.self, AvgPool2dOperation.self, MaxPool2dOperation.self,
    PickClass.self,
  ]

  private static let insideRules: [any Operation.Type] = [
    SumTo.self, Unslice.self, Scatter.self, ProductOfOthers.self, FirstExtreme.self,
    Conv2dImage.self, Conv2dWeight.self, MaxUnpool2d.self, MaxPick2d.self,
  ]

  /// Whether a reader of records has to know how it is computed: it is not made of others.
  static func isPrimitive(_ type: any Operation.Type) -> Bool {
    !(type is any ElementwiseRule.Type || type is any CompositeOperation.Type)
  }

  /// The names of the primitives: those that a page computes by itself. Every other operation is
  /// recorded as a formula of these.
  package static var primitives: [String] {
    all.filter(isPrimitive).flatMap { type in
      (type as? any RenamedOperation.Type)?.originalNames ?? type.names
    }
  }

  private static let byName: [String: [any Operation.Type]] = {
    var byName: [String: [any Operation.Type]] = [:]
    for type in all { for name in type.names { byName[name, default: []].append(type) } }
    return byName
  }()

  /// The operation that a record tells of; nil where no operation of that name takes so many operands.
  ///
  /// - Parameter others: Operations that are looked at before those of the engine.
  /// - Throws: what is wrong with the settings, of the first operation of that name.
  package static func operation(
    _ record: OperationRecord, operandCount: Int, among others: [any Operation.Type] = []
  ) throws(SettingError) -> (any Operation)? {
    let candidates = others.filter { $0.names.contains(record.name) } + (byName[record.name] ?? [])
    var fault: SettingError?
    for type in candidates where type.operandCount.map({ $0 == operandCount }) ?? (operandCount > 0)
    {
      do {
        return try type.init(settings: SettingReader(record.name, record.settings))
      } catch { fault = fault ?? error }
    }
    if let fault { throw fault }
    return nil
  }
}
