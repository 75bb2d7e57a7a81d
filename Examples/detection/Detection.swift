// Detection: a convolutional network says which digit is on a canvas, and where.
//
//   swift run -c release detection [folder for the pictures]

import ComputationGraph
import DigitsNetwork
import ExampleSupport
import GradViz
import Micrograd
import Networks

@main
enum Detection: Example {
  static let name = "detection"
  static let task = "A conv net names a digit on a canvas of 20×20 pixels, and finds its box"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let (train, test) = try DigitImages.load(setting.amount(1797, quick: 10), shuffledBy: random)
    let unseen = Canvases(test, random)
    let model = Detector(random)
    let rounds = setting.amount(40, quick: 2)
    let optimizer = Adam(model.parameters, learningRate: 0.005)
    let training = Training(
      model, optimizer, schedule: CosineAnnealingLR(optimizer, over: rounds), random: random)
    training.measure = {
      let found = Found(unseen, by: model)
      return ["IoU": found.overlap, "accuracy": found.accuracy]
    }
    try training.run(rounds: rounds, of: setting.amount(45, quick: 1)) { _ in
      // Digits and places are drawn for each step: no canvas comes twice.
      let some = random.permutation(train.count).prefix(setting.amount(32, quick: 2))
      return model.loss(Canvases(train[some], random))
    }
    let curves = ["IoU", "accuracy"].map { Curve($0, training.history[$0]) }
    try Chart.curves(curves, x: "round", y: "on unseen canvases", title: "Learning to detect")
      .write(to: setting.path("detection-curves.svg"))
    let found = noGrad { Found(unseen, by: model) }
    let tiles = unseen.classes.indices.prefix(12).map(found.tile)
    try Chart.images(tiles, columns: 4, title: "Unseen canvases")
      .write(to: setting.path("detection-boxes.svg"))
    let loss = model.loss(Canvases(test[0..<1], random)).named("loss")
    loss.backward()
    let layers = FoldedScopes(depth: 1)(loss.graph()).graph
    setting.draw(layers, "One canvas", to: "detection-graph.svg")
    return [
      Goal("mean IoU on unseen canvases", found.overlap, .atLeast(0.7), in: .number),
      Goal("accuracy", found.accuracy, .atLeast(0.9)),
    ]
  }
}

/// What a model finds on canvases.
struct Found {
  let canvases: Canvases, logits: Tensor, boxes: [Box]
  init(_ canvases: Canvases, by model: Detector) {
    let (logits, boxes) = model(canvases.images)
    let numbers = boxes.elements.map { $0 * Double(Canvases.side) }
    (self.canvases, self.logits) = (canvases, logits)
    self.boxes = stride(from: 0, to: numbers.count, by: 4).map {
      Box(x: numbers[$0], y: numbers[$0 + 1], width: numbers[$0 + 2], height: numbers[$0 + 3])
    }
  }

  var accuracy: Double { Networks.accuracy(logits, classes: canvases.classes) }
  /// In the mean, which part of the area of a found box and the true one they share.
  var overlap: Double {
    Tensor(zip(boxes, canvases.boxes).map { $0.intersectionOverUnion($1) }).mean().item
  }

  /// A canvas with the box that was found, and the true one dashed.
  func tile(_ sample: Int) -> ImageTile {
    let (named, truth) = (logits[sample].argmax(), canvases.classes[sample])
    return ImageTile(
      (0..<Canvases.side).map { canvases.images[sample, 0, $0].elements },
      caption: named == truth ? "\(named)" : "\(named), is \(truth)", isMarked: named != truth,
      boxes: [(canvases.boxes[sample], true), (boxes[sample], false)].map { box, isTrue in
        ImageBox(x: box.x, y: box.y, width: box.width, height: box.height, isReference: isTrue)
      })
  }
}
