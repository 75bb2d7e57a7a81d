// The one type a user computes with.

/// A number, or an array of numbers with a shape, whose computation is recorded.
///
/// A scalar is a tensor of rank 0. Numbers are `Double`. A tensor made from numbers is a *leaf*
/// and owns them; with `requiresGrad` it is a parameter, else a constant. A computed tensor is a
/// handle into the graph of its thread; copying it is free.
///
/// ```swift
/// let w = Tensor([1.0, 2.0], name: "w", requiresGrad: true)
/// let x: Tensor = [3.0, 4.0]
/// let y = x.matmul(w)
/// y.backward()
/// print(y, w.grad!)  // tensor(11., requires_grad=True) tensor([3., 4.])
/// ```
///
/// A graph stays readable until two later ones have been differentiated on its thread; a scalar's
/// `item` stays readable forever. Using a value whose graph is gone, or one that another thread
/// computed, stops with a message that says so. So does using a parameter of one number that was
/// never trained and lay unused while hundreds of thousands of others were made: its storage was
/// taken back.
public struct Tensor {
  /// Keeps the storage of a leaf that is counted: of an array, which must go with its last tensor,
  /// and of a constant with a name. Nil for other scalars, so that copies of them count nothing.
  /// Of a value that a program computed, its numbers: they stay when its graph goes.
  @usableFromInline let owner: Leaf?
  @usableFromInline let handle: Handle

  @inlinable @inline(__always)
  init(_ handle: Handle) {
    owner = nil
    self.handle = handle
  }

  /// A leaf whose storage goes with its last handle.
  init(_ leaf: Leaf) {
    owner = leaf
    leaf.serial = Handle.storedBit | ThreadState.current.pointee.nextSerial()
    handle = Handle(leaf)
  }

  /// A computed value, with what stands in for it outside of its graph.
  init(_ handle: Handle, owner: Leaf?) {
    self.owner = owner
    self.handle = handle
  }

  @_disfavoredOverload  // a literal is a number
  package init(_ array: NDArray, name: String? = nil, requiresGrad: Bool = false) {
    self.init(array, name: name, requiresGrad: requiresGrad, nil)
  }

  init(_ array: NDArray, name: String?, requiresGrad: Bool, _ site: CallSite?) {
    if array.shape.isEmpty {
      self.init(scalar: array.elements[0], name: name, requiresGrad: requiresGrad, site)
    } else {
      self.init(Leaf(array, name: name, requiresGrad: requiresGrad, site))
    }
  }

  @inlinable var flags: Record.Flags { handle.flags }
  var graph: UInt64 { handle.graph }
  var position: Int32 { handle.position }
}

/// A graph belongs to the thread that computes it.
@available(*, unavailable)
extension Tensor: Sendable {}
