// Modules of the library that are written in Python.

/// A module that is written in Python, with the names that it binds.
final class LibraryModule: ProgramObject {
  let name: String
  let names: Namespace
  /// What a program set in place of what is native.
  var changed: [String: Value] = [:]

  init(_ name: String) {
    self.name = name
    names = Namespace(ofModule: name)
  }

  var typeName: String { "the module '\(name)'" }
  var attributeNames: [String] { names.names }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    if let value = names[name] { return value }
    if name == "__name__" { return .text(self.name) }
    if let inner = try machine.libraryModule(self.name + "." + name, span) {
      return .object(inner)
    }
    guard let fallback = names["__getattr__"] else { return nil }
    return try machine.call(fallback, [.init(keyword: nil, value: .text(name), span: span)], span)
  }

  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    try machine.charge(work: 0, numbers: 6, span)
    names[name] = value
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
    "argparse": { PackageResources.argparse_py },
    "bisect": { PackageResources.bisect_py },
    "builtins": { PackageResources.builtins_py },
    "builtins._containers": { PackageResources.builtins_containers_py },
    "builtins._sets": { PackageResources.builtins_sets_py },
    "builtins._singles": { PackageResources.builtins_singles_py },
    "collections": { PackageResources.collections_py },
    "collections._sequences": { PackageResources.collections_sequences_py },
    "collections.abc": { PackageResources.collections_abc_py },
    "contextlib": { PackageResources.contextlib_py },
    "copy": { PackageResources.copy_py },
    "csv": { PackageResources.csv_py },
    "dataclasses": { PackageResources.dataclasses_py },
    "datetime": { PackageResources.datetime_py },
    "datetime._date": { PackageResources.datetime_date_py },
    "datetime._delta": { PackageResources.datetime_delta_py },
    "enum": { PackageResources.enum_py },
    "fractions": { PackageResources.fractions_py },
    "functools": { PackageResources.functools_py },
    "graphviz": { PackageResources.graphviz_py },
    "heapq": { PackageResources.heapq_py },
    "importlib": { [] },
    "importlib.metadata": { PackageResources.importlib_metadata_py },
    "IPython": { [] },
    "IPython.display": { PackageResources.ipython_display_py },
    "itertools": { PackageResources.itertools_py },
    "json": { PackageResources.json_py },
    "logging": { PackageResources.logging_py },
    "math": { PackageResources.math_py },
    "micrograd.nn": { PackageResources.micrograd_nn_py },
    "numbers": { PackageResources.numbers_py },
    "numpy": { PackageResources.numpy_py },
    "numpy._along": { PackageResources.numpy_along_py },
    "numpy._curves": { PackageResources.numpy_curves_py },
    "numpy._decompositions": { PackageResources.numpy_decompositions_py },
    "numpy._distributions": { PackageResources.numpy_distributions_py },
    "numpy._elementwise": { PackageResources.numpy_elementwise_py },
    "numpy._kinds": { PackageResources.numpy_kinds_py },
    "numpy._making": { PackageResources.numpy_making_py },
    "numpy._operators": { PackageResources.numpy_operators_py },
    "numpy._picking": { PackageResources.numpy_picking_py },
    "numpy._products": { PackageResources.numpy_products_py },
    "numpy._reading": { PackageResources.numpy_reading_py },
    "numpy._sets": { PackageResources.numpy_sets_py },
    "numpy._settings": { PackageResources.numpy_settings_py },
    "numpy._shapes": { PackageResources.numpy_shapes_py },
    "numpy.linalg": { PackageResources.numpy_linalg_py },
    "numpy.random": { PackageResources.numpy_random_py },
    "numpy.testing": { PackageResources.numpy_testing_py },
    "operator": { PackageResources.operator_py },
    "os": { PackageResources.os_py },
    "packaging": { [] },
    "packaging.version": { PackageResources.packaging_version_py },
    "pandas": { PackageResources.pandas_py },
    "pandas._frame": { PackageResources.pandas_frame_py },
    "pandas._index": { PackageResources.pandas_index_py },
    "pandas._making": { PackageResources.pandas_making_py },
    "pandas._operators": { PackageResources.pandas_operators_py },
    "pandas._places": { PackageResources.pandas_places_py },
    "pandas._reading": { PackageResources.pandas_reading_py },
    "pandas._series": { PackageResources.pandas_series_py },
    "pandas._text": { PackageResources.pandas_text_py },
    "pathlib": { PackageResources.pathlib_py },
    "pprint": { PackageResources.pprint_py },
    "random": { PackageResources.random_py },
    "re": { PackageResources.re_py },
    "re._matching": { PackageResources.re_matching_py },
    "re._pattern": { PackageResources.re_pattern_py },
    "scipy": { [] },
    "scipy.signal": { PackageResources.scipy_signal_py },
    "scipy.special": { PackageResources.scipy_special_py },
    "sklearn": { PackageResources.sklearn_py },
    "sklearn.datasets": { PackageResources.sklearn_datasets_py },
    "sklearn.linear_model": { PackageResources.sklearn_linear_model_py },
    "sklearn.metrics": { PackageResources.sklearn_metrics_py },
    "sklearn.model_selection": { PackageResources.sklearn_model_selection_py },
    "sklearn.preprocessing": { PackageResources.sklearn_preprocessing_py },
    "sklearn.utils": { PackageResources.sklearn_utils_py },
    "statistics": { PackageResources.statistics_py },
    "string": { PackageResources.string_py },
    "sys": { PackageResources.sys_py },
    "textwrap": { PackageResources.textwrap_py },
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
    "torch.optim.optimizer": {
      Array("from torch.optim import Optimizer, _required as required".utf8)
    },
    "torch.optim.lr_scheduler": { PackageResources.torch_optim_lr_scheduler_py },
    "torch.profiler": { PackageResources.torch_profiler_py },
    "torch.random": { PackageResources.torch_random_py },
    "torch.special": { PackageResources.torch_special_py },
    "torch.utils": { Array("from torch.utils import data".utf8) },
    "torch.utils._samplers": { PackageResources.torch_utils_samplers_py },
    "torch.utils.data": { PackageResources.torch_utils_data_py },
    "torchviz": { PackageResources.torchviz_py },
    "tqdm": { PackageResources.tqdm_py },
    "types": { PackageResources.types_py },
    "typing": { PackageResources.typing_py },
    "warnings": { PackageResources.warnings_py },
    "matplotlib": { PackageResources.matplotlib_py },
    "matplotlib.pyplot": { PackageResources.matplotlib_py },
  ]
}
