// One entry of the tape, 24 bytes, the same for every value.

/// A value on the tape: for a scalar all there is to know, for the rest a place in a side table.
struct Record {
  /// The value of a scalar.
  var value: Double
  /// The first two operands, as positions on the tape; −1 for none.
  var first: Int32 = -1
  var second: Int32 = -1
  /// For a leaf a place in `Tape.leaves`, for an entry a place in `Tape.entries`.
  var payload: Int32 = -1
  /// For a plain scalar its rule.
  var code: UInt16 = 0
  var kind: Kind
  var flags: Flags

  enum Kind: UInt8 {
    /// A tensor that a user made; its storage is its own.
    case leaf
    /// A number written in an expression.
    case literal
    /// A rule without settings on scalars: all of it stands in the record.
    case plain
    /// Any other operation: it stands in `Tape.entries`.
    case entry
  }

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let isScalar = Flags(rawValue: 1)
    static let requiresGrad = Flags(rawValue: 2)
    /// Whether a gradient flows on to the first, to the second operand.
    static let firstNeedsGrad = Flags(rawValue: 4)
    static let secondNeedsGrad = Flags(rawValue: 8)
  }
}

/// What a record has no room for: an operation with settings, on tensors, or of many operands.
struct Entry {
  let operation: any Operation
  /// All operands, where there are more than two.
  var operands: [Int32]
  var array: NDArray
  var grad: NDArray?
}

/// A leaf as it was when it entered the tape. Its storage is copied on write, so that an update
/// of the leaf does not reach the graph that was differentiated.
struct LeafUse {
  let leaf: Leaf
  let position: Int
  let array: NDArray?
  var grad: NDArray?
  /// What the leaf's gradient was before this tape was differentiated for the first time.
  var earlierGrad: NDArray?
}

/// The storage of a tensor that a user made: a parameter, data, or a result outside of any graph.
final class Leaf {
  /// The value of a scalar.
  var value: Double
  /// The elements of a tensor that is not a scalar.
  var array: NDArray?
  let requiresGrad: Bool
  var grad: NDArray?
  var name: String?
  var label: String?
  var source: String?
  /// The tape this leaf stands on, and where; reset when its data are changed.
  var graph: UInt64 = 0
  var position: Int32 = -1
  /// The scopes around the place where it was made.
  let scopes: [ScopeEntry]

  init(_ array: NDArray, name: String?, requiresGrad: Bool) {
    value = array.shape.isEmpty ? array.elements[0] : 0
    self.array = array.shape.isEmpty ? nil : array
    self.requiresGrad = requiresGrad
    self.name = name
    let state = ThreadState.current
    scopes = state.pointee.scopes
    source = state.pointee.source
  }

  init(_ value: Double) {
    self.value = value
    requiresGrad = false
    scopes = []
  }

  var current: NDArray { array ?? NDArray(value) }

  func accumulate(_ gradient: NDArray) {
    if grad == nil { grad = gradient } else { grad?.add(gradient) }
  }
}
