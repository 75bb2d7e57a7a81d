// The code of Networks' article on training.

import Micrograd
import Networks

func trainingNetworks() throws {
  let random = TorchRandom(seed: 0)
  let model = Sequential {
    Linear(2, 8, generator: random)
    Tanh()
    Linear(8, 2, generator: random)
  }
  print(model.namedParameters.map(\.name))

  final class Residual: Module {
    let inner = Linear(8, 8)
    @Parameter var scale = Tensor(0.5, requiresGrad: true)

    override func forward(_ x: Tensor) -> Tensor { x + scale * tanh(inner(x)) }
  }
  print(Residual().namedParameters.map(\.name))

  let points = Tensor([[0, 0], [0, 1], [1, 0], [1, 1]], name: "points")
  let isOdd: Tensor = [0, 1, 1, 0]
  let loss = CrossEntropyLoss()
  let optimizer = Adam(model.parameters, learningRate: 0.1)
  let schedule = ExponentialLR(optimizer, gamma: 0.99)
  for _ in 0..<100 {
    optimizer.zeroGrad()
    loss(model(points), isOdd).backward()
    clipGradientNorm(model.parameters, to: 5)
    optimizer.step()
    schedule.step()
  }
  print(model(points).argmaxOfRows())

  let bytes = Safetensors.bytes(model.stateDictionary)
  let another = Sequential {
    Linear(2, 8)
    Tanh()
    Linear(8, 2)
  }
  try another.load(Safetensors.read(bytes))
  print(another(points).argmaxOfRows())
}
