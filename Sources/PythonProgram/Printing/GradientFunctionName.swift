// What PyTorch calls the operation that a tensor was computed by: `AddBackward0`.

import Micrograd

enum GradientFunctionName {
  /// The name for the operation that gave a value; nil for a leaf.
  static func name(of tensor: Tensor) -> String? {
    tensor.origin.map { operation, operands in
      operation is GivenFunction
        ? operation.name + "Backward"
        : name(of: operation, operands: operands.map(\.shape), result: tensor.shape)
    }
  }

  /// The name for one of Micrograd's operations.
  static func name(
    of operation: some Operation, operands: [[Int]], result: [Int]
  ) -> String {
    switch operation.name {
    case "matmul": product(operands.map(\.count))
    case "sum", "mean": camelCase(operation.name) + "Backward\(result.isEmpty ? 0 : 1)"
    case "max", "min", "amax", "amin":
      operation.name.hasPrefix("a")
        ? camelCase(operation.name) + "Backward0"
        : camelCase(operation.name) + "Backward\(result.isEmpty ? 1 : 0)"
    case "remainder", "fmod":
      camelCase(operation.name) + "Backward\(operands[1].isEmpty ? 0 : 1)"
    case "pow": "PowBackward\(operands.count > 1 ? 1 : 0)"
    case "transpose": operands[0].count == 2 ? "TBackward0" : "TransposeBackward0"
    case "slice": result.count < operands[0].count ? "SelectBackward0" : "SliceBackward0"
    case "clamp": "ClampBackward1"
    case "gather": "IndexBackward0"
    case let name: known[name] ?? camelCase(name) + "Backward0"
    }
  }

  /// The name for one of the library's functions, which may be several operations here.
  static func name(ofFunction name: String) -> String {
    known[name] ?? camelCase(name) + "Backward0"
  }

  private static func product(_ ranks: [Int]) -> String {
    switch (ranks[0], ranks[1]) {
    case (1, 1): "DotBackward0"
    case (2, 1): "MvBackward0"
    case (1, 2): "SqueezeBackward4"
    case (2, 2): "MmBackward0"
    case (2, _): "CloneBackward0"
    default: "UnsafeViewBackward0"
    }
  }

  private static func camelCase(_ name: String) -> String {
    name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Those that are not the name in capitals.
  static let known = [
    "reshape": "ViewBackward0", "flatten": "ViewBackward0", "linear": "AddmmBackward0",
    "cross_entropy": "NllLossBackward0", "std": "StdBackward0", "var": "VarBackward0",
    "layer_norm": "NativeLayerNormBackward0", "batch_norm": "NativeBatchNormBackward0",
    "norm": "LinalgVectorNormBackward0", "where": "WhereBackward0", "relu6": "HardtanhBackward0",
    "hardtanh": "HardtanhBackward0",
    "bmm": "BmmBackward0", "masked_fill": "MaskedFillBackward0",
    "silu": "SiluBackward0", "gelu": "GeluBackward0", "logsigmoid": "LogSigmoidBackward0",
    "embedding": "EmbeddingBackward0", "dropout": "MulBackward0",
    "conv2d": "ConvolutionBackward0", "conv1d": "ConvolutionBackward0",
    "selu": "EluBackward0", "softsign": "DivBackward0", "l1_loss": "MeanBackward0",
    "tile": "RepeatBackward0", "einsum": "ViewBackward0",
    "outer": "MulBackward0", "repeat_interleave": "IndexSelectBackward0",
    "max_pool2d": "MaxPool2DWithIndicesBackward0", "avg_pool2d": "AvgPool2DBackward0",
  ]
}
