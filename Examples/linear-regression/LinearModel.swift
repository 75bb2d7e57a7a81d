// The model, its loss, and the loop in which it learns.

import Micrograd

/// A prediction from two inputs, the weighted sum that PyTorch calls `nn.Linear(2, 1)`.
struct LinearModel {
  /// What is learned. The start is the tutorial's.
  let weights = Tensor([1.0, 2.0], name: "weights", requiresGrad: true)
  let bias = Tensor(0.5, name: "bias", requiresGrad: true)

  /// The one sample that it learns from.
  let x = Tensor([1.0, 2.0], name: "x")
  let target = Tensor([5.0], name: "target")

  /// Whether a tanh is put on the prediction.
  var usesTanh = false

  /// Forward: names are for the picture, they change nothing.
  func prediction() -> Tensor {
    let sum = (x.matmul(weights) + bias).named("sum")
    return usesTanh ? tanh(sum).named("squashed") : sum
  }

  /// The mean squared error.
  func loss() -> Tensor {
    (prediction() - target).pow(2).mean().named("loss")
  }

  /// A small step against the gradient. What is used up is forgotten, since `backward()` adds.
  func update(rate: Double) {
    for parameter in [weights, bias] {
      parameter.data -= rate * parameter.grad!
      parameter.zeroGrad()
    }
  }

  /// The plain loop. `watch` sees each epoch's loss, after the update.
  func train(
    epochs: Int = 1000, rate: Double = 0.01, watch: (_ epoch: Int, _ loss: Tensor) -> Void
  ) {
    for epoch in 1...epochs {
      let loss = loss()
      loss.backward()
      update(rate: rate)
      // A graph outlives the update: it shows the numbers that the loss was computed from.
      watch(epoch, loss)
    }
  }
}
