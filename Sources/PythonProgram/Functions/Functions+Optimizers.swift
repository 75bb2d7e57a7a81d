// PyTorch's optimizer for training loops: torch.optim.SGD.

import Micrograd

/// An optimizer, with the parameters it moves.
final class Optimizer {
  let parameters: [TensorObject]
  fileprivate var descent: SGD

  fileprivate init(_ parameters: [TensorObject], learningRate: Double, momentum: Double) {
    self.parameters = parameters
    descent = SGD(parameters.map(\.tensor), learningRate: learningRate, momentum: momentum)
  }
}

extension Library {
  static let optimizers: [Function] = [
    Function("SGD", in: [.optim], "params, lr=0.001, momentum=0.0") { call throws(Fault) in
      let parameters = try call.tensors("params")
      guard !parameters.isEmpty else { throw call.invalid("params", "is empty") }
      guard parameters.allSatisfy({ $0.tensor.isLeaf && $0.tensor.requiresGrad }) else {
        throw Fault(
          .call(
            .wrongType(
              "SGD", parameter: "params", expected: "a list of parameters",
              got: "of tensors that require no gradient",
              hint: "make them with torch.tensor(…, requires_grad=True)")), call.span("params"))
      }
      return .optimizer(
        Optimizer(
          parameters, learningRate: try call.double("lr"),
          momentum: try call.double("momentum")))
    },
    Function("zero_grad", in: [.optimizer], "optimizer, set_to_none=True") { call throws(Fault) in
      try call.optimizer().descent.zeroGrad()
      return .none
    },
    Function("step", in: [.optimizer], "optimizer") { call throws(Fault) in
      let optimizer = try call.optimizer()
      let size = optimizer.parameters.reduce(0) { $0 + $1.tensor.shape.size }
      try call.machine.charge(work: [size], call.span)
      optimizer.descent.step()
      return .none
    },
  ]
}

extension Call {
  fileprivate func optimizer() throws(Fault) -> Optimizer {
    guard case .optimizer(let optimizer) = value("optimizer") else {
      throw wrongType("optimizer", "an optimizer")
    }
    return optimizer
  }
}
