// Settings that change nothing here, and contexts.

extension Library {
  /// Functions of PyTorch that change nothing here, and contexts.
  static let settings: [Function] = [
    // Nothing is random, and all numbers are float64.
    harmless("manual_seed", "seed"), harmless("set_default_dtype", "d"),
    harmless("set_printoptions", "precision=4, sci_mode=None"),
    Function("no_grad", in: [.torch], "") { _ in .object(Context.noGrad) },
    Function("record_function", in: [.profiler], "name, args=None") { call throws(Fault) in
      .object(Context.scope(try call.string("name")))
    },
    Function(
      "make_dot", in: [.torchviz], "var, params=None, show_attrs=False, show_saved=False", draw),
  ]

  private static func harmless(_ name: String, _ signature: String) -> Function {
    Function(name, in: [.torch], signature) { _ in .none }
  }
}
