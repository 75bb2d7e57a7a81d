// The code of Networks' article on data.

import Micrograd
import Networks

func learningFromData() throws {
  let flowers = """
    length,width,kind
    1.4,0.2,setosa
    1.5,0.2,setosa
    1.3,0.3,setosa
    1.6,0.6,setosa
    1.7,0.4,setosa
    4.7,1.4,versicolor
    4.5,1.5,versicolor
    4.0,1.3,versicolor
    4.9,1.5,versicolor
    3.9,1.1,versicolor
    """
  let data = try Dataset(Table(csv: flowers), classes: "kind")
  print(data.count, data.classes)  // 10 ["setosa", "versicolor"]

  do {
    _ = try Dataset(Table(csv: "length,kind\n1.4,setosa\nlong,setosa"), classes: "kind")
  } catch {
    print(error)  // the table, row 2: `long` in column `length` is not a finite number
  }

  let random = TorchRandom(seed: 0)
  var (train, test) = data.shuffled(by: random).split(at: 0.8)
  let scaling = Scaling.standard(of: train.inputs)
  train = try train.replacing(inputs: scaling(train.inputs))
  test = try test.replacing(inputs: scaling(test.inputs))

  let model = Sequential { Linear(2, 2, generator: random) }
  let optimizer = Adam(model.parameters, learningRate: 0.1)
  let training = Training(
    model, optimizer, schedule: CosineAnnealingLR(optimizer, over: 20), random: random,
    checkpoint: "flowers.safetensors")
  training.measure = { [test] in
    ["accuracy": accuracy(model(test.all.inputs), classes: test.all.classes)]
  }
  try training.run(epochs: 20, on: train, batchSize: 4) { batch in
    crossEntropy(model(batch.inputs), classes: batch.classes)
  }
  print(training.history["accuracy"].last!)  // 1.0

  let w = Tensor([0.5, -0.5], name: "w", requiresGrad: true)
  final class Model: Module {
    @Parameter var w: Tensor
    init(_ w: Tensor) { self.w = w }
  }
  do {
    try Training(Model(w), SGD([w], learningRate: 0.1)).run(rounds: 1, of: 10) { _ in log(w).sum() }
  } catch {
    print(error)
  }
  // step 1: the loss is nan, and the parameters still are as the step before left them. It begins at `log(w)`, which is computed by log: its element 1 is nan
}
