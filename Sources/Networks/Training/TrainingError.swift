// Why a training stops, and the words for it.

/// Why a training cannot go on.
public enum TrainingError: Error, Equatable, Sendable {
  /// A parameter is not finite before a step: by its path.
  case parameter(String, step: Int, value: Double)
  /// The learning rate before a step is negative, infinite or NaN.
  case learningRate(Double, step: Int)
  /// The loss of a step is not finite; `origin` says where in its computation that begins.
  case loss(Double, step: Int, origin: String)
  /// The gradient of a parameter is not finite, though the loss is: the first one by its path.
  case gradient(String, step: Int, value: Double)
  /// A checkpoint cannot be gone on from.
  case checkpoint(path: String, reason: String)
  /// A checkpoint cannot be written; the one before is still there.
  case notWritten(path: String, reason: String)
}

extension TrainingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .parameter(let name, let step, let value):
      step == 1
        ? "parameter `\(name)` has an element \(value.told) before the first step: begin with finite numbers"
        : "step \(step - 1) made an element of parameter `\(name)` \(value.told): the learning rate is too "
          + "large"
    case .learningRate(let rate, let step):
      "step \(step): the learning rate is \(rate.told); it must be a finite number of at least 0"
    case .loss(let value, let step, let origin):
      "step \(step): the loss is \(value.told), and the parameters still are as the step before left "
        + "them. It begins at \(origin)"
    case .gradient(let name, let step, let value):
      "step \(step): the loss is finite, and the gradient of parameter `\(name)` has an element "
        + "\(value.told); the parameters still are as the step before left them. Draw the loss to see at "
        + "which operation it begins: `loss.graph()`"
    case .checkpoint(let path, let reason):
      "the checkpoint \(path) cannot be gone on from: \(reason)"
    case .notWritten(let path, let reason):
      "the checkpoint \(path) cannot be written: \(reason). What was there before is still there"
    }
  }
}

extension Double {
  /// Not-a-number has no sign for a reader.
  var told: String { isNaN ? "nan" : "\(self)" }
}
