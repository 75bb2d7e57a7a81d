// The digits and the network that reads them, which other examples use too.

import ExampleSupport
import Micrograd
import Networks

/// The data: images of 8×8, whose sixteen shades become numbers from 0 to 1.
package enum DigitImages {
  /// The first images, in an order that is drawn: four fifths to learn from, and a fifth held out.
  package static func load(
    _ count: Int = 1797, shuffledBy random: TorchRandom
  ) throws -> (train: Dataset, test: Dataset) {
    let data = try Dataset(Table(contentsOf: dataFile("../digits.csv")), classes: "label")
    let images = NDArray(shape: [data.count, 1, 8, 8]) { data.inputs.elements[$0] / 16 }
    return try data.replacing(inputs: images)[0..<count].shuffled(by: random).split(at: 0.8)
  }

  /// The rows of an image's pixels.
  package static func rows(of data: Dataset, _ place: Int) -> [[Double]] {
    (0..<8).map { row in
      let start = place * 64 + row * 8
      return Array(data.inputs.elements[start..<start + 8])
    }
  }
}

/// Two convolutions, each followed by pooling, and a hidden layer.
package final class DigitNetwork: Module {
  package let conv1: Conv2d
  package let conv2: Conv2d
  package let fc1: Linear
  package let fc2: Linear
  private let pool = MaxPool2d(kernel: 2)
  private let dropout: Dropout

  package init(_ random: TorchRandom) {
    conv1 = Conv2d(1, 16, kernel: 3, padding: 1, generator: random)
    conv2 = Conv2d(16, 32, kernel: 3, padding: 1, generator: random)
    fc1 = Linear(32 * 2 * 2, 64, generator: random)
    fc2 = Linear(64, 10, generator: random)
    dropout = Dropout(0.25, generator: random)
  }

  /// Images `[N, 1, 8, 8]` to logits `[N, 10]`.
  package override func forward(_ x: Tensor) -> Tensor {
    let h = pool(relu(conv2(pool(relu(conv1(x))))))
    return fc2(dropout(relu(fc1(h.flatten(startDim: 1)))))
  }
}
