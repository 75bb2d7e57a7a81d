// PyTorch's classes that hold nothing random: losses and activations of torch.nn.

import Micrograd

extension Library {
  /// `nn.MSELoss(reduction='sum')` gives `F.mse_loss` with that argument already there.
  static let modules: [Function] = [
    prepared("MSELoss", losses, "mse_loss", reduction),
    prepared("L1Loss", losses, "l1_loss", reduction),
    prepared("CrossEntropyLoss", losses, "cross_entropy", reduction),
    prepared("NLLLoss", losses, "nll_loss", reduction),
    prepared("BCELoss", losses, "binary_cross_entropy", reduction),
    prepared("BCEWithLogitsLoss", losses, "binary_cross_entropy_with_logits", reduction),
    prepared("HuberLoss", losses, "huber_loss", "reduction='mean', delta=1.0"),
    prepared("SmoothL1Loss", losses, "smooth_l1_loss", "*, reduction='mean', beta=1.0"),
    prepared("Tanh", elementwise, "tanh", ""), prepared("Sigmoid", elementwise, "sigmoid", ""),
    prepared("ReLU", elementwise, "relu", ""), prepared("GELU", elementwise, "gelu", ""),
    prepared("SiLU", elementwise, "silu", ""), prepared("Softplus", elementwise, "softplus", ""),
    prepared("LogSigmoid", elementwise, "logsigmoid", ""),
    prepared("LeakyReLU", elementwise, "leaky_relu", "negative_slope=0.01"),
    prepared("ELU", elementwise, "elu", "alpha=1.0"),
    prepared("Softmax", reductions, "softmax", "dim"),
    prepared("LogSoftmax", reductions, "log_softmax", "dim"),
    prepared("Flatten", shapes, "flatten", "start_dim=1, end_dim=-1"),
  ]

  private static let reduction = "*, reduction='mean'"

  private static func prepared(
    _ name: String, _ table: [Function], _ function: String, _ signature: String
  ) -> Function {
    guard let function = table.first(where: { $0.name == function }) else {
      preconditionFailure("no function \(function) for nn.\(name)")
    }
    return Function(name, in: .nn, signature) { call throws(ProgramError) in
      .prepared(function, keywords: Array(zip(call.names, call.values)))
    }
  }

  /// Functions of PyTorch that change nothing here, and contexts.
  static let settings: [Function] = [
    // Nothing is random, and all numbers are float64.
    harmless("manual_seed", "seed"), harmless("set_default_dtype", "d"),
    harmless("set_printoptions", "precision=4, sci_mode=None"),
    Function("no_grad", in: .torch, "") { _ in .context(.noGrad) },
    Function("record_function", in: .profiler, "name, args=None") { call throws(ProgramError) in
      .context(.scope(try call.string("name")))
    },
    Function("make_dot", in: .torchviz, "var, params=None, show_attrs=False, show_saved=False") {
      call throws(ProgramError) in
      call.machine.drawn = try call.tensor("var")
      return .none
    },
  ]

  private static func harmless(_ name: String, _ signature: String) -> Function {
    Function(name, in: .torch, signature) { _ in .none }
  }
}
