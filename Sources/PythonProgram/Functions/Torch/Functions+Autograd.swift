// Functions that differentiate, and what torch.autograd is built on.

import Micrograd

extension Library {
  static let autograd: [Function] = [
    Function(
      "backward", in: [.method],
      "input, gradient=None, retain_graph=None, create_graph=False, inputs=None"
    ) { call, input throws(Fault) in
      let gradient = try call.optional("gradient", call.tensor)
      let createsGraph = try call.bool("create_graph")
      let retainsGraph = try call.optional("retain_graph", call.bool) ?? createsGraph
      guard let inputs = try call.optional("inputs", call.tensors) else {
        if createsGraph {
          try call.machine.backwardRecording(input, from: gradient, call.span)
          return .none
        }
        try call.machine.backward(input, from: gradient, retainGraph: retainsGraph, call.span)
        return .none
      }
      let found = try call.machine.gradients(
        of: [input], withRespectTo: inputs, seeds: [gradient], createGraph: false,
        retainGraph: retainsGraph, call.span)
      for (object, gradient) in zip(inputs, found) where object.tensor.isLeaf {
        guard let new = try gradient.map(call.array)?.elements else { continue }
        let old = object.tensor.gradient?.elements
        object.tensor.gradient = NDArray(shape: object.tensor.shape) { new[$0] + (old?[$0] ?? 0) }
      }
      return .none
    },
    Function(
      "gradients", in: [.support], "outputs, inputs, seeds, create_graph, retain_graph=None"
    ) { call throws(Fault) in
      let seeds = try (call.elements("seeds") ?? []).map { seed -> TensorObject? in
        if case .tensor(let seed) = seed { seed } else { nil }
      }
      let gradients = try call.machine.gradients(
        of: call.tensors("outputs"), withRespectTo: call.tensors("inputs"), seeds: seeds,
        createGraph: call.bool("create_graph"),
        retainGraph: call.optional("retain_graph", call.bool), call.span)
      return try call.machine.sequence(
        gradients.map { $0.map { .tensor($0) } ?? .none }, .tuple, call.span)
    },
    // What `autograd.Function` records: numbers that are there, and how a gradient goes back.
    Function("given_function", in: [.support], "name, operands, result, backward") {
      call throws(Fault) in
      let (name, operands) = (try call.string("name"), try call.tensors("operands"))
      let result = try call.tensor("result")
      let numbers = try call.array(result)
      let derivative = ProgramDerivative(
        call.value("backward"), of: operands, kind: result.kind, call.machine, call.span)
      let operation = GivenFunction(name, value: numbers) { derivative.gradients($0) }
      let recorded = try call.machine.compose(operands, span: call.span) {
        () throws(TensorError) in try Tensor.apply(operation, operands.map(\.tensor))
      }
      let object = TensorObject(recorded.tensor, result.kind)
      object.gradientFunction = { _ in name + "Backward" }
      return .tensor(object)
    },
    Function("register_hook", in: [.method], "input, hook") { call, input throws(Fault) in
      guard input.tensor.requiresGrad else {
        throw call.invalid("input", "does not require a gradient: no hook would be called")
      }
      try call.machine.charge(work: 0, numbers: 6, call.span)
      let hook = Passes.Hook(input, call.value("hook"))
      call.machine.passes.hooks.append(hook)
      return .object(HookHandle(hook: hook))
    },
    Function("remove", in: [.hook], "handle") { call in
      call.value("handle").object(as: HookHandle.self)?.hook.isRemoved = true
      return .none
    },
  ]
}

/// What takes a hook away again.
private final class HookHandle: ProgramObject {
  let hook: Passes.Hook

  init(hook: Passes.Hook) { self.hook = hook }

  var typeName: String { "the handle of a hook" }
  var methods: Function.Home? { .hook }
}
