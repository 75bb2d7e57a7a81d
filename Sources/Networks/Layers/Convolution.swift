// Layers of windows that move over a signal or an image.

import Micrograd

/// A cross-correlation with a kernel that is trained, plus a bias.
///
/// The extent L′ of a moved dimension is (L + 2·padding − dilation·(k − 1) − 1) / stride + 1,
/// rounded down.
public class Convolution: Module {
  /// Of shape `[outputs, inputs / groups, …kernel]`.
  @Parameter public var weight: Tensor
  /// Of shape `[outputs]`.
  @Parameter public var bias: Tensor?
  /// How far apart windows are, along each dimension.
  public let stride: [Int]
  /// How many zeros are put around, along each dimension.
  public let padding: [Int]
  /// How far apart the numbers of a window are, along each dimension.
  public let dilation: [Int]
  /// Into how many parts the channels are divided that see nothing of each other.
  public let groups: Int

  fileprivate init(
    _ inputs: Int, _ outputs: Int, kernel: [Int], stride: [Int], padding: [Int], dilation: [Int],
    groups: Int, bias: Bool, _ generator: (any RandomSource)?
  ) {
    precondition(
      groups > 0 && inputs >= 0 && outputs >= 0 && inputs % groups == 0 && outputs % groups == 0,
      "Convolution: \(inputs) and \(outputs) channels do not go into \(groups) groups")
    precondition(
      (kernel + stride + dilation).allSatisfy { $0 > 0 } && padding.allSatisfy { $0 >= 0 },
      "Convolution: kernel, stride and dilation must be positive, and padding not negative")
    (self.stride, self.padding, self.dilation, self.groups) = (stride, padding, dilation, groups)
    (weight, self.bias) = Initialization.layerDefaults(
      weight: [outputs, inputs / groups] + kernel, bias: bias, generator)
  }

  /// How many dimensions the windows move along.
  fileprivate var spatial: Int { stride.count }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let kernel = weight.shape
    try weight.check(
      kernel.count == spatial + 2, for: self, "a weight of \(spatial + 2) dimensions")
    let channels = kernel[1] * groups
    let places = spatial == 1 ? "L" : "H, W"
    try x.check(
      (spatial + 1...spatial + 2).contains(x.rank) && x.shape[x.rank - spatial - 1] == channels,
      for: self, "[N, \(channels), \(places)] or [\(channels), \(places)]")
    // A sample is a batch of one, and a signal an image of one row.
    let batch = x.rank == spatial + 1 ? [1] : []
    let row = [Int](repeating: 1, count: 2 - spatial)
    let places2 = row + x.shape.suffix(spatial)
    let images = try x.reshaped(batch + x.shape.dropLast(spatial) + places2)
    var result = try convolved(
      images, weight.reshaped(kernel.prefix(2) + row + kernel.suffix(spatial)))
    if let bias {
      try bias.check(bias.shape == [kernel[0]], for: self, "a bias of shape [\(kernel[0])]")
      result = try result.plus(bias.reshaped([-1, 1, 1]))
    }
    let shape = result.shape
    return try result.reshaped(
      shape.prefix(2).dropFirst(batch.count) + shape.suffix(spatial))
  }

  private func convolved(_ images: Tensor, _ weight: Tensor) throws(TensorError) -> Tensor {
    let (ones, zeros) = (
      [Int](repeating: 1, count: 2 - spatial), [Int](repeating: 0, count: 2 - spatial)
    )
    let operation = Conv2dOperation(stride: ones + stride, padding: zeros + padding)
    let weight = try dilated(weight, by: ones + dilation)
    guard groups > 1 else { return try images.applying(operation, weight) }
    let (inputs, outputs) = (weight.shape[1], weight.shape[0] / groups)
    var parts: [Tensor] = []
    for group in 0..<groups {
      parts.append(
        try images.part(dim: 1, group * inputs..<(group + 1) * inputs).applying(
          operation, weight.part(dim: 0, group * outputs..<(group + 1) * outputs)))
    }
    return try .apply(Cat(dim: 1), parts)
  }

  /// A kernel with zeros between its numbers.
  private func dilated(_ weight: Tensor, by dilation: [Int]) throws(TensorError) -> Tensor {
    guard dilation != [1, 1] else { return weight }
    let shape = weight.shape
    let all = SliceItem.range(start: nil, stop: nil, step: 1)
    let spread = Slice([all, all] + dilation.map { .range(start: nil, stop: nil, step: $0) })
    let extents = (0..<2).map { (shape[2 + $0] - 1).times(dilation[$0]).adding(1) }
    try weight.check(
      Shape(shape.prefix(2) + extents).checkedSize < .max, for: self, "a smaller dilation")
    return try weight.applying(Unslice(of: spread, shape: shape.prefix(2) + extents))
  }
}

extension Tensor {
  /// The part at a range of positions along a dimension.
  func part(dim: Int, _ range: Range<Int>) throws(TensorError) -> Tensor {
    let before = [SliceItem](repeating: .range(start: nil, stop: nil, step: 1), count: dim)
    return try applying(
      Slice(before + [.range(start: range.lowerBound, stop: range.upperBound, step: 1)]))
  }
}

/// Windows that move over signals `[N, C, L]` or `[C, L]` (PyTorch's `nn.Conv1d`).
public final class Conv1d: Convolution {
  /// A layer whose numbers are drawn as PyTorch draws them, the weight before the bias.
  ///
  /// - Precondition: the channels go into the groups; kernel, stride and dilation are positive.
  public init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    dilation: Int = 1, groups: Int = 1, bias: Bool = true, generator: (any RandomSource)? = nil
  ) {
    super.init(
      inputs, outputs, kernel: [kernel], stride: [stride], padding: [padding],
      dilation: [dilation], groups: groups, bias: bias, generator)
  }
}

/// Windows that move over images `[N, C, H, W]` or `[C, H, W]` (PyTorch's `nn.Conv2d`).
public final class Conv2d: Convolution {
  /// A layer whose numbers are drawn as PyTorch draws them, the weight before the bias.
  ///
  /// - Precondition: the channels go into the groups; kernel, stride and dilation are positive.
  public init(
    _ inputs: Int, _ outputs: Int, kernel: Pair, stride: Pair = 1, padding: Pair = 0,
    dilation: Pair = 1, groups: Int = 1, bias: Bool = true, generator: (any RandomSource)? = nil
  ) {
    super.init(
      inputs, outputs, kernel: kernel.list, stride: stride.list, padding: padding.list,
      dilation: dilation.list, groups: groups, bias: bias, generator)
  }
}
