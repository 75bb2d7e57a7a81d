// How NumPy writes one number of an array, so that the points of all stand below each other.

import ComputationGraph

/// What `np.set_printoptions` sets.
struct ArrayPrintOptions {
  /// Decimals, at most.
  var precision = 8
  /// How many elements are printed without leaving any out.
  var threshold = 1000
  /// How many are shown at each end of a dimension where some are left out.
  var edgeItems = 3
  var lineWidth = 75
  /// Whether numbers are never written with powers of ten for being small.
  var suppressesSmall = false
}

/// NumPy's `FloatingFormat`, `IntegerFormat` and `BoolFormat`.
struct ArrayFormat {
  private let kind: PrintedKind
  private let decimals: Int
  private var isScientific = false
  /// Without a point, how wide all are; else what is before the point and what is behind it.
  private var left = 0
  private var right = 0
  private var fraction = 0
  private var exponent = 0

  init(_ array: PrintedArray, _ options: ArrayPrintOptions) {
    kind = array.kind
    decimals = options.precision
    let numbers = array.visible
    guard kind.isFloat else {
      left =
        kind == .bool
        ? (array.shape.isEmpty ? 0 : 5) : numbers.map { kind.whole($0).utf8.count }.max() ?? 0
      return
    }
    let finite = numbers.filter(\.isFinite)
    isScientific = needsPowers(finite.map(\.magnitude).filter { $0 != 0 }, options)
    if isScientific { measurePowers(finite) } else { measure(finite) }
    if finite.count < numbers.count {
      let behind = right + 1
      left = max(left, 3 - behind, (numbers.contains(-.infinity) ? 4 : 3) - behind)
    }
  }

  private func needsPowers(_ sizes: [Double], _ options: ArrayPrintOptions) -> Bool {
    guard let least = sizes.min(), let greatest = sizes.max() else { return false }
    let isSingle = kind == .float32
    if greatest >= (isSingle ? 1e6 : 1e8) { return true }
    if options.suppressesSmall { return false }
    // The comparisons are of the array's kind.
    return isSingle
      ? Float(least) < 0.0001 || Float(greatest) / Float(least) > 1000
      : least < 0.0001 || greatest / least > 1000
  }

  private mutating func measure(_ numbers: [Double]) {
    for number in numbers {
      let parts = digits(number).positional(decimals: decimals)
      left = max(left, parts.whole.utf8.count + (number.sign == .minus ? 1 : 0))
      right = max(right, parts.fraction.utf8.count)
    }
  }

  private mutating func measurePowers(_ numbers: [Double]) {
    for number in numbers {
      let parts = digits(number).scientific(decimals: decimals)
      left = max(left, parts.whole.utf8.count + (number.sign == .minus ? 1 : 0))
      fraction = max(fraction, parts.fraction.utf8.count)
      exponent = max(exponent, String(parts.exponent.magnitude).utf8.count, 2)
    }
    right = exponent + 2 + fraction
  }

  private func digits(_ number: Double) -> ShortestDigits {
    ShortestDigits(number, isSingle: kind == .float32)
  }

  func padded(_ number: Double) -> String {
    guard kind.isFloat else { return kind.whole(number).right(in: left) }
    guard number.isFinite else {
      return (number.isNaN ? "nan" : number < 0 ? "-inf" : "inf").right(in: left + right + 1)
    }
    let sign = number.sign == .minus ? "-" : ""
    if isScientific {
      // What is shorter than others is filled with the digits that it really has.
      let parts = String(number.magnitude, decimals: fraction, conversion: "e").split(
        separator: "e")
      let (mantissa, power) = (parts[0], parts.count > 1 ? parts[1] : "+00")
      let zeros = String(repeating: "0", count: max(0, exponent + 1 - power.utf8.count))
      let front = (sign + mantissa.prefix(1)).right(in: left)
      return "\(front).\(mantissa.dropFirst(2))e\(power.prefix(1))\(zeros)\(power.dropFirst())"
    }
    let parts = digits(number).positional(decimals: decimals)
    return (sign + parts.whole).right(in: left) + "." + parts.fraction
      + String(repeating: " ", count: max(0, right - parts.fraction.utf8.count))
  }
}
