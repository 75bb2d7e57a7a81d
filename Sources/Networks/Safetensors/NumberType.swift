// The types in which a file has numbers, and how each is read from its bytes.

/// A type of numbers by its name in safetensors.
enum NumberType: String {
  case bool = "BOOL"
  case uint8 = "U8"
  case int8 = "I8"
  case uint16 = "U16"
  case int16 = "I16"
  case uint32 = "U32"
  case int32 = "I32"
  case uint64 = "U64"
  case int64 = "I64"
  case half = "F16"
  case brain = "BF16"
  case single = "F32"
  case double = "F64"

  /// How many bytes a number takes.
  var width: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .uint16, .int16, .half, .brain: 2
    case .uint32, .int32, .single: 4
    case .uint64, .int64, .double: 8
    }
  }

  /// Numbers from bytes, of which the least significant stands first. Whole numbers beyond 2⁵³ are
  /// rounded.
  func numbers(in bytes: ArraySlice<UInt8>) -> [Double] {
    stride(from: bytes.startIndex, to: bytes.endIndex, by: width).map { start in
      var bits: UInt64 = 0
      for byte in bytes[start..<start + width].reversed() { bits = bits << 8 | UInt64(byte) }
      return number(bits)
    }
  }

  private func number(_ bits: UInt64) -> Double {
    switch self {
    case .bool: bits == 0 ? 0 : 1
    case .uint8, .uint16, .uint32, .uint64: Double(bits)
    case .int8: Double(Int8(truncatingIfNeeded: bits))
    case .int16: Double(Int16(truncatingIfNeeded: bits))
    case .int32: Double(Int32(truncatingIfNeeded: bits))
    case .int64: Double(Int64(truncatingIfNeeded: bits))
    case .half: NumberType.half(bits)
    case .brain: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16))
    case .single: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .double: Double(bitPattern: bits)
    }
  }

  /// A sign, five bits of exponent, ten of fraction. `Float16` is not there on all systems.
  private static func half(_ bits: UInt64) -> Double {
    let fraction = Double(bits & 0x3FF)
    let exponent = Int(bits >> 10 & 0x1F)
    let size =
      switch exponent {
      case 0: Double(sign: .plus, exponent: -24, significand: fraction)
      case 31: fraction == 0 ? Double.infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
      }
    return bits & 0x8000 == 0 ? size : -size
  }
}
