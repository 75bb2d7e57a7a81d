// Modules of the library that are written in Python.

/// A module that is written in Python, with the names that it binds.
final class LibraryModule: ProgramObject {
  let name: String
  let frame: Frame
  /// What a program set in place of what is native.
  var changed: [String: Value] = [:]

  init(_ name: String) {
    self.name = name
    frame = Frame(module: name)
  }

  var typeName: String { "the module '\(name)'" }
  var attributeNames: [String] { Array(frame.values.keys) }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    if let value = frame.values[name] { return value }
    if name == "__name__" { return .text(self.name) }
    if let inner = try machine.libraryModule(self.name + "." + name, span) {
      return .object(inner)
    }
    guard let fallback = frame.values["__getattr__"] else { return nil }
    return try machine.call(fallback, [.init(keyword: nil, value: .text(name), span: span)], span)
  }

  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    try machine.charge(work: 0, numbers: 6, span)
    frame.values[name] = value
  }

  /// The text of a module; nil where the library has none of the name.
  static func text(of name: String) -> String? {
    return texts[name].map { String(decoding: $0(), as: UTF8.self) } ?? aliases[name]
  }

  /// Modules of PyTorch whose classes programs also import from where they are written.
  private static let aliases: [String: String] = {
    let parts: [String: String] = [
      "torch.distributions": """
      bernoulli beta binomial categorical cauchy chi2 dirichlet distribution exponential gamma \
      geometric gumbel half_cauchy half_normal independent laplace log_normal \
      multivariate_normal multinomial normal one_hot_categorical pareto poisson studentT uniform \
      weibull
      """,
      "torch.nn.modules": """
      activation batchnorm container conv dropout flatten instancenorm linear loss module \
      normalization padding pooling rnn sparse transformer upsampling utils
      """,
      "torch.optim": "adadelta adagrad adam adamax adamw asgd lbfgs nadam radam rmsprop rprop sgd",
      "torch.utils.data": "dataloader dataset distributed sampler",
    ]
    var texts: [String: String] = [:]
    for (module, names) in parts {
      let source = module == "torch.nn.modules" ? "torch.nn" : module
      for name in names.split(separator: " ") {
        texts["\(module).\(name)"] = "from \(source) import *"
      }
    }
    return texts
  }()

  static var names: [String] { texts.keys.filter { !$0.contains(".") }.sorted() }

  /// Read when they are asked for: most programs need few of them.
  private static let texts: [String: @Sendable () -> [UInt8]] = [
    "_files": { PackageResources.files_py },
    "abc": { PackageResources.abc_py },
    "collections": { PackageResources.collections_py },
    "contextlib": { PackageResources.contextlib_py },
    "copy": { PackageResources.copy_py },
    "csv": { PackageResources.csv_py },
    "dataclasses": { PackageResources.dataclasses_py },
    "enum": { PackageResources.enum_py },
    "functools": { PackageResources.functools_py },
    "graphviz": { PackageResources.graphviz_py },
    "itertools": { PackageResources.itertools_py },
    "math": { PackageResources.math_py },
    "numpy": { PackageResources.numpy_py },
    "numpy._functions": { PackageResources.numpy_functions_py },
    "numpy.linalg": { PackageResources.numpy_linalg_py },
    "numpy.random": { PackageResources.numpy_random_py },
    "micrograd.nn": { PackageResources.micrograd_nn_py },
    "operator": { PackageResources.operator_py },
    "os": { PackageResources.os_py },
    "random": { PackageResources.random_py },
    "sys": { PackageResources.sys_py },
    "time": { PackageResources.time_py },
    "torch": { PackageResources.torch_py },
    "torch._making": { PackageResources.torch_making_py },
    "torch._tensor": { PackageResources.torch_tensor_py },
    "torch._tensor_more": { PackageResources.torch_tensor_more_py },
    "torch._tensor_places": { PackageResources.torch_tensor_places_py },
    "torch.autograd": { PackageResources.torch_autograd_py },
    "torch.autograd.functional": { PackageResources.torch_autograd_functional_py },
    "torch.distributions": { PackageResources.torch_distributions_py },
    "torch.distributions._more": { PackageResources.torch_distributions_more_py },
    "torch.distributions.kl": { Array("from torch.distributions import kl_divergence".utf8) },
    "torch.func": { PackageResources.torch_func_py },
    "torch.linalg": { PackageResources.torch_linalg_py },
    "torch.nn": { PackageResources.torch_nn_py },
    "torch.nn._activations": { PackageResources.torch_nn_activations_py },
    "torch.nn._attention": { PackageResources.torch_nn_attention_py },
    "torch.nn._convolutions": { PackageResources.torch_nn_convolutions_py },
    "torch._functional_convolutions": {
      PackageResources.torch_nn_functional_convolutions_py
    },
    "torch._functional_images": { PackageResources.torch_nn_functional_images_py },
    "torch._functional_losses": { PackageResources.torch_nn_functional_losses_py },
    "torch._functional_pools": { PackageResources.torch_nn_functional_pools_py },
    "torch.nn._lazy": { PackageResources.torch_nn_lazy_py },
    "torch.nn._layers": { PackageResources.torch_nn_layers_py },
    "torch.nn._norms": { PackageResources.torch_nn_norms_py },
    "torch.nn._pools": { PackageResources.torch_nn_pools_py },
    "torch.nn._recurrent": { PackageResources.torch_nn_recurrent_py },
    "torch.nn.functional": { PackageResources.torch_nn_functional_py },
    "torch.nn.init": { PackageResources.torch_nn_init_py },
    "torch.nn.modules": { Array("from torch.nn import *".utf8) },
    "torch.nn.parameter": { Array("from torch.nn import Buffer, Parameter".utf8) },
    "torch.nn.utils": { PackageResources.torch_nn_utils_py },
    "torch.nn.utils.clip_grad": { Array("from torch.nn.utils import *".utf8) },
    "torch.nn.utils.parametrizations": { PackageResources.torch_nn_utils_parametrizations_py },
    "torch.nn.utils.rnn": { PackageResources.torch_nn_utils_rnn_py },
    "torch.optim": { PackageResources.torch_optim_py },
    "torch.optim._more": { PackageResources.torch_optim_more_py },
    "torch.optim.optimizer": { Array("from torch.optim import Optimizer".utf8) },
    "torch.optim.lr_scheduler": { PackageResources.torch_optim_lr_scheduler_py },
    "torch.random": { PackageResources.torch_random_py },
    "torch.special": { PackageResources.torch_special_py },
    "torch.utils": { Array("from torch.utils import data".utf8) },
    "torch.utils._samplers": { PackageResources.torch_utils_samplers_py },
    "torch.utils.data": { PackageResources.torch_utils_data_py },
    "tqdm": { PackageResources.tqdm_py },
    "typing": { PackageResources.typing_py },
    "warnings": { PackageResources.warnings_py },
    "matplotlib": { PackageResources.matplotlib_py },
    "matplotlib.pyplot": { PackageResources.matplotlib_py },
  ]
}
