// What stands in a tensor's place where it is computed with: three plain words.

/// Where a value is: on a tape, in a leaf's storage, or, for a constant, nowhere but here.
///
/// It owns nothing, so that copying it costs no more than its words do: a reference in it would
/// be counted atomically with each use (a step of micrograd's demo took 1.5 ms so).
@usableFromInline
struct Handle: BitwiseCopyable {
  /// The number of the graph that holds a computed value, or the serial number of a leaf.
  @usableFromInline let graph: UInt64
  /// The place in that graph, and the flags above it.
  @usableFromInline let place: UInt64
  /// The value of a computed scalar or of a constant; of a stored leaf, the bits of its address.
  @usableFromInline let value: Double

  /// Bits of `graph` that tell leaves: those with storage, and constants without.
  @inlinable static var storedBit: UInt64 { 1 << 63 }
  @inlinable static var constantBit: UInt64 { 1 << 62 }

  @inlinable var position: Int32 { Int32(truncatingIfNeeded: place) }
  @inlinable var flags: Record.Flags {
    Record.Flags(rawValue: UInt8(truncatingIfNeeded: place &>> 32))
  }
  @inlinable var isStored: Bool { graph & Handle.storedBit != 0 }
  @inlinable var isConstant: Bool { graph & Handle.constantBit != 0 }
  @inlinable var isLeaf: Bool { graph >= Handle.constantBit }

  @inlinable @inline(__always)
  init(graph: UInt64, position: Int32, flags: Record.Flags, value: Double) {
    self.graph = graph
    place = UInt64(UInt32(bitPattern: position)) | UInt64(flags.rawValue) &<< 32
    self.value = value
  }

  /// A leaf with storage.
  init(_ leaf: Leaf) {
    var flags: Record.Flags = leaf.array == nil ? [.isScalar] : []
    if leaf.requiresGrad { flags.insert(.requiresGrad) }
    let address = UInt(bitPattern: Unmanaged.passUnretained(leaf).toOpaque())
    self.init(
      graph: leaf.serial, position: -1, flags: flags, value: Double(bitPattern: UInt64(address)))
  }

  /// The storage of a leaf, which another parameter may have got since.
  @inlinable @inline(__always)
  var storage: Unmanaged<Leaf> {
    .fromOpaque(UnsafeRawPointer(bitPattern: UInt(value.bitPattern)).unsafelyUnwrapped)
  }

  /// The storage of a leaf; nil for a computed value, and for a constant that is only a number.
  ///
  /// - Precondition: the tensor is held meanwhile, and a parameter is still there.
  var leaf: Leaf? {
    guard isStored else { return isConstant ? NotedConstants.leaf(of: graph) : nil }
    let leaf = storage.takeUnretainedValue()
    guard leaf.serial == graph else { fatalError(TensorError(.parameterIsGone).description) }
    return leaf
  }
}
