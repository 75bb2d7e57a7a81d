// One step of a training, which moves nothing unless all its numbers are finite.

import ComputationGraph
import Micrograd

extension Training {
  /// Computes a loss, differentiates it, moves the parameters.
  ///
  /// - Returns: The loss, and what came with it.
  func takeStep(
    _ compute: () throws -> (loss: Tensor, weight: Int)
  ) throws -> (loss: Double, weight: Int) {
    let number = steps + 1
    for rate in optimizer.groups.map({ $0.settings[value: .learningRate] })
    where !(rate >= 0 && rate.isFinite) {
      throw TrainingError.learningRate(rate, step: number)
    }
    // They are found by reflection: once a step.
    let parameters = model.namedParameters
    for (name, parameter) in parameters {
      if let value = parameter.elements.firstNotFinite {
        throw TrainingError.parameter(name, step: number, value: value)
      }
    }
    optimizer.zeroGrad()
    let (loss, weight) = try compute()
    precondition(loss.shape.size == 1, "the loss of a training is one number, not \(loss.shape)")
    let value = loss.elements[0]
    guard value.isFinite else {
      throw TrainingError.loss(value, step: number, origin: origin(of: loss))
    }
    loss.backward()
    for (name, parameter) in parameters {
      if let value = parameter.gradient?.elements.firstNotFinite {
        throw TrainingError.gradient(name, step: number, value: value)
      }
    }
    if let clipping { clipGradientNorm(parameters.map(\.parameter), to: clipping) }
    optimizer.step()
    steps = number
    return (value, weight)
  }

  /// Which parameter has grown most, as one that has grown too far is what makes numbers overflow.
  private var largest: String {
    let sizes = model.namedParameters.map { name, parameter in
      (name: name, size: parameter.elements.reduce(0) { max($0, abs($1)) })
    }
    guard let first = sizes.max(by: { $0.size < $1.size }), first.size > 1e6 else { return "" }
    return ". The largest parameter is `\(first.name)`, with an element of size "
      + "\(NumberFormat.significant(3).string(first.size)): the learning rate is too large"
  }

  /// The first value on the way to a loss that is not finite, told by its name or its operation.
  private func origin(of loss: Tensor) -> String {
    let graph = loss.graph(contributions: false)
    let names = ValueNames(graph)
    for node in graph.nodes {
      guard let data = node.data, let place = data.firstIndex(where: { !$0.isFinite }) else {
        continue
      }
      let scopes = graph.path(ofScope: node.scope).map { " in `\($0)`" }.joined()
      let what =
        node.operation.map { "`\(names[node.position].text)`, which is computed by \($0.name)" }
        ?? "the input `\(names[node.position].text)`"
      return "\(what)\(scopes): its element \(place - data.startIndex) is \(data[place].told)"
        + largest
    }
    return "the loss itself"
  }
}

extension [Double] {
  /// A sum of finite numbers is finite or large; only where it is not they are looked at one by one.
  fileprivate var firstNotFinite: Double? {
    var sum = 0.0
    for element in self { sum += element * 0 }
    return sum == 0 ? nil : first { !$0.isFinite }
  }
}
