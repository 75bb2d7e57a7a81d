// Loss functions.

import Micrograd

extension Library {
  static let losses: [Function] = [
    loss("mse_loss", Loss.mse), loss("l1_loss", Loss.l1),
    Function(
      "binary_cross_entropy_with_logits", in: [.torch, .functional],
      weightedParameters + ", pos_weight=None"
    ) { call throws(Fault) in
      guard call.areDefaults("weight", "pos_weight") else {
        return try call.written("_binary_cross_entropy_with_logits", in: "torch.nn.functional")
      }
      return try call.loss(Loss.binaryCrossEntropyWithLogits)
    },
    Function("binary_cross_entropy", in: [.functional], weightedParameters) {
      call, input throws(Fault) in
      guard call.areDefaults("weight") else {
        return try call.written("_binary_cross_entropy", in: "torch.nn.functional")
      }
      guard try call.array(input).elements.allSatisfy({ !($0 < 0 || $0 > 1) }) else {
        throw Fault(.tensor(.notProbabilities), call.span("input"))
      }
      return try call.loss(Loss.binaryCrossEntropy)
    },
    Function(
      "huber_loss", in: [.functional], "input, target, reduction='mean', delta=1.0, weight=None"
    ) { call throws(Fault) in
      let delta = try call.double("delta")
      guard delta > 0 else { throw call.invalid("delta", "must be positive") }
      return try call.loss { (a, b, r) throws(TensorError) in
        try Loss.huber(a, b, delta: delta, r)
      }
    },
    Function("smooth_l1_loss", in: [.functional], lossParameters + ", beta=1.0") {
      call throws(Fault) in
      let beta = try call.double("beta")
      if beta == 0 { return try call.loss(Loss.l1) }
      guard beta > 0 else { throw call.invalid("beta", "must be positive") }
      return try call.loss { (a, b, r) throws(TensorError) in
        let huber = try Loss.huber(a, b, delta: beta, r)
        return beta == 1 ? huber : try .apply(Divide(), huber, Tensor(beta))
      }
    },
    Function("nll_loss", in: [.functional], classParameters) { call throws(Fault) in
      guard try call.isPlain else {
        return try call.written("_nll_loss", in: "torch.nn.functional")
      }
      let (input, classes) = (try call.tensor("input"), try call.classes())
      let reduction = try call.reduction()
      return try call.composed(of: [input]) { () throws(TensorError) in
        try Loss.negativeLogLikelihood(input.tensor, classes: classes, reduction)
      }
    },
    Function("cross_entropy", in: [.functional], classParameters + ", label_smoothing=0.0") {
      call throws(Fault) in
      guard try call.isPlain, call.areDefaults("label_smoothing") else {
        return try call.written("_cross_entropy", in: "torch.nn.functional")
      }
      let (input, target) = (try call.tensor("input"), try call.tensor("target"))
      let reduction = try call.reduction()
      // Ints are classes; floats in the shape of the input are a probability for every class.
      if target.kind.isFloat {
        guard target.tensor.shape == input.tensor.shape else {
          throw call.invalid(
            "target",
            "must be classes (a tensor of ints) or probabilities of shape \(input.tensor.shape)")
        }
        let result = try call.composed(of: [input, target]) { () throws(TensorError) in
          try Loss.crossEntropy(input.tensor, probabilities: target.tensor, reduction)
        }
        if case .tensor(let loss) = result {
          loss.gradientFunction = { _ in reduction == .mean ? "DivBackward1" : "NegBackward0" }
        }
        return result
      }
      let classes = try call.classes()
      return try call.composed(of: [input]) { () throws(TensorError) in
        try Loss.crossEntropy(input.tensor, classes: classes, reduction)
      }
    },
  ]

  private static let lossParameters =
    "input, target, size_average=None, reduce=None, reduction='mean'"
  private static let weightedParameters =
    "input, target, weight=None, size_average=None, reduce=None, reduction='mean'"
  private static let classParameters =
    "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, "
    + "reduction='mean'"

  /// A loss of an input and a target, reduced.
  private static func loss(
    _ name: String,
    _ body: @escaping @Sendable (Tensor, Tensor, LossReduction) throws(TensorError) -> Tensor
  ) -> Function {
    Function(name, in: [.functional], lossParameters) { call throws(Fault) in try call.loss(body) }
  }
}

extension Call {
  /// Whether a loss of classes weighs them all alike, and leaves out none.
  fileprivate var isPlain: Bool {
    get throws(Fault) {
      let left = Double(try int("ignore_index"))
      let target = try tensor("target")
      guard areDefaults("weight") else { return false }
      return target.kind.isFloat ? true : try !array(target).elements.contains(left)
    }
  }

  fileprivate func reduction() throws(Fault) -> LossReduction {
    // As it was said before there was a reduction.
    if names.contains("reduce") {
      if case .bool(false) = value("reduce") { return .none }
      if case .bool(let isMean) = value("size_average") { return isMean ? .mean : .sum }
    }
    guard let reduction = LossReduction(rawValue: try string("reduction")) else {
      throw invalid(
        "reduction", "must be 'mean', 'sum' or 'none'",
        saying: "\(try string("reduction")) is not a valid value for reduction", as: "ValueError")
    }
    return reduction
  }

  fileprivate func loss(
    _ body: (Tensor, Tensor, LossReduction) throws(TensorError) -> Tensor
  ) throws(Fault) -> Value {
    let (input, target) = (try tensor("input"), try tensor("target"))
    let reduction = try reduction()
    let shapes = (input.tensor.shape, target.tensor.shape)
    if function.name.hasPrefix("binary"), shapes.0 != shapes.1 {
      throw invalid(
        "target", "must have the input's shape \(shapes.0), not \(shapes.1)",
        saying: function.name.hasSuffix("logits")
          ? "Target size (torch.Size(\(shapes.1))) must be the same as input size "
            + "(torch.Size(\(shapes.0)))"
          : "Using a target size (torch.Size(\(shapes.1))) that is different to the input size "
            + "(torch.Size(\(shapes.0))) is deprecated. Please ensure they have the same size.",
        as: "ValueError")
    }
    if shapes.0 != shapes.1 {
      try machine.note(
        "\(function.name): the target's shape \(shapes.1) differs from the input's \(shapes.0); "
          + "they are broadcast", span)
    }
    return try composed(of: [input, target]) { () throws(TensorError) in
      try body(input.tensor, target.tensor, reduction)
    }
  }

  /// The numbers of the right classes.
  fileprivate func classes() throws(Fault) -> NDArray {
    let hint = "classes are numbers: torch.tensor([0, 2, 1])"
    return try array(tensor("target", atMost: .int, hint: hint))
  }
}
