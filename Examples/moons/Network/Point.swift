// The data: points of two moons that reach into each other.

/// A point of the plane and the moon it belongs to.
package struct Point {
  package let x, y: Double
  /// −1 or 1.
  package let label: Double

  package init(x: Double, y: Double, label: Double) {
    (self.x, self.y, self.label) = (x, y, label)
  }

  /// The 100 points of moons.csv, whose columns are x, y and label.
  static let all: [Point] = {
    let text = String(decoding: PackageResources.moons_csv, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let numbers = line.split(separator: ",").compactMap { Double($0) }
      return Point(x: numbers[0], y: numbers[1], label: numbers[2])
    }
  }()
}
