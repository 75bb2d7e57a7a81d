// What is made of all numbers along a dimension: sums, extremes, spreads.

/// What makes one number of a line.
enum ArrayReduction: String {
  case sum, mean, prod, max, min, argmax, argmin, any, all, median, count, variance, deviation

  /// Whether there is no result of nothing.
  var needsElements: Bool {
    switch self {
    case .max, .min, .argmax, .argmin: true
    default: false
    }
  }

  func kind(of kind: ElementKind) -> ElementKind {
    switch self {
    case .sum, .prod: Swift.max(kind, .int)
    case .max, .min: kind
    case .argmax, .argmin, .count: .int
    case .any, .all: .bool
    case .mean, .median, .variance, .deviation: kind.fractional
    }
  }

  func apply(_ line: [Double], isContiguous: Bool, _ correction: Double) -> Double {
    func sum(_ line: [Double]) -> Double {
      isContiguous ? Self.pairwiseSum(line[...]) : line.reduce(0, +)
    }
    switch self {
    case .sum: return sum(line)
    case .mean: return sum(line) / Double(line.count)
    case .prod: return line.reduce(1, *)
    case .max, .min: return line[Int(extreme(of: line))]
    case .argmax, .argmin: return extreme(of: line)
    case .any: return line.contains { $0 != 0 } ? 1 : 0
    case .all: return line.allSatisfy { $0 != 0 } ? 1 : 0
    case .count: return Double(line.count { $0 != 0 })
    case .median:
      guard !line.isEmpty, !line.contains(where: \.isNaN) else { return .nan }
      let sorted = line.sorted()
      let upper = sorted[line.count / 2]
      return line.count % 2 == 1 ? upper : (sorted[line.count / 2 - 1] + upper) / 2
    case .variance, .deviation:
      let mean = sum(line) / Double(line.count)
      let left = Double(line.count) - correction
      let variance = sum(line.map { ($0 - mean) * ($0 - mean) }) / Swift.max(left, 0)
      return self == .variance ? variance : variance.squareRoot()
    }
  }

  /// Where the first extreme stands; what is no number is one.
  private func extreme(of line: [Double]) -> Double {
    let isLargest = self == .max || self == .argmax
    var place = 0
    for index in line.indices where !line[place].isNaN {
      let (number, best) = (line[index], line[place])
      if number.isNaN || (isLargest ? number > best : number < best) { place = index }
    }
    return Double(place)
  }

  /// The sum in NumPy's order, so that its last digits are NumPy's: of up to 128 numbers eight sums
  /// side by side, and of more the sums of both halves.
  private static func pairwiseSum(_ line: ArraySlice<Double>) -> Double {
    let count = line.count
    guard count >= 8 else { return line.reduce(count == 0 ? 0 : -0.0, +) }
    guard count <= 128 else {
      let half = count / 2 - count / 2 % 8
      return pairwiseSum(line.prefix(half)) + pairwiseSum(line.dropFirst(half))
    }
    var sums = Array(line.prefix(8))
    let whole = count - count % 8
    for start in stride(from: 8, to: whole, by: 8) {
      for lane in 0..<8 { sums[lane] += line[line.startIndex + start + lane] }
    }
    let sum =
      ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
    return line.dropFirst(whole).reduce(sum, +)
  }
}
