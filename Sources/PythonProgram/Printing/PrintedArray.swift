// The numbers of an array as they are printed: rounded to their kind, the middle of many left out.

import Micrograd

/// What the numbers of an array are, for those who print them.
enum PrintedKind: String {
  case bool, uint8, int8, int16, int32, int64, float16, bfloat16, float32, float64

  var isFloat: Bool { [.float16, .bfloat16, .float32, .float64].contains(self) }

  /// A number as this kind holds it: numbers are stored as `Double`.
  func rounded(_ element: Double) -> Double {
    switch self {
    case .float16: ElementKind.half.rounding(element)
    case .bfloat16: ElementKind.bfloat.rounding(element)
    case .float32: Double(Float(element))
    default: element
    }
  }

  /// How Python writes an element of a kind that has no fraction.
  func whole(_ element: Double) -> String {
    if self == .bool { return element != 0 ? "True" : "False" }
    return Int(exactly: element).map(String.init) ?? element.description
  }
}

/// An array that is to be printed.
struct PrintedArray {
  let shape: [Int]
  let elements: [Double]
  let kind: PrintedKind
  /// How many positions are shown at each end of a dimension; nil where all are.
  let edge: Int?

  /// - Parameter threshold: With more elements, only the ends of each dimension are shown.
  init(_ shape: [Int], _ elements: [Double], _ kind: PrintedKind, threshold: Int, edge: Int) {
    self.shape = shape
    self.elements = elements
    self.kind = kind
    self.edge = elements.count > threshold ? max(0, edge) : nil
  }

  subscript(place: Int) -> Double { kind.rounded(elements[place]) }

  /// The positions of a dimension that are shown: those at the front, and those at the end where
  /// some between them are left out.
  func shown(_ dimension: Int) -> (front: Range<Int>, back: Range<Int>?) {
    let extent = shape[dimension]
    guard let edge, extent > 2 * edge else { return (0..<extent, nil) }
    return (0..<edge, extent - edge..<extent)
  }

  /// How far apart neighbours in a dimension are.
  func stride(_ dimension: Int) -> Int { shape[(dimension + 1)...].reduce(1, *) }

  /// All numbers that are shown: the width of each depends on them.
  var visible: [Double] {
    edge == nil ? elements.indices.map { self[$0] } : visible(from: 0, 0)
  }

  private func visible(from place: Int, _ dimension: Int) -> [Double] {
    guard dimension < shape.count else { return [self[place]] }
    let (front, back) = shown(dimension)
    let stride = stride(dimension)
    return (Array(front) + Array(back ?? 0..<0)).flatMap {
      visible(from: place + $0 * stride, dimension + 1)
    }
  }
}

extension String {
  /// The text behind as many spaces as it takes to fill a width.
  func right(in width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - utf8.count)) + self
  }
}
