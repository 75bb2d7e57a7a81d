// PyTorch's classes that hold nothing random: losses and activations of torch.nn, torch.optim.SGD.

import Micrograd

extension Library {
  /// `nn.MSELoss(reduction='sum')` gives `F.mse_loss` with that argument already there.
  static let modules: [Function] = [
    ("MSELoss", "mse_loss", reduction), ("L1Loss", "l1_loss", reduction),
    ("CrossEntropyLoss", "cross_entropy", reduction), ("NLLLoss", "nll_loss", reduction),
    ("BCELoss", "binary_cross_entropy", reduction),
    ("BCEWithLogitsLoss", "binary_cross_entropy_with_logits", reduction),
    ("HuberLoss", "huber_loss", "reduction='mean', delta=1.0"),
    ("SmoothL1Loss", "smooth_l1_loss", "*, reduction='mean', beta=1.0"), ("Tanh", "tanh", ""),
    ("Sigmoid", "sigmoid", ""), ("ReLU", "relu", ""), ("GELU", "gelu", ""), ("SiLU", "silu", ""),
    ("Softplus", "softplus", ""), ("LogSigmoid", "logsigmoid", ""),
    ("LeakyReLU", "leaky_relu", "negative_slope=0.01"), ("ELU", "elu", "alpha=1.0"),
    ("Softmax", "softmax", "dim"), ("LogSoftmax", "log_softmax", "dim"),
    ("Flatten", "flatten", "start_dim=1, end_dim=-1"),
  ].map { name, function, signature in
    Function(name, in: [.nn], signature) { call throws(Fault) in
      guard
        let function = Library.function(function, in: .functional)
          ?? Library.function(function, in: .torch)
      else { preconditionFailure("no function \(function) for nn.\(name)") }
      let prepared = PreparedFunction(function, keywords: Array(zip(call.names, call.values)))
      try call.machine.checkDepth(prepared.depth, call.span)
      return .prepared(prepared)
    }
  }

  private static let reduction = "*, reduction='mean'"

  /// Functions of PyTorch that change nothing here, and contexts.
  static let settings: [Function] = [
    // Nothing is random, and all numbers are float64.
    harmless("manual_seed", "seed"), harmless("set_default_dtype", "d"),
    harmless("set_printoptions", "precision=4, sci_mode=None"),
    Function("no_grad", in: [.torch], "") { _ in .context(.noGrad) },
    Function("record_function", in: [.profiler], "name, args=None") { call throws(Fault) in
      .context(.scope(try call.string("name")))
    },
    Function(
      "make_dot", in: [.torchviz], "var, params=None, show_attrs=False, show_saved=False", draw),
  ]

  private static func harmless(_ name: String, _ signature: String) -> Function {
    Function(name, in: [.torch], signature) { _ in .none }
  }
}

/// An optimizer, with the parameters it moves.
final class Optimizer {
  let parameters: [TensorObject]
  /// How many numbers a step moves, each parameter with some more.
  let size: Int
  fileprivate var descent: SGD

  fileprivate init(_ parameters: [TensorObject], learningRate: Double, momentum: Double) {
    self.parameters = parameters
    size = parameters.reduce(0) { $0.adding($1.tensor.shape.checkedSize.adding(25)) }
    descent = SGD(parameters.map(\.tensor), learningRate: learningRate, momentum: momentum)
  }
}

extension Library {
  static let optimizers: [Function] = [
    Function("SGD", in: [.optim], "params, lr=0.001, momentum=0.0") { call throws(Fault) in
      let parameters = try call.tensors("params")
      guard !parameters.isEmpty else { throw call.invalid("params", "is empty") }
      guard parameters.allSatisfy({ $0.tensor.isLeaf && $0.tensor.requiresGrad }) else {
        throw Fault(
          .call(
            .wrongType(
              "SGD", parameter: "params", expected: "a list of parameters",
              got: "of tensors that require no gradient",
              hint: "make them with torch.tensor(…, requires_grad=True)")), call.span("params"))
      }
      return .optimizer(
        Optimizer(
          parameters, learningRate: try call.double("lr"),
          momentum: try call.double("momentum")))
    },
    Function("zero_grad", in: [.optimizer], "optimizer, set_to_none=True") { call throws(Fault) in
      let optimizer = try call.optimizer()
      try call.machine.charge(work: optimizer.parameters.count.times(100), call.span)
      optimizer.descent.zeroGrad()
      return .none
    },
    Function("step", in: [.optimizer], "optimizer") { call throws(Fault) in
      let optimizer = try call.optimizer()
      try call.machine.charge(work: optimizer.size.times(4), call.span)
      optimizer.descent.step()
      return .none
    },
  ]
}

extension Call {
  fileprivate func optimizer() throws(Fault) -> Optimizer {
    guard case .optimizer(let optimizer) = value("optimizer") else {
      throw wrongType("optimizer", "an optimizer")
    }
    return optimizer
  }
}
