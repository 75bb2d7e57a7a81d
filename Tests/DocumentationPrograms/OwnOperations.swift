// The code of Micrograd's article on operations of one's own.

import ComputationGraph
import GradViz
import Micrograd

struct Swish: UnaryRule {
  static let name = "swish"
  var beta = 1.0

  func value<Q: Quantity>(_ x: Q) -> Q { x * .sigmoid(Q(beta) * x) }
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .sigmoid(Q(beta) * x) + Q(beta) * y * (1 - .sigmoid(Q(beta) * x))
  }

  var settings: [Setting] { [Setting("beta", beta)] }
  init(beta: Double) { self.beta = beta }
  init(settings: SettingReader) throws(SettingError) { beta = try settings["beta"] }
}

struct Center: CompositeOperation {
  static let name = "center"
  init() {}
  init(settings: SettingReader) {}

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { operands[0] }
  func value<Q: ArrayQuantity>(of x: [Q]) -> Q { x[0] - x[0].mean(dim: -1, keepdim: true) }
  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream - upstream.mean(dim: -1, keepdim: true) }
}

func ownOperations() throws {
  print(Swish(beta: 1.5)(Tensor(1)))
  print(Center()(Tensor([1, 2, 6])))

  let point = Tensor([0.5, -1, 2])
  print(checkGradients(of: { Swish(beta: 1.5)(Center()($0[0])) }, at: [point]))

  let x = Tensor([0.5, -1, 2], name: "x", requiresGrad: true)
  let loss = Swish(beta: 1.5)(Center()(x)).sum().named("loss")
  loss.backward()
  let graph = loss.graph()
  try graph.render(to: "own.svg")
  try graph.replay().write(to: "own.html")
  print(try graph.explanation(of: "x").text)

  let saved = graph.json()
  let read = try ComputationGraph(json: saved).completed(by: [Swish.self, Center.self])
  try read.replay().write(to: "read.html")
}
