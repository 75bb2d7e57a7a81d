// The words for everything that can go wrong in this module: what, where, and what to do.

import ComputationGraph

extension TensorError: CustomStringConvertible {
  public var description: String {
    let subject = operation.map { "\($0): " } ?? ""
    return subject + words
  }

  private var listed: String { Operand.listed(operands) }

  private var words: String {
    switch reason {
    case .operation(let error): error.words(listed)
    case .graphIsGone:
      "the graph of this value is gone: two later graphs have been differentiated since, and a "
        + "thread keeps only the last. Read what you need (.item, .grad, .graph()) before, or "
        + "keep a copy with .detached()"
    case .graphIsReleased:
      "backward: a gradient comes to values of a graph that backward() has gone through before, and "
        + "which was let go of. Ask for all gradients at once, retain the graph the first time, or "
        + "use .detached() on what the earlier graph computed"
    case .parameterIsGone:
      "this parameter is gone: it was never trained, and hundreds of thousands of others were made "
        + "since it was last used. Make it anew, or put such parameters into one tensor"
    case .otherThread:
      "this value was computed on another thread, and a graph belongs to the thread that "
        + "computed it. Send .elements or .graph() instead"
    case .graphsDiffer:
      "the operands belong to different graphs, one of which has been differentiated already. "
        + "Use .detached() on the value from the earlier graph"
    case .graphTooLong:
      "a graph holds at most 2³⁰ operations. Call backward(), or compute inside noGrad { }, "
        + "which records nothing"
    case .notDifferentiable:
      "backward: this value does not depend on a tensor that requires a gradient. Make one with "
        + "requiresGrad: true"
    case .inputNotDifferentiable:
      "gradients: \(listed) does not require a gradient, so that none comes to it. Make it with "
        + "requiresGrad: true before it is used"
    case .notAScalar:
      "backward: only a single number can be differentiated, and this is \(listed). Reduce it "
        + "first, for instance with .sum() or .mean()"
    case .notALeaf:
      "data can be set only on a tensor that was made from numbers, and this one was computed"
    case .notInGraph:
      "this value is not in the fixed graph: its output does not depend on it, or the value was "
        + "recorded anew since"
    case .notOfScalars:
      "many points at once need a graph of scalars, and this one has arrays. Set .data and run it "
        + "for one point after the other"
    case .notAnInput:
      "only a scalar leaf takes a value for each point, and this is \(listed), which is not one"
    case .pointCounts(let counts):
      "each leaf needs a value for each point, and there are \(counts) values"
    case .exceeded(let excess): "the limit on the number of \(excess.limit) is reached"
    case .gradientShape(let shape):
      "backward: the gradient has shape \(shape), and this is \(listed)"
    case .dataShape(let shape): "data of shape \(shape) cannot be set on \(listed)"
    }
  }
}

extension TensorError.Operand {
  /// `x` of shape [2, 3] and `w` of shape [4]
  static func listed(_ operands: [Self]) -> String {
    operands.map { operand in
      (operand.name.map { "`\($0)` of shape " } ?? "shape ") + "\(operand.shape)"
    }.joined(separator: " and ")
  }
}

extension OperationError {
  /// The words, where `operands` says which operands of which shapes they are about.
  func words(_ operands: String) -> String {
    switch self {
    case .notBroadcastable:
      "\(operands) do not broadcast: counted from the last dimension, extents must be equal or 1"
    case .notBroadcastableTo(let target): "\(operands) cannot be expanded to \(target)"
    case .dimensionOutOfRange(let dimension, let rank):
      "dimension \(dimension) is out of range for \(operands): expected "
        + "\(-max(rank, 1)) to \(max(rank, 1) - 1)"
    case .repeatedDimension(let dimension): "dimension \(dimension) is listed twice for \(operands)"
    case .rank(let expected): "\(operands) do not fit: expected \(expected)"
    case .innerExtents(let a, let b):
      "\(operands) do not fit: the first ends in \(a), the second starts with \(b)"
    case .batchExtents: "\(operands) do not fit: their leading dimensions do not broadcast"
    case .elementCount(let count, let target):
      "\(operands) has \(count) elements, which do not fit the shape \(target)"
    case .ambiguousExtent(let target): "only one extent of \(target) may be -1"
    case .negativeExtent(let target): "the shape \(target) has a negative extent"
    case .notAPermutation(let order, let rank):
      "\(order) is not an order of the \(rank) dimensions of \(operands)"
    case .indexOutOfRange(let index, let dimension, let extent):
      "index \(index) is out of range for dimension \(dimension) of \(operands), which has "
        + "\(extent) \(extent == 1 ? "position" : "positions")"
    case .tooManyIndices(let count, let rank):
      "\(count) \(count == 1 ? "index" : "indices") for \(operands), which has \(rank) "
        + (rank == 1 ? "dimension" : "dimensions")
    case .badStep(let step): "a slice's step must be positive, not \(step)"
    case .extentsDiffer(let dimension): "\(operands) differ in dimension \(dimension)"
    case .noOperands: "at least one tensor is needed"
    case .emptyReduction: "\(operands) has no elements to choose from"
    case .window(let problem): "\(operands): \(problem)"
    case .normalizedShape(let shape): "\(operands) does not end in \(shape)"
    case .notWholeNumber(let index): "an index must be a whole number, not \(index)"
    case .targetShape(let shape):
      "classes of shape \(shape) do not fit \(operands): one class per sample is needed"
    case .equation(let problem): "\(problem), for \(operands)"
    case .limit(let what): "\(what) is too large"
    }
  }
}

extension SettingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let setting, let expected):
      "the setting \"\(setting)\" is missing; it must be \(expected)"
    case .wrong(let setting, let value, let expected):
      "the setting \"\(setting)\" must be \(expected), not \(value.text)"
    case .unreadable: "it does not say how it is made from its settings; give it init(settings:)"
    }
  }
}

extension CompletionError: CustomStringConvertible {
  public var description: String { "node \(node): \(operation): \(words)" }

  private var words: String {
    switch reason {
    case .unknown:
      "there is no such operation of \(operands.count) "
        + "\(operands.count == 1 ? "operand" : "operands"), and what it passes back is not "
        + "recorded. Give the operation to completed(by:), or record contributions"
    case .settings(let error): error.description
    case .operands(let error): error.words(TensorError.Operand.listed(operands))
    case .shape(let computed, let recorded):
      "it gives the shape \(computed) from \(TensorError.Operand.listed(operands)), and the record "
        + "says \(recorded)"
    }
  }
}
