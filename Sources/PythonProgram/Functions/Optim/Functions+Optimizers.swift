// torch.optim.

import Micrograd

import class Networks.SGD

/// An optimizer, with the parameters it moves.
final class Optimizer {
  let parameters: [TensorObject]
  /// How many numbers a step moves, each parameter with some more.
  let size: Int
  fileprivate let descent: SGD

  fileprivate init(_ parameters: [TensorObject], learningRate: Double, momentum: Double) {
    self.parameters = parameters
    size = parameters.reduce(0) { $0.adding($1.tensor.shape.checkedSize.adding(25)) }
    descent = SGD(parameters.map(\.tensor), learningRate: learningRate, momentum: momentum)
  }
}

extension Optimizer: ProgramObject {
  var typeName: String { "an SGD" }
  var methods: Function.Home? { .optimizer }

  func held(_ machine: Interpreter, _ span: Span) -> [Value] { parameters.map { .tensor($0) } }
}

extension Library {
  static let optimizers: [Function] = [
    Function("SGD", in: [.optim], "params, lr=0.001, momentum=0.0") { call throws(Fault) in
      let parameters = try call.tensors("params")
      try call.machine.charge(work: parameters.count.times(150), call.span)
      guard !parameters.isEmpty else { throw call.invalid("params", "is empty") }
      guard parameters.allSatisfy({ $0.tensor.isLeaf && $0.tensor.requiresGrad }) else {
        throw Fault(
          .call(
            .wrongType(
              "SGD", parameter: "params", expected: "a list of parameters",
              got: "of tensors that require no gradient",
              hint: "make them with torch.tensor(…, requires_grad=True)")), call.span("params"))
      }
      return .object(
        Optimizer(
          parameters, learningRate: try call.double("lr"),
          momentum: try call.double("momentum")))
    },
    Function("zero_grad", in: [.optimizer], "optimizer, set_to_none=True") { call throws(Fault) in
      let optimizer = try call.optimizer()
      try call.machine.charge(work: optimizer.parameters.count.times(100), call.span)
      optimizer.descent.zeroGrad()
      return .none
    },
    Function("step", in: [.optimizer], "optimizer") { call throws(Fault) in
      let optimizer = try call.optimizer()
      try call.machine.charge(work: optimizer.size.times(4), call.span)
      optimizer.descent.step()
      return .none
    },
  ]
}

extension Call {
  fileprivate func optimizer() throws(Fault) -> Optimizer {
    guard let optimizer = value("optimizer").object(as: Optimizer.self) else {
      throw wrongType("optimizer", "an optimizer")
    }
    return optimizer
  }
}
