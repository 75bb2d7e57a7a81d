// One entry of the tape, 24 bytes, the same for every value.

/// A value on the tape: for a scalar all there is to know, for the rest a place in a side table.
@usableFromInline
struct Record {
  /// The value of a scalar.
  @usableFromInline var value: Double
  /// The first two operands, as positions on the tape; −1 for none.
  @usableFromInline var first: Int32
  @usableFromInline var second: Int32
  /// For a leaf a place in `Tape.leaves`, for an entry one in `Tape.entries`; for a constant how many
  /// came before it.
  @usableFromInline var payload: Int32
  /// For a plain scalar its rule.
  @usableFromInline var code: UInt16
  @usableFromInline var kind: Kind
  @usableFromInline var flags: Flags

  @inlinable @inline(__always)
  init(
    value: Double, first: Int32 = -1, second: Int32 = -1, payload: Int32 = -1, code: UInt16 = 0,
    kind: Kind, flags: Flags
  ) {
    self.value = value
    self.first = first
    self.second = second
    self.payload = payload
    self.code = code
    self.kind = kind
    self.flags = flags
  }

  @usableFromInline
  enum Kind: UInt8 {
    /// A tensor that a user made; its storage is its own.
    case leaf
    /// A number that a user made without a name; it has no storage.
    case constant
    /// A number written in an expression.
    case literal
    /// A rule without settings on scalars: all of it stands in the record.
    case plain
    /// Any other operation: it stands in `Tape.entries`.
    case entry
    /// A sum of many scalars, or of products; see `Tape.appendSum`.
    case sum
  }

  @usableFromInline
  struct Flags: OptionSet {
    @usableFromInline let rawValue: UInt8
    @inlinable init(rawValue: UInt8) { self.rawValue = rawValue }
    @inlinable static var isScalar: Flags { Flags(rawValue: 1) }
    @inlinable static var requiresGrad: Flags { Flags(rawValue: 2) }
    /// Whether a gradient flows on to the first, to the second operand.
    @inlinable static var firstNeedsGrad: Flags { Flags(rawValue: 4) }
    @inlinable static var secondNeedsGrad: Flags { Flags(rawValue: 8) }
    /// Whether a pass that released its graph came through here, and needed the operands' numbers.
    static var isReleased: Flags { Flags(rawValue: 16) }

    /// What holds of a scalar that is computed from two, one of which requires a gradient.
    @inlinable @inline(__always)
    static func result(of first: Flags, _ second: Flags) -> Flags {
      Flags(
        rawValue: 3 | (first.rawValue & 2) &<< 1 | (second.rawValue & 2) &<< 2)
    }
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
