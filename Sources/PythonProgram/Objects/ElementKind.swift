// What the elements of tensors are: PyTorch's dtypes.

import Foundation

/// What the elements of a tensor are, in the order in which arithmetic promotes them.
///
/// Numbers are stored as `Double`: whole kinds wrap around as PyTorch's do, those with fractions are
/// rounded where they are made and where they are printed.
enum ElementKind: Int, CaseIterable, Comparable, Sendable {
  case bool, uint8, int8, int16, int32, int, half, bfloat, float, double
  /// The number in a micrograd `Value`.
  case value

  /// Which of two kinds promotes the other, whatever their sizes.
  enum Category: Int, Comparable {
    case bool, whole, fraction

    static func < (a: Category, b: Category) -> Bool { a.rawValue < b.rawValue }
  }

  var category: Category { self == .bool ? .bool : self <= .int ? .whole : .fraction }
  var isFloat: Bool { category == .fraction }
  /// Whether whole numbers may be too large for it.
  var wraps: Bool { category == .whole && self != .int }

  /// A tensor of this kind, as messages say it.
  var tensorName: String {
    switch category {
    case .bool: "a tensor of booleans"
    case .whole: "a tensor of ints"
    case .fraction: self == .value ? "a Value" : "a tensor"
    }
  }

  /// What PyTorch's messages call it.
  var scalarName: String {
    switch self {
    case .bool: "Bool"
    case .uint8: "Byte"
    case .int8: "Char"
    case .int16: "Short"
    case .int32: "Int"
    case .int: "Long"
    case .half: "Half"
    case .bfloat: "BFloat16"
    case .float: "Float"
    case .double, .value: "Double"
    }
  }

  static func < (a: ElementKind, b: ElementKind) -> Bool { a.rawValue < b.rawValue }

  /// An element of a tensor of this kind, as Python's number.
  func value(_ element: Double) -> Value {
    switch category {
    case .bool: .bool(element != 0)
    case .whole: Int(exactly: element).map { .int($0) } ?? .float(element)
    case .fraction: .float(element)
    }
  }

  /// How many bytes PyTorch has for an element.
  var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16, .half, .bfloat: 2
    case .int32, .float: 4
    case .int, .double, .value: 8
    }
  }

  /// What several elements are: a `Value` is one number.
  var ofTensor: ElementKind { self == .value ? .double : self }
}

extension ElementKind {
  /// What arithmetic of two kinds gives.
  func promoted(with other: ElementKind) -> ElementKind {
    switch (min(self, other), max(self, other)) {
    case (.uint8, .int8): .int16
    case (.half, .bfloat): .float
    case (_, let larger): larger
    }
  }

  /// What arithmetic of tensors gives: one without dimensions counts where it is of another category
  /// alone.
  ///
  /// - Parameter least: What an operation makes of smaller ones: of ints floats, or of all ints int64.
  static func promoted(_ operands: [TensorObject], atLeast least: ElementKind) -> ElementKind {
    var result = operands.first?.kind
    // Most operands are of one kind.
    if operands.contains(where: { $0.kind != result }) {
      result = nil
      for isScalar in [false, true] {
        let kinds = operands.filter { $0.tensor.shape.isEmpty == isScalar }.map(\.kind)
        guard let first = kinds.first else { continue }
        let kind = kinds.dropFirst().reduce(first) { $0.promoted(with: $1) }
        if result.map({ $0.category < kind.category }) ?? true { result = kind }
      }
    }
    guard let result else { return least }
    let isRaised = result.category < least.category || result < .int && least == .int
    return isRaised ? least : least >= .double ? max(result, least) : result
  }

  /// The element as this kind holds it: ints without their fraction, bools as 0 or 1.
  func converting(_ element: Double) -> Double {
    switch self {
    case .bool: element == 0 ? 0 : 1
    case .uint8, .int8, .int16, .int32: wrapping(element.rounded(.towardZero))
    case .int: element.rounded(.towardZero)
    case .half, .bfloat, .float: rounding(element)
    case .double, .value: element
    }
  }

  /// What a whole number is where it is too large for this kind.
  func wrapping(_ element: Double) -> Double {
    guard let whole = Int(exactly: element) else { return element }
    return switch self {
    case .uint8: Double(UInt8(truncatingIfNeeded: whole))
    case .int8: Double(Int8(truncatingIfNeeded: whole))
    case .int16: Double(Int16(truncatingIfNeeded: whole))
    case .int32: Double(Int32(truncatingIfNeeded: whole))
    default: element
    }
  }

  /// The nearest number that this kind has.
  func rounding(_ element: Double) -> Double {
    switch self {
    case .half: Self.rounded(element, bits: 10, smallest: -14, largest: 65504)
    case .bfloat: Self.rounded(element, bits: 7, smallest: -126, largest: 0x1.fep127)
    case .float: Double(Float(element))
    default: element
    }
  }

  /// - Parameters:
  ///   - bits: How many bits stand behind the first.
  ///   - smallest: The exponent of the smallest number that has all of them.
  private static func rounded(
    _ element: Double, bits: Int, smallest: Int, largest: Double
  ) -> Double {
    guard element.isFinite, element != 0 else { return element }
    let unit = scalbn(1.0, max(Int(element.exponent), smallest) - bits)
    let result = (element / unit).rounded(.toNearestOrEven) * unit
    return result.magnitude > largest ? (result < 0 ? -.infinity : .infinity) : result
  }
}
