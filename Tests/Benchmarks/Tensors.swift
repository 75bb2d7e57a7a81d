// Tensors on one thread: a step of training of two small networks, and products of matrices.

import Foundation
import Micrograd

import class Networks.Adam

enum Tensors {
  #if BLAS
    private static let kind = ", with BLAS"
    private static let (mostMLP, mostConvolution) = (1.2, 2.0)
  #else
    private static let kind = ""
    private static let (mostMLP, mostConvolution) = (3.0, 4.0)
  #endif

  static func perceptronRows() -> [Row] {
    let network = Perceptron()
    return rows(
      "MLP 784-128-10, batch of 64: step with Adam", "mlp_torch", nil, steps: 100, mostMLP
    ) { network.step() }
  }

  static func convolutionRows() -> [Row] {
    let network = ConvolutionNetwork()
    return rows(
      "convolution network, batch of 32: step with Adam", "convolution_torch", nil, steps: 20,
      mostConvolution
    ) { network.step() }
  }

  static func productRows() -> [Row] {
    [64, 256, 1024].flatMap { extent in
      let a = Tensor(wave(1, [extent, extent]))
      let b = Tensor(wave(2, [extent, extent]))
      return rows(
        "product of matrices \(extent)×\(extent)", "matmul_numpy", "\(extent)",
        steps: 4096 / extent
      ) { _ = a.matmul(b) }
    }
  }

  private static func rows(
    _ work: String, _ script: String, _ argument: String?, steps: Int, _ most: Double? = nil,
    _ step: () -> Void
  ) -> [Row] {
    var ours = Double.infinity
    let peers = Rivals([Peer(script, argument)])
    peers.alternate { ours = min(ours, best(of: steps, step)) }
    return peers.rows(work + kind, ours: ours, atMost: most)
  }

  /// Numbers that the peers make alike: sin(seed · 1000 + i) · scale.
  fileprivate static func wave(_ seed: Int, _ shape: [Int], scale: Double = 1) -> NDArray {
    NDArray(shape: shape) { sin(Double(seed * 1000 + $0)) * scale }
  }

  fileprivate static func parameter(_ seed: Int, _ shape: [Int], inputs: Int) -> Tensor {
    Tensor(wave(seed, shape, scale: 1 / Double(inputs).squareRoot()), requiresGrad: true)
  }
}

/// 784-128-10 with a ReLU, for images of digits.
private final class Perceptron {
  private let images = Tensor(Tensors.wave(1, [64, 784]))
  private let classes = (0..<64).map { $0 % 10 }
  private let w1 = Tensors.parameter(2, [784, 128], inputs: 784)
  private let b1 = Tensor.zeros([128], requiresGrad: true)
  private let w2 = Tensors.parameter(3, [128, 10], inputs: 128)
  private let b2 = Tensor.zeros([10], requiresGrad: true)
  private let optimizer: Adam

  init() { optimizer = Adam([w1, b1, w2, b2]) }

  @discardableResult
  func step() -> Double {
    optimizer.zeroGrad()
    let hidden = relu(images.matmul(w1) + b1)
    let loss = crossEntropy(hidden.matmul(w2) + b2, classes: classes)
    loss.backward()
    optimizer.step()
    return loss.item
  }
}

/// Two convolutions, each with a ReLU and a pooling, and a linear layer.
private final class ConvolutionNetwork {
  private let images = Tensor(Tensors.wave(1, [32, 1, 28, 28]))
  private let classes = (0..<32).map { $0 % 10 }
  private let w1 = Tensors.parameter(2, [8, 1, 3, 3], inputs: 9)
  private let b1 = Tensor.zeros([8, 1, 1], requiresGrad: true)
  private let w2 = Tensors.parameter(3, [16, 8, 3, 3], inputs: 72)
  private let b2 = Tensor.zeros([16, 1, 1], requiresGrad: true)
  private let w3 = Tensors.parameter(4, [784, 10], inputs: 784)
  private let b3 = Tensor.zeros([10], requiresGrad: true)
  private let optimizer: Adam

  init() { optimizer = Adam([w1, b1, w2, b2, w3, b3]) }

  @discardableResult
  func step() -> Double {
    optimizer.zeroGrad()
    let first = maxPool2d(relu(conv2d(images, w1, padding: 1) + b1), kernel: 2)
    let second = maxPool2d(relu(conv2d(first, w2, padding: 1) + b2), kernel: 2)
    let loss = crossEntropy(second.flatten(startDim: 1).matmul(w3) + b3, classes: classes)
    loss.backward()
    optimizer.step()
    return loss.item
  }
}
