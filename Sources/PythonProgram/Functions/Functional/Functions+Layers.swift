// The functions that layers are made of.

import Algorithms
import Micrograd

extension Library {
  static let layers: [Function] = [
    Function("linear", in: [.functional], "input, weight, bias=None") { call throws(Fault) in
      let (input, weight) = (try call.tensor("input"), try call.tensor("weight"))
      guard 1...2 ~= weight.tensor.rank else {
        throw call.invalid("weight", "must have 1 or 2 dimensions, not \(weight.tensor.rank)")
      }
      let bias = try call.optional("bias", call.tensor)
      let result = try call.composed(of: [input, weight] + [bias].compacted()) {
        () throws(TensorError) in
        let transposed =
          weight.tensor.rank == 2 ? try Tensor.apply(Transpose(0, 1), weight.tensor) : weight.tensor
        let product = try Tensor.apply(MatMul(), input.tensor, transposed)
        guard let bias else { return product }
        return try .apply(Add(), product, bias.tensor)
      }
      if case .tensor(let object) = result {
        let name = name(ofLinear: input.tensor.rank, isBiased: bias != nil)
        object.gradientFunction = { _ in name }
      }
      return result
    },
    Function(
      "embedding", in: [.functional],
      "input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, "
        + "sparse=False"
    ) { call throws(Fault) in
      guard call.areDefaults("padding_idx", "max_norm", "scale_grad_by_freq") else {
        return try call.written("_embedding", in: "torch.nn.functional")
      }
      let indices = try call.tensor("input", atMost: .int)
      let weight = try call.tensor("weight")
      return try call.apply(Gather(indices: call.array(indices)), weight, atLeast: .bool)
    },
    Function("one_hot", in: [.functional], "tensor, num_classes=-1") { call throws(Fault) in
      let indices = try call.tensor("tensor", atMost: .int)
      let classes = try call.array(indices).elements
      let given = try call.int("num_classes")
      guard given >= -1 else { throw call.invalid("num_classes", "must not be negative") }
      if let element = classes.first(where: { Int(exactly: $0) == nil }) {
        throw call.invalid("tensor", "holds \(element), which is no class")
      }
      let fitting = Int((classes.max() ?? -1) + 1)
      let count = given == -1 ? fitting : given
      guard classes.allSatisfy({ $0 >= 0 && $0 < Double(count) }) else {

        throw call.invalid(
          "tensor", "must hold classes from 0 to \(max(count, 1) - 1)",
          saying: classes.contains { $0 < 0 }
            ? "Class values must be non-negative."
            : "Class values must be smaller than num_classes.")
      }
      return .tensor(
        try call.machine.tensor(indices.tensor.shape + [count], .int, call.span) {
          classes[$0 / count] == Double($0 % count) ? 1 : 0
        })
    },
    Function(
      "layer_norm", in: [.functional],
      "input, normalized_shape, weight=None, bias=None, eps=1e-05"
    ) { call, input throws(Fault) in
      let (weight, bias) = (
        try call.optional("weight", call.tensor), try call.optional("bias", call.tensor)
      )
      let operation = LayerNormOperation(
        normalizedShape: try call.ints("normalized_shape"), epsilon: try call.double("eps"))
      return try call.composed(of: [input] + [weight, bias].compacted()) { () throws(TensorError) in
        var result = try Tensor.apply(operation, input.tensor)
        if let weight { result = try .apply(Multiply(), result, weight.tensor) }
        if let bias { result = try .apply(Add(), result, bias.tensor) }
        return result
      }
    },
    Function(
      "conv2d", in: [.torch, .functional],
      "input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1"
    ) { call throws(Fault) in
      guard call.areDefaults("dilation", "groups"), !call.isString("padding") else {
        return try call.written("_conv2d", in: "torch.nn.functional")
      }
      let (input, weight) = (try call.tensor("input"), try call.tensor("weight"))
      let bias = try call.optional("bias", call.tensor)
      if let bias, bias.tensor.shape != Array(weight.tensor.shape.prefix(1)) {
        throw call.invalid("bias", "must have shape \(weight.tensor.shape.prefix(1))")
      }
      // An image without a batch is a batch of one.
      let isSingle = input.tensor.rank == 3
      let operation = Conv2dOperation(
        stride: try call.pair("stride"), padding: try call.pair("padding"))
      return try call.composed(of: [input, weight] + [bias].compacted()) { () throws(TensorError) in
        let images =
          isSingle
          ? try Tensor.apply(Reshape(shape: [1] + input.tensor.shape), input.tensor) : input.tensor
        var result = try Tensor.apply(operation, images, weight.tensor)
        if let bias {
          let column = try Tensor.apply(Reshape(shape: [-1, 1, 1]), bias.tensor)
          result = try .apply(Add(), result, column)
        }
        return isSingle
          ? try .apply(Reshape(shape: Array(result.shape.dropFirst())), result) : result
      }
    },
    pool("max_pool2d", "dilation=1, ceil_mode=False, return_indices=False") {
      MaxPool2dOperation($0)
    },
    pool("avg_pool2d", "ceil_mode=False, count_include_pad=True, divisor_override=None") {
      AvgPool2dOperation($0)
    },
  ]

  /// What PyTorch computes a linear layer by.
  private static func name(ofLinear rank: Int, isBiased: Bool) -> String {
    switch (rank, isBiased) {
    case (2, true): "AddmmBackward0"
    case (2, false): "MmBackward0"
    case (1, false): "SqueezeBackward4"
    case (_, false): "UnsafeViewBackward0"
    case (_, true): "ViewBackward0"
    }
  }

  /// A pool with further settings, of which others than PyTorch's defaults are seldom.
  private static func pool(
    _ name: String, _ settings: String, _ operation: @escaping @Sendable (Window) -> any Operation
  ) -> Function {
    Function(
      name, in: [.torch, .functional], "input, kernel_size, stride=None, padding=0, \(settings)"
    ) { call throws(Fault) in
      guard call.names[4...].allSatisfy({ call.areDefaults($0) }) else {
        return try call.written("_" + name, in: "torch.nn.functional")
      }
      let kernel = try call.pair("kernel_size")
      var stride = kernel
      if try call.dims("stride") != nil { stride = try call.pair("stride") }
      let window = Window(kernel: kernel, stride: stride, padding: try call.pair("padding"))
      return try call.apply(operation(window), call.tensor("input"))
    }
  }
}
