// What PyTorch says of operands that an operation cannot take.

import Micrograd

/// The message of an operation's error, with the name of its exception.
struct TensorMessage {
  private let error: TensorError
  private let shapes: [[Int]]
  /// PyTorch's words; nil where it has none that are known here.
  private(set) var message: String?
  private(set) var exceptionName = "RuntimeError"

  init(_ error: TensorError) {
    self.error = error
    shapes = error.operands.map(\.shape)
    if case .operation(let problem) = error.reason { say(problem) }
  }

  var words: Words {
    guard let message else { return Words(error.description) }
    return Words(message, explained: error.description)
  }

  static func dimension(_ dimension: Int, rank: Int) -> String {
    let bound = max(rank, 1)
    return "Dimension out of range (expected to be in range of [\(-bound), \(bound - 1)], but got "
      + "\(dimension))"
  }

  private var operation: String { error.operation ?? "" }

  private mutating func say(_ problem: OperationError) {
    switch problem {
    case .notBroadcastable: message = shapes.count > 1 ? unequal(shapes[0], shapes[1]) : nil
    case .batchExtents:
      message =
        shapes.count > 1 ? unequal(shapes[0].dropLast(2), shapes[1].dropLast(2)) : nil
    case .notBroadcastableTo(let target):
      // What is put in place of a part is the second operand.
      message = (operation == "index_put" ? shapes.last : shapes.first)
        .flatMap { expanding($0, target) }

    case .dimensionOutOfRange(let dimension, let rank):
      message = Self.dimension(dimension, rank: rank)
      exceptionName = "IndexError"
    case .repeatedDimension(let dimension):
      message = "dim \(dimension) appears multiple times in the list of dims"
    case .innerExtents where operation.hasPrefix("conv"):
      message =
        "Given groups=1, weight of size \(shapes[1]), expected input\(shapes[0]) to have "
        + "\(shapes[1][1]) channels, but got \(shapes[0][1]) channels instead"
    case .innerExtents: message = shapes.count > 1 ? product(shapes[0], shapes[1]) : nil
    case .elementCount(let count, let target):
      message = "shape '\(target)' is invalid for input of size \(count)"
    case .ambiguousExtent: message = "only one dimension can be inferred"
    case .negativeExtent(let target):
      let place = target.firstIndex { $0 < -1 } ?? 0
      message =
        "invalid shape dimension \(target.dropFirst(place).first ?? -1) at index \(place) of shape "
        + "\(target)"
    case .notAPermutation(let order, let rank):
      if order.count == rank, let wrong = order.first(where: { !(-rank..<rank).contains($0) }) {
        exceptionName = "IndexError"
        message = Self.dimension(wrong, rank: rank)
        break
      }
      message =
        order.count == rank
        ? "permute(): duplicate dims are not allowed."
        : "permute(sparse_coo): number of dimensions in the tensor input does not match the length "
          + "of the desired ordering of dimensions i.e. input.dim() = \(rank) is not equal to "
          + "len(dims) = \(order.count)"
    case .indexOutOfRange(let index, let dimension, let extent):
      missing(index, dimension, extent)
    case .tooManyIndices(_, let rank):
      message = "too many indices for tensor of dimension \(rank)"
      exceptionName = "IndexError"
    case .badStep:
      message = "step must be greater than zero"
      exceptionName = "ValueError"
    case .extentsDiffer(let dimension): message = differing(dimension)
    case .noOperands:
      message =
        operation == "stack"
        ? "stack expects a non-empty TensorList"
        : "torch.cat(): expected a non-empty list of Tensors"
      if operation != "stack" { exceptionName = "ValueError" }
    case .emptyReduction:
      message = "\(operation)(): Expected reduction dim to be specified for input.numel() == 0."
      if ["max", "min"].contains(operation) {
        message? += " Specify the reduction dim with the 'dim' argument."
      } else {
        exceptionName = "IndexError"
      }
    case .normalizedShape(let shape):
      let ending = shape.map(String.init).joined(separator: ", ")
      message =
        "Given normalized_shape=\(shape), expected input with shape [*, \(ending)], but got input "
        + "of size\(shapes.first ?? [])"
    case .targetShape(let target):
      message =
        "Expected input batch_size (\(shapes.first?.first ?? 0)) to match target batch_size "
        + "(\(target.first ?? 0))."
      exceptionName = "ValueError"
    case .rank where operation == "matmul" && shapes.count > 1:
      message =
        "both arguments to matmul need to be at least 1D, but they are \(shapes[0].count)D and "
        + "\(shapes[1].count)D"
    case .rank where ["cat", "stack"].contains(operation): message = differing()
    case .equation, .window, .rank, .notWholeNumber, .limit: break
    }
  }

