// The code of Micrograd's article on computing gradients.

import Micrograd
import Networks

func computingGradients() {
  let w = Tensor([0.5, -1.0], name: "w", requiresGrad: true)
  let b = Tensor(0.25, name: "b", requiresGrad: true)
  let x: Tensor = [2.0, 1.0]
  let y = tanh(x.matmul(w) + b).named("y")
  print(y)

  let parts = [w * x, w + x].named("parts")
  let (total, average) = named((parts[0].sum(), parts[0].mean()), "total", "average")
  print(parts[1].name!, total.name!, average.name!)

  y.backward()
  print(w.grad!, b.grad!)

  let graph = y.graph()
  print(graph.nodes.map { $0.operation?.name ?? "given" })

  let optimizer = SGD([w, b], learningRate: 0.1)
  for _ in 0..<100 {
    optimizer.zeroGrad()
    let loss = scope("error") { mseLoss(x.matmul(w) + b, 5.0) }
    loss.backward()
    optimizer.step()
  }
  print(noGrad { x.matmul(w) + b })

  let slant = Tensor(0.0, name: "slant", requiresGrad: true)
  let (input, target) = (Tensor(1.0), Tensor(2.0))
  let miss = FixedGraph { (slant * input - target).pow(2) }
  for _ in 0..<50 {
    miss.run()
    miss.backward()
    slant.data -= 0.1 * slant.grad!
    slant.zeroGrad()
  }
  print(slant)
  print(miss.run(at: [(input, [0, 1, 2])]).values.map { ($0 * 100).rounded() / 100 })
  _ = miss.backward(at: [(input, [0, 1, 2]), (target, [0, 3, 6])])
  print(slant.grad!)

  let v = Tensor(3.0, requiresGrad: true)
  let slope = gradients(of: v.pow(3), withRespectTo: [v])[0]
  slope.backward()
  print(slope.item, v.grad!.item)
}
