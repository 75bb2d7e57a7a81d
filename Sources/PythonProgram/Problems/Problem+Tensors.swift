// What can be wrong with tensors: their indices, their gradients, and changes in place; in PyTorch's
// words, or in NumPy's.

import Micrograd

extension Problem {
  enum Tensor {
    case indexOfScalar, negativeStep, integerRequiresGrad, integerToNegativePower
    case flooredGradient, notProbabilities, doesNotRequireGrad, backwardTwice, backwardInBackward,
      leafInPlace, leafViewInPlace
    case inPlaceKind(String, String)
    case graphIsGone, graphIsReleased
    /// What an operation says about its operands.
    case operation(TensorError)
    case tooManyIndices(rank: Int)
    case tooManyArrayIndices(Int, rank: Int)
    case tooManyDimensions(Int)
    case dimension(Int, rank: Int)
    /// A tensor of elements that a function does not take.
    case elementKind(
      String, parameter: String, got: ElementKind, wanted: ElementKind, hint: String?)
    case meanOfIntegers(ElementKind)
    /// In NumPy's words, with the name of the exception, and what it is that NumPy is asked for.
    case ofArrays(String, String, Words)
    case maskShape(mask: [Int], shape: [Int], isArray: Bool = false)
    case positionShapes([Int], [Int])
    case assignedShape([Int], to: [Int])
    case broadcastShape([Int], to: [Int])
    case operandShapes(String, [Int], [Int])
    case ambiguousTruth(shape: [Int])
    case backwardShape(shape: [Int])
    case gradientShape([Int], shape: [Int])
    case inPlaceShape(shape: [Int], result: [Int])
    case assignedGradient([Int], shape: [Int])

    var exceptionName: String? {
      switch self {
      case .operation(let error): TensorMessage(error).exceptionName
      case .dimension: "IndexError"
      case .ofArrays(_, let name, _): name
      case .operandShapes, .assignedShape, .broadcastShape, .negativeStep: "ValueError"
      case .positionShapes, .indexOfScalar, .tooManyIndices, .tooManyArrayIndices, .maskShape:
        "IndexError"
      case .flooredGradient, .tooManyDimensions, .backwardInBackward, .graphIsGone: nil
      default: "RuntimeError"
      }
    }

    var words: Words {
      switch self {
      case .operation(let error): TensorMessage(error).words
      case .elementKind(let function, let parameter, let got, let wanted, let hint):
        Words(
          Tensor.message(function, got, wanted),
          explained: "\(function)(): '\(parameter)' must be \(wanted.tensorName), not "
            + got.tensorName, hint)
      case .meanOfIntegers(let kind):
        Words(
          "mean(): could not infer output dtype. Input dtype must be either a floating point or "
            + "complex dtype. Got: \(kind.scalarName)", "write the numbers as floats: 1.0, not 1",
          plainly: "mean(): 'input' must be a tensor of floats, not \(kind.tensorName)")
      case .dimension(let dimension, let rank):
        Words(
          TensorMessage.dimension(dimension, rank: rank),
          plainly: "'dim' must be from \(-rank) to \(rank - 1), not \(dimension)")
      case .ofArrays(let message, _, let words): words.replacing(message)
      case .tooManyDimensions(let rank):
        "a tensor has at most \(Shape.maximumRank) dimensions, not \(rank)"
      case .indexOfScalar, .tooManyIndices, .tooManyArrayIndices, .negativeStep, .maskShape,
        .positionShapes, .assignedShape, .broadcastShape, .operandShapes, .inPlaceShape,
        .inPlaceKind, .assignedGradient:
        shapeWords
      case .ambiguousTruth(let shape):
        Words(
          shape.contains(0)
            ? "Boolean value of Tensor with no values is ambiguous"
            : "Boolean value of Tensor with more than one value is ambiguous",
          explained: "a tensor of shape \(shape) is neither true nor false",
          "torch.where chooses element by element")
      case .integerRequiresGrad:
        Words(
          "Only Tensors of floating point and complex dtype can require gradients",
          "write the numbers as floats: 1.0, not 1")
      case .integerToNegativePower:
        Words(
          "Integers to negative integer powers are not allowed.",
          "write the numbers as floats: 1.0")
      case .flooredGradient:
        Words("the derivative of // is not defined", "use / or x.detach() // y")
      case .notProbabilities:
        Words(
          "all elements of input should be between 0 and 1",
          "for logits there is F.binary_cross_entropy_with_logits",
          plainly: "binary_cross_entropy takes probabilities between 0 and 1")
      case .doesNotRequireGrad:
        Words(
          "element 0 of tensors does not require grad and does not have a grad_fn",
          explained: "nothing that this value was computed from requires a gradient",
          "make the parameters with torch.tensor(…, requires_grad=True)")
      case .backwardShape(let shape):
        Words(
          "grad can be implicitly created only for scalar outputs",
          explained: "backward() starts at a scalar, and this value has shape \(shape)",
          "reduce it first: .sum() or .mean()")
      case .backwardInBackward:
        Words(
          "gradients are asked for while gradients are computed",
          "a backward of a Function, or a hook, computes its gradient by formulas")
      case .backwardTwice:
        Words(
          Tensor.secondTime,
          explained: "backward() has run on this value before",
          "compute it anew, or write backward(retain_graph=True) to add the gradients again")
      case .gradientShape(let gradient, let shape):
        Words(
          "Mismatch in shape: grad_output[0] has a shape of torch.Size(\(gradient)) and output[0] "
            + "has a shape of torch.Size(\(shape)).",
          plainly: "the gradient has shape \(gradient), the value \(shape)")
      case .leafInPlace, .leafViewInPlace:
        Words(
          "a \(isOfView ? "view of a " : "")leaf Variable that requires grad is being used in an in-place operation.",
          "write x = x + …, or put an update of parameters in 'with torch.no_grad():'",
          plainly: "a parameter is changed in place while its computation is recorded")
      case .graphIsReleased:
        Words(
          Tensor.secondTime,
          explained: "an earlier backward() has gone through this computation and let go of it",
          "compute the value anew in each round, use .detach() on what an earlier round computed, "
            + "or write backward(retain_graph=True) the first time")
      case .graphIsGone:
        Words(
          "this value belongs to a computation that is gone: two later ones were differentiated since",
          "draw what the last round computed")
      }
    }

    private var isOfView: Bool { if case .leafViewInPlace = self { true } else { false } }

    /// What is said of elements of another kind.
    private static func message(
      _ function: String, _ got: ElementKind, _ wanted: ElementKind
    ) -> String {
      switch function {
      case "where":
        "where expected condition to be a boolean tensor, but got a tensor with dtype "
          + got.scalarName
      case "masked_fill":
        "masked_fill_ only supports boolean masks, but got mask with dtype "
          + got.scalarName.lowercased()
      case "gather": "gather(): Expected dtype int32/int64 for index"
      case "one_hot": "one_hot is only applicable to index tensor of type LongTensor."
      default: "expected scalar type \(wanted.scalarName) but found \(got.scalarName)"
      }
    }

    private static let secondTime =
      "Trying to backward through the graph a second time (or directly access saved tensors after "
      + "they have already been freed). Saved intermediate values of the graph are freed when you "
      + "call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward "
      + "through the graph a second time or if you need to access saved tensors after calling "
      + "backward."
  }
}
