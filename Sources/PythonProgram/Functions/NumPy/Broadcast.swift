// How an array is spread to a larger shape.

/// How the elements of an array stand in a larger one that it is spread to.
enum Broadcast {
  /// For each place of the larger, the place in the smaller.
  ///
  /// - Precondition: the shapes fit.
  static func places(_ shape: [Int], in target: [Int]) -> [Int] {
    let filled = shape.filled(to: target.count)
    var strides = [Int](repeating: 0, count: target.count)
    var stride = 1
    for dimension in target.indices.reversed() {
      strides[dimension] = filled[dimension] == 1 ? 0 : stride
      stride *= filled[dimension]
    }
    var places = [0]
    for (extent, stride) in zip(target, strides) {
      places = places.flatMap { place in (0..<extent).map { place + $0 * stride } }
    }
    return places
  }

  /// Whether a shape can be spread to another.
  static func fits(_ shape: [Int], _ target: [Int]) -> Bool {
    shape.count <= target.count
      && zip(shape.filled(to: target.count), target).allSatisfy { $0 == 1 || $0 == $1 }
  }
}

extension [Int] {
  /// The shape with as many dimensions as asked for, the new ones in front.
  func filled(to count: Int) -> [Int] {
    [Int](repeating: 1, count: Swift.max(0, count - self.count)) + self
  }
}
