// The code of README.md.

import GradViz
import Micrograd

/// x · σ(x)
struct SiLU: UnaryRule {
  static let name = "silu"
  func value<Q: Quantity>(_ x: Q) -> Q { x * .sigmoid(x) }
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { .sigmoid(x) + y * (1 - .sigmoid(x)) }
}

func readme() throws {
  let w = Tensor([1.0, 2.0], name: "w", requiresGrad: true)
  let b = Tensor(0.5, name: "b", requiresGrad: true)
  let x: Tensor = [1.0, 2.0]
  let loss = (tanh(x.matmul(w) + b) - 5.0).pow(2).named("loss")
  loss.backward()
  print(w.grad!)
  try loss.graph().render(to: "output/loss.svg")
  try loss.graph(contributions: true).replay().write(to: "output/replay.html")
  print(try loss.graph().explanation(of: "w").text)

  for _ in 0..<1000 {
    let loss = mseLoss(x.matmul(w) + b, 5.0)
    loss.backward()
    for parameter in [w, b] {
      parameter.data -= 0.01 * parameter.grad!
      parameter.zeroGrad()
    }
  }

  print(SiLU()(Tensor(1)))
  print(checkGradients(of: { SiLU()($0[0]) }, at: [Tensor([0.5, -1])]))
}
