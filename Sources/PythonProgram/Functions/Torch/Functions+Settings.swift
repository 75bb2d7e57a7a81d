// Settings that change nothing here, and contexts.

import Micrograd

extension Library {
  /// Functions of PyTorch that change nothing here, and contexts.
  static let settings: [Function] = [
    Function("set_default_dtype", in: [.torch], "d") { call throws(Fault) in
      guard let kind = call.values[0].elementKind, kind.isFloat else {
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
      .object(Context(scope: try call.string("name")))
    },
    // What is one operation of PyTorch's, and several of the library's.
    Function("named", in: [.support], "input, name") { call, input throws(Fault) in
      let name = try call.string("name") + "Backward0"
      input.gradientFunction = { _ in name }
      return .tensor(input)
    },
    Function("return_type", in: [.support], "name, **parts") { call throws(Fault) in
      let parts = try call.named("parts")
      return try call.results(
        call.string("name"), parts.map { $0.keyword?.name ?? "" }, parts.map(\.value))
    },
    Function("is_grad_enabled", in: [.support], "") { call in .bool(!call.machine.isUpdating) },
    // A tensor that takes the place of another, whatever its shape.
    Function("become", in: [.support], "input, other") { call, input throws(Fault) in
      input.tensor = try call.tensor("other").tensor
      return .tensor(input)
    },
    // How many levels deep nothing is recorded: the ones before are given back.
    Function("set_grad_depth", in: [.support], "depth") { call throws(Fault) in
      let depth = max(try call.int("depth"), 0)
      call.machine.isUpdating = depth > 0
      return .int(Recording.setNoGradDepth(depth))
    },
    Function("record_function", in: [.profiler], "name, args=None") { call throws(Fault) in
      .object(Context(scope: try call.string("name")))
    },
    Function(
      "make_dot", in: [.torchviz], "var, params=None, show_attrs=False, show_saved=False", draw),
  ]

  private static func harmless(_ name: String, _ signature: String) -> Function {
    Function(name, in: [.torch], signature) { _ in .none }
  }
}
