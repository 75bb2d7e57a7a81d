// Settings that change nothing here, and contexts.

extension Library {
  /// Functions of PyTorch that change nothing here, and contexts.
  static let settings: [Function] = [
    Function("set_default_dtype", in: [.torch], "d") { call throws(Fault) in
      guard let kind = call.values[0].object(as: ElementKind.self), kind >= .float else {
        throw call.wrongType("d", "torch.float32 or torch.float64")
      }
      call.machine.defaultKind = kind
      return .none
    },
    harmless("set_num_threads", "int"), harmless("use_deterministic_algorithms", "mode"),
    harmless(
      "set_printoptions",
      "precision=4, threshold=1000, edgeitems=3, linewidth=80, profile=None, sci_mode=None"),
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
