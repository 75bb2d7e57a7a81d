// PyTorch's classes that hold nothing random: losses and activations of torch.nn.

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
      return .object(prepared)
    }
  }

  private static let reduction = "*, reduction='mean'"
}
