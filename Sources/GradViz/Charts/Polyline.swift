// Long curves with few points that look like all of them.

/// The parts of a curve between its gaps, as places on the canvas.
struct Polyline {
  /// None is empty.
  private(set) var parts: [[Scene.Point]] = []
  /// Whether points are left out.
  let isDense: Bool

  /// So many points are drawn as they are, and of more these many groups.
  private static let (most, groups) = (600, 150)

  /// - Parameter places: Where each point is; nil leaves a gap.
  ///
  /// Of each group of neighbours its first, last, lowest and highest point is kept: no spike is lost.
  init(_ places: [Scene.Point?]) {
    isDense = places.count > Self.most
    let size = isDense ? (places.count + Self.groups - 1) / Self.groups : 1
    var part: [Scene.Point] = []
    for start in stride(from: 0, to: places.count, by: size) {
      let group = places[start..<min(start + size, places.count)]
      let indices = group.indices.filter { places[$0] != nil }
      if indices.count < group.count, group.first == .some(nil), !part.isEmpty {
        parts.append(part)
        part = []
      }
      func y(_ index: Int) -> Double { places[index]?.y ?? 0 }
      let kept = [
        indices.first, indices.last, indices.min { y($0) < y($1) }, indices.max { y($0) < y($1) },
      ]
      part += Set(kept.compactMap { $0 }).sorted().compactMap { places[$0] }
      if indices.count < group.count, !part.isEmpty {
        parts.append(part)
        part = []
      }
    }
    if !part.isEmpty { parts.append(part) }
  }

  /// Where it ends.
  var end: Scene.Point? { parts.last?.last }

  /// As the data of a path; a point alone has no line, and is not in it.
  var path: String {
    parts.filter { $0.count > 1 }.map { part in
      "M" + part.map { "\(coordinate($0.x)) \(coordinate($0.y))" }.joined(separator: "L")
    }.joined()
  }

  /// Points without neighbours.
  var singles: [Scene.Point] { parts.compactMap { $0.count == 1 ? $0[0] : nil } }
}
