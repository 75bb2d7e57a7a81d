// Modules of the library that are written in Python.

/// A module that is written in Python, with the names that it binds.
final class LibraryModule: ProgramObject {
  let name: String
  let names: Namespace

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
    texts[name].map { String(decoding: $0(), as: UTF8.self) }
  }

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
    "torch._tensor_places": { PackageResources.torch_tensor_places_py },
    "torch.autograd": { PackageResources.torch_autograd_py },
    "torch.autograd.functional": { PackageResources.torch_autograd_functional_py },
    "torch.distributions": { PackageResources.torch_distributions_py },
    "torch.distributions.kl": { Array("from torch.distributions import kl_divergence".utf8) },
    "torch.nn": { PackageResources.torch_nn_py },
    "torch.nn._activations": { PackageResources.torch_nn_activations_py },
    "torch.nn._attention": { PackageResources.torch_nn_attention_py },
    "torch.nn._layers": { PackageResources.torch_nn_layers_py },
    "torch.nn._norms": { PackageResources.torch_nn_norms_py },
    "torch.nn._recurrent": { PackageResources.torch_nn_recurrent_py },
    "torch.nn.functional": { PackageResources.torch_nn_functional_py },
    "torch.nn.init": { PackageResources.torch_nn_init_py },
    "torch.optim": { PackageResources.torch_optim_py },
    "torch.optim.lr_scheduler": { PackageResources.torch_optim_lr_scheduler_py },
    "torch.utils": { Array("from torch.utils import data".utf8) },
    "torch.utils.data": { PackageResources.torch_utils_data_py },
    "tqdm": { PackageResources.tqdm_py },
    "typing": { PackageResources.typing_py },
    "warnings": { PackageResources.warnings_py },
    "matplotlib": { PackageResources.matplotlib_py },
    "matplotlib.pyplot": { PackageResources.matplotlib_py },
  ]
}
