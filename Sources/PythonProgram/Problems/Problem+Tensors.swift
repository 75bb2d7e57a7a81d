// What can be wrong with tensors: their indices, their gradients, and changes in place.

import Micrograd

extension Problem {
  enum Tensor {
    case indexOfScalar, negativeStep, integerRequiresGrad, integerToNegativePower
    case flooredGradient, notProbabilities, doesNotRequireGrad, backwardTwice, backwardInBackward,
      leafInPlace
    case inPlaceKind, graphIsGone, graphIsReleased
    /// What an operation says about its operands.
    case operation(String)
    case tooManyIndices(rank: Int)
    case tooManyDimensions(Int)
    case maskShape(mask: [Int], shape: [Int])
    case positionShapes([Int], [Int])
    case assignedShape([Int], to: [Int])
    case operandShapes(String, [Int], [Int])
    case ambiguousTruth(shape: [Int])
    case backwardShape(shape: [Int])
    case gradientShape([Int], shape: [Int])
    case inPlaceShape(shape: [Int], result: [Int])

    var words: Words {
      switch self {
      case .operation(let message): Words(message)
      case .tooManyIndices(let rank): "too many indices for a tensor of \(rank) dimensions"
      case .tooManyDimensions(let rank):
        "a tensor has at most \(Shape.maximumRank) dimensions, not \(rank)"
      case .indexOfScalar:
        Words("a tensor of 0 dimensions cannot be indexed", "x.item() is its number")
      case .negativeStep: "the step of a tensor's slice must be positive"
      case .maskShape(let mask, let shape): "the mask has shape \(mask), the tensor \(shape)"
      case .assignedShape(let shape, let target):
        "an array of shape \(shape) cannot be spread to shape \(target)"
      case .operandShapes(let function, let first, let second):
        "\(function): arrays of shapes \(first) and \(second) do not fit together"
      case .positionShapes(let first, let second):
        "positions of shapes \(first) and \(second) do not fit together"
      case .ambiguousTruth(let shape):
        Words(
          "a tensor of shape \(shape) is neither true nor false",
          "torch.where chooses element by element")
      case .integerRequiresGrad:
        Words(
          "only tensors of floats can require gradients", "write the numbers as floats: 1.0, not 1")
      case .integerToNegativePower:
        Words("ints cannot be raised to a negative power", "write the numbers as floats: 1.0")
      case .flooredGradient:
        Words("the derivative of // is not defined", "use / or x.detach() // y")
      case .notProbabilities:
        Words(
          "binary_cross_entropy takes probabilities between 0 and 1",
          "for logits there is F.binary_cross_entropy_with_logits")
      case .doesNotRequireGrad:
        Words(
          "nothing that this value was computed from requires a gradient",
          "make the parameters with torch.tensor(…, requires_grad=True)")
      case .backwardShape(let shape):
        Words(
          "backward() starts at a scalar, and this value has shape \(shape)",
          "reduce it first: .sum() or .mean()")
      case .backwardInBackward:
        Words(
          "gradients are asked for while gradients are computed",
          "a backward of a Function, or a hook, computes its gradient by formulas")
      case .backwardTwice:
        Words(
          "backward() has run on this value before",
          "compute it anew, or write backward(retain_graph=True) to add the gradients again")
      case .gradientShape(let gradient, let shape):
        "the gradient has shape \(gradient), the value \(shape)"
      case .leafInPlace:
        Words(
          "a parameter is changed in place while its computation is recorded",
          "write x = x + …, or put an update of parameters in 'with torch.no_grad():'")
      case .inPlaceKind:
        Words(
          "a tensor of ints cannot become one of floats in place",
          "write the numbers as floats: 1.0")
      case .inPlaceShape(let shape, let result):
        Words("a tensor of shape \(shape) cannot become \(result) in place", "write x = x + …")
      case .graphIsReleased:
        Words(
          "backward() comes to a computation that an earlier backward() has gone through and let "
            + "go of",
          "compute the value anew in each round, use .detach() on what an earlier round computed, "
            + "or write backward(retain_graph=True) the first time")
      case .graphIsGone:
        Words(
          "this value belongs to a computation that is gone: two later ones were differentiated since",
          "draw what the last round computed")
      }
    }
  }
}
