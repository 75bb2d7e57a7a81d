// Tensors that share their numbers with others: x[0], x.T, x.view(2, 3), x.data.

import Micrograd

/// Where a tensor's numbers are those of another: what changes the one is seen in the other.
///
/// Numbers are not shared in memory: a view is computed again when its base has changed, and what
/// changes a view is put in its place in the base.
final class TensorView {
  let base: TensorObject
  /// Whether gradients end here, as in `x.data` and `x.detach()`.
  let isDetached: Bool
  /// Whether the elements are some of the base's that follow each other there.
  let keepsOrder: Bool
  /// How many views are between this and a tensor that is none.
  let depth: Int
  fileprivate var version: Int
  private let compute: (Tensor) throws(TensorError) -> Tensor

  /// Views of views of views end somewhere: whoever lets go of the last lets go of all of them.
  static let maximumDepth = 50

  init(
    of base: TensorObject, isDetached: Bool = false, keepsOrder: Bool,
    _ compute: @escaping (Tensor) throws(TensorError) -> Tensor
  ) {
    self.base = base
    (self.isDetached, self.keepsOrder) = (isDetached, keepsOrder)
    depth = (base.view?.depth ?? 0) + 1
    version = base.version
    self.compute = compute
  }

  /// The view as it is now, if the base has changed since it was looked at.
  func refreshed() -> Tensor? {
    let tensor = base.tensor
    guard base.version != version else { return nil }
    version = base.version
    return try? compute(tensor)
  }

  /// Where the view's numbers stand among the base's.
  func positions(in shape: Shape) throws(TensorError) -> Tensor {
    try noGrad { () throws(TensorError) in try compute(Tensor(NDArray(shape: shape) { Double($0) }))
    }
  }
}

extension TensorObject {
  /// Whether its elements are known to follow each other in memory; not all that do are known.
  var isInOrder: Bool {
    guard let view else { return true }
    return view.keepsOrder && view.base.isInOrder
  }
}

extension Operation {
  /// Whether what it picks of elements that follow each other does so, too.
  var keepsOrder: Bool {
    if self is Reshape { return true }
    guard let slice = self as? Slice else { return false }
    // Positions, then part of one dimension, then whole ones.
    var isInside = false
    for item in slice.items {
      switch item {
      case .newAxis: break
      case .index: if isInside { return false }
      case .range(let start, let stop, let step):
        if step != 1 || isInside && (start != nil || stop != nil) { return false }
        isInside = true
      }
    }
    return true
  }
}
