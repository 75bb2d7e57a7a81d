// The network: convolutions that both heads share, a head for the class and one for the box.

import Micrograd
import Networks

final class Detector: Module {
  let conv1, conv2, conv3: Conv2d
  let classHead, boxHead: Linear

  init(_ random: TorchRandom) {
    conv1 = Conv2d(1, 8, kernel: 3, padding: 1, generator: random)
    conv2 = Conv2d(8, 16, kernel: 3, padding: 1, generator: random)
    conv3 = Conv2d(16, 32, kernel: 3, padding: 1, generator: random)
    classHead = Linear(32, 10, generator: random)
    boxHead = Linear(32 * (Canvases.side / 2) * (Canvases.side / 2), 4, generator: random)
  }

  /// Logits `[N, 10]`; and boxes `[N, 4]`: x, y, width and height as shares of the side.
  func callAsFunction(_ images: Tensor) -> (logits: Tensor, boxes: Tensor) {
    scoped {
      let h = relu(conv3(relu(conv2(maxPool2d(relu(conv1(images)), kernel: 2)))))
      // For the class the strongest answer of all places counts; for the box each place has a say.
      return (classHead(h.amax(dim: 2, 3)), sigmoid(boxHead(h.flatten(startDim: 1))))
    }
  }

  /// An error of a tenth of the side weighs as much as a cross entropy of 1.
  func loss(_ canvases: Canvases) -> Tensor {
    let (logits, boxes) = self(canvases.images)
    let truth = canvases.boxes.map { [$0.x, $0.y, $0.width, $0.height] }
    return crossEntropy(logits, classes: canvases.classes)
      + 10 * l1Loss(boxes, Tensor(truth, name: "truth") / Double(Canvases.side))
  }
}
