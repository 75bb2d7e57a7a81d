// Settings that change nothing here, and contexts.

extension Library {
  /// Functions of PyTorch that change nothing here, and contexts.
  static let settings: [Function] = [
    Function("set_default_dtype", in: [.torch], "d") { call throws(Fault) in
      guard let kind = call.values[0].elementKind, kind >= .float else {
        throw call.wrongType("d", "torch.float32 or torch.float64")
      }
      call.machine.defaultKind = kind
      call.machine.printOptions.defaultKind = kind == .double ? .float64 : .float32
      return .none
    },
    harmless("set_num_threads", "int"), harmless("use_deterministic_algorithms", "mode"),
    Function(
      "set_printoptions", in: [.torch],
      "precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None"
    ) { call throws(Fault) in
      var options = call.machine.printOptions
      options.precision = min(
        max(try call.optional("precision", call.int) ?? options.precision, 0), 20)
      options.threshold = try call.optional("threshold", call.int) ?? options.threshold
      options.edgeItems = try call.optional("edgeitems", call.int) ?? options.edgeItems
      options.lineWidth = try call.optional("linewidth", call.int) ?? options.lineWidth
      options.scientific = try call.optional("sci_mode", call.bool) ?? options.scientific
      call.machine.printOptions = options
      return .none
    },
    Function("scope", in: [.support], "name") { call throws(Fault) in
      .object(Context.scope(try call.string("name")))
    },
    // What is one operation of PyTorch's, and several of the library's.
    Function("named", in: [.support], "input, name") { call, input throws(Fault) in
      let name = try call.string("name") + "Backward0"
      input.gradientFunction = { _ in name }
      return .tensor(input)
    },
    Function("is_grad_enabled", in: [.support], "") { call in .bool(!call.machine.isUpdating) },
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
