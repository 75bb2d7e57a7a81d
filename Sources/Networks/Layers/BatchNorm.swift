// Normalisation over a batch, which remembers what it has seen for when it is no longer trained.

import Micrograd

/// (x − mean) / √(variance + ε) · weight + bias, of each channel over the batch.
///
/// https://arxiv.org/abs/1502.03167
///
/// While it is trained, mean and variance are those of the batch, and the running ones move a part
/// `momentum` of the way towards them; else they are the running ones.
public class BatchNorm: Module {
  /// What the channels are multiplied by.
  @Parameter public var weight: Tensor?
  /// What is added to the channels.
  @Parameter public var bias: Tensor?
  /// The mean of each channel in the batches so far.
  @Buffer public var runningMean: Tensor?
  /// The variance of each channel in the batches so far, over one less than the count.
  @Buffer public var runningVar: Tensor?
  /// How many batches there were.
  @Buffer public var numBatchesTracked: Tensor?
  /// How many channels there are.
  public let channels: Int
  /// What is added to the variance, so that it is not 0.
  public let epsilon: Double
  /// How far the running statistics move; nil for the mean of all batches so far.
  public let momentum: Double?

  /// - Parameters:
  ///   - channels: The extent of dimension 1.
  ///   - epsilon: What is added to the variance, so that it is not 0.
  ///   - momentum: How far the running statistics move; nil for the mean of all batches so far.
  ///   - affine: Whether the channels are multiplied and shifted.
  ///   - tracksRunningStatistics: Whether there are running ones; else it always takes the batch's.
  /// - Precondition: `channels` is not negative.
  public init(
    _ channels: Int, epsilon: Double = 1e-5, momentum: Double? = 0.1, affine: Bool = true,
    tracksRunningStatistics: Bool = true
  ) {
    precondition(channels >= 0, "BatchNorm: \(channels) channels")
    (self.channels, self.epsilon, self.momentum) = (channels, epsilon, momentum)
    weight = affine ? .ones([channels], requiresGrad: true) : nil
    bias = affine ? .zeros([channels], requiresGrad: true) : nil
    runningMean = tracksRunningStatistics ? .zeros([channels]) : nil
    runningVar = tracksRunningStatistics ? .ones([channels]) : nil
    // A stored number, so that it can be set.
    numBatchesTracked = tracksRunningStatistics ? Tensor(0, name: "num_batches_tracked") : nil
  }

  /// The numbers of dimensions that it takes, and how they are told.
  var ranks: (ClosedRange<Int>, String) { (2...Int.max, "[N, \(channels), …]") }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let shape = x.shape
    try x.check(ranks.0.contains(shape.count) && shape[1] == channels, for: self, ranks.1)
    /// One number a channel, in line with dimension 1.
    let column = [channels] + [Int](repeating: 1, count: shape.count - 2)
    var result: Tensor
    if !isTraining, let runningMean, let runningVar {
      let deviation = NDArray.sqrt(runningVar.numbers + NDArray(epsilon))
      let centered = try x.minus(runningMean.reshaped(column))
      result = try centered.times(Tensor(1 / deviation).reshaped(column))
    } else {
      let count = shape.size / max(channels, 1)
      try x.check(count > 1 || !isTraining, for: self, "more than one number for each channel")
      result = try x.applying(BatchStandardization(epsilon: epsilon))
      if isTraining { try track(x.numbers) }
    }
    if let weight { result = try result.times(weight.reshaped(column)) }
    if let bias { result = try result.plus(bias.reshaped(column)) }
    return result
  }

  private func track(_ batch: NDArray) throws(TensorError) {
    guard let runningMean, let runningVar, let numBatchesTracked else { return }
    for running in [runningMean, runningVar] {
      try running.check(
        running.shape == [channels], for: self, "running statistics of \(channels) channels")
    }
    let count = (numBatchesTracked.elements.first ?? 0) + 1
    let share = momentum ?? 1 / count
    let dims = batch.shape.indices.filter { $0 != 1 }
    func moved(_ running: Tensor, to seen: NDArray) -> NDArray {
      NDArray(1 - share) * running.numbers + NDArray(share) * seen
    }
    self.runningMean = runningMean.set(moved(runningMean, to: Mean(dims: dims)(batch)))
    self.runningVar = runningVar.set(moved(runningVar, to: Var(dims: dims)(batch)))
    self.numBatchesTracked = numBatchesTracked.set(
      NDArray(shape: numBatchesTracked.shape, repeating: count))
  }
}

extension Tensor {
  /// Numbers in place of a leaf's, or a new leaf with them.
  fileprivate func set(_ numbers: NDArray) -> Tensor {
    guard isLeaf else { return Tensor(numbers) }
    data = Tensor(numbers)
    return self
  }
}

/// Normalises `[N, C]` or `[N, C, L]` over the batch (PyTorch's `nn.BatchNorm1d`).
public final class BatchNorm1d: BatchNorm {
  override var ranks: (ClosedRange<Int>, String) {
    (2...3, "[N, \(channels)] or [N, \(channels), L]")
  }
}

/// Normalises `[N, C, H, W]` over the batch (PyTorch's `nn.BatchNorm2d`).
public final class BatchNorm2d: BatchNorm {
  override var ranks: (ClosedRange<Int>, String) { (4...4, "[N, \(channels), H, W]") }
}
