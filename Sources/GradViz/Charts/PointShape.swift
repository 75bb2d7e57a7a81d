// The shapes of points, by which groups are told apart without colour.

import RealModule

/// A shape of about the same area as the others.
enum PointShape: Int, CaseIterable {
  case circle, square, triangle, diamond, cross, star, turnedTriangle, saltire, pentagon, bar

  /// The shape of a group by its number.
  init(of group: Int) {
    self = Self(rawValue: group % Self.allCases.count) ?? .circle
  }

  /// The shape as a part of a path, around a point.
  func path(at center: Scene.Point, radius: Double) -> String {
    if self == .circle {
      let (r, d) = (coordinate(radius), coordinate(2 * radius))
      return "M\(coordinate(center.x - radius)) \(coordinate(center.y))"
        + "a\(r) \(r) 0 1 0 \(d) 0a\(r) \(r) 0 1 0-\(d) 0z"
    }
    let places = outline.map { x, y in
      "\(coordinate(center.x + x * radius)) \(coordinate(center.y + y * radius))"
    }
    return "M\(places.joined(separator: "L"))z"
  }

  /// Corners around zero, for the radius 1.
  private var outline: [(Double, Double)] {
    switch self {
    case .circle: []
    case .square: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
    case .triangle: [(0, -1.25), (1.15, 0.8), (-1.15, 0.8)]
    case .turnedTriangle: [(0, 1.25), (-1.15, -0.8), (1.15, -0.8)]
    case .diamond: [(0, -1.35), (1.1, 0), (0, 1.35), (-1.1, 0)]
    case .cross: Self.crossOutline
    case .saltire:
      Self.crossOutline.map { x, y in (0.7071 * (x - y), 0.7071 * (x + y)) }
    case .star: Self.ring((0..<10).map { $0 % 2 == 0 ? 1.4 : 0.6 })
    case .pentagon: Self.ring(Array(repeating: 1.15, count: 5))
    case .bar: [(-1.4, -0.5), (1.4, -0.5), (1.4, 0.5), (-1.4, 0.5)]
    }
  }

  private static let crossOutline: [(Double, Double)] = [
    (-0.4, -1.3), (0.4, -1.3), (0.4, -0.4), (1.3, -0.4), (1.3, 0.4), (0.4, 0.4), (0.4, 1.3),
    (-0.4, 1.3), (-0.4, 0.4), (-1.3, 0.4), (-1.3, -0.4), (-0.4, -0.4),
  ]

  /// Corners in equal angles from the top, so far from the centre.
  private static func ring(_ radii: [Double]) -> [(Double, Double)] {
    radii.enumerated().map { index, radius in
      let angle = 2 * Double.pi * Double(index) / Double(radii.count)
      return (radius * .sin(angle), -radius * .cos(angle))
    }
  }
}
