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
  /// How many views are between this and a tensor that is none.
  let depth: Int
  fileprivate var version: Int
  private let compute: (Tensor) throws(TensorError) -> Tensor

  /// Views of views of views end somewhere: whoever lets go of the last lets go of all of them.
  static let maximumDepth = 50

  init(
    of base: TensorObject, isDetached: Bool = false,
    _ compute: @escaping (Tensor) throws(TensorError) -> Tensor
  ) {
    self.base = base
    self.isDetached = isDetached
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
