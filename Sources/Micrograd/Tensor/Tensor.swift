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
/// computed, stops with a message that says so.
public struct Tensor {
  /// A leaf's storage; nil for a computed value.
  let leaf: Leaf?
  /// The number of the graph that holds a computed value.
  let graph: UInt64
  /// The place in that graph, and the flags above it: four words are returned in registers, a
  /// fifth field would send every result through memory (8.6 ns a recorded product, not 5).
  private let place: UInt64
  /// A computed scalar's value.
  let value: Double

  var position: Int32 { @inline(__always) get { Int32(truncatingIfNeeded: place) } }
  var flags: Record.Flags {
    @inline(__always) get { Record.Flags(rawValue: UInt8(truncatingIfNeeded: place &>> 32)) }
  }

  @inline(__always)
  init(graph: UInt64, position: Int32, flags: Record.Flags, value: Double) {
    leaf = nil
    self.graph = graph
    place = UInt64(UInt32(bitPattern: position)) | UInt64(flags.rawValue) &<< 32
    self.value = value
  }

  init(_ leaf: Leaf) {
    self.leaf = leaf
    graph = 0
    var flags: Record.Flags = leaf.array == nil ? [.isScalar] : []
    if leaf.requiresGrad { flags.insert(.requiresGrad) }
    place = UInt64(flags.rawValue) &<< 32
    value = 0
  }

  @_disfavoredOverload  // a literal is a number
  package init(_ array: NDArray, name: String? = nil, requiresGrad: Bool = false) {
    self.init(Leaf(array, name: name, requiresGrad: requiresGrad))
  }
}

/// A graph belongs to the thread that computes it.
@available(*, unavailable)
extension Tensor: Sendable {}