  /// Shapes that do not broadcast, by the last dimension in which they differ.
  private func unequal(_ a: some Collection<Int>, _ b: some Collection<Int>) -> String? {
    let rank = max(a.count, b.count)
    let pairs = zip(a.reversed(), b.reversed()).enumerated()
    guard
      let (offset, (first, second)) = pairs.first(where: { $1.0 != $1.1 && $1.0 != 1 && $1.1 != 1 })
    else { return nil }
    return "The size of tensor a (\(first)) must match the size of tensor b (\(second)) at "
      + "non-singleton dimension \(rank - 1 - offset)"
  }

  private func expanding(_ shape: [Int], _ target: [Int]) -> String? {
    guard target.count >= shape.count else {
      return "expand(torch.FloatTensor{\(shape)}, size=\(target)): the number of sizes provided "
        + "(\(target.count)) must be greater or equal to the number of dimensions in the tensor "
        + "(\(shape.count))"
    }
    let pairs = zip(shape.reversed(), target.reversed()).enumerated()
    guard let (offset, (old, new)) = pairs.first(where: { $1.0 != $1.1 && $1.0 != 1 }) else {
      return nil
    }
    return "The expanded size of the tensor (\(new)) must match the existing size (\(old)) at "
      + "non-singleton dimension \(target.count - 1 - offset).  Target sizes: \(target).  "
      + "Tensor sizes: \(shape)"
  }

  /// Operands of a matrix product: PyTorch computes each kind in its own way.
  private func product(_ a: [Int], _ b: [Int]) -> String {
    let rows = a.dropLast().reduce(1, *)
    switch (a.count, b.count) {
    case (1, 1):
      return
        "inconsistent tensor size, expected tensor \(a) and src \(b) to have the same number of "
        + "elements, but got \(a[0]) and \(b[0]) elements respectively"
    case (1..., 2):
      return
        "mat1 and mat2 shapes cannot be multiplied (\(rows)x\(a[a.count - 1]) and \(b[0])x\(b[1]))"
    case (2..., 1):
      let inner = a[a.count - 1]
      return "size mismatch, got input (\(rows)), mat (\(rows)x\(inner)), vec (\(b[0]))"
    default:
      let batch = b.dropLast(2).reduce(1, *)
      return "Expected size for first two dimensions of batch2 tensor to be: [\(batch), "
        + "\(a.last ?? 0)] but got: [\(batch), \(b.dropLast().last ?? 0)]."
    }
  }

  private mutating func missing(_ index: Int, _ dimension: Int, _ extent: Int) {
    switch operation {
    case "nll":
      message = "Target \(index) is out of bounds."
      exceptionName = "IndexError"
    case "gather", "embedding", "index_select":
      message = "index out of range in self"
      exceptionName = "IndexError"
    case "take_along_dim":
      message = "index \(index) is out of bounds for dimension \(dimension) with size \(extent)"
    default:
      message = "index \(index) is out of bounds for dimension \(dimension) with size \(extent)"
      exceptionName = "IndexError"
    }
  }

  /// Tensors that are stacked, or put one after the other, and differ in a dimension or in their
  /// number of dimensions.
  private func differing(_ dimension: Int? = nil) -> String? {
    guard let first = shapes.first else { return nil }
    let place = shapes.firstIndex {
      guard operation != "stack", let dimension else { return $0 != first }
      return $0.count == first.count && $0[dimension] != first[dimension]
    }
    guard let place else { return nil }
    let other = shapes[place]
    if operation == "stack" {
      return "stack expects each tensor to be equal size, but got \(first) at entry 0 and \(other) "
        + "at entry \(place)"
    }
    guard let dimension else {
      return "Tensors must have same number of dimensions: got \(first.count) and "
        + "\(shapes.first { $0.count != first.count }?.count ?? first.count)"
    }
    return "Sizes of tensors must match except in dimension "
      + "\(joined(first, other, dimension)). Expected size "
      + "\(first[dimension]) but got size \(other[dimension]) for tensor number \(place) in the list."
  }

  /// The dimension along which they are put one after the other: it may differ, as `dimension` must
  /// not; where it does not differ either, it is the first, as in most programs.
  private func joined(_ first: [Int], _ other: [Int], _ dimension: Int) -> Int {
    first.indices.first { $0 != dimension && first[$0] != other[$0] } ?? (dimension == 0 ? 1 : 0)
  }
}
