// A layout as Graphviz writes it, read with suspicion: another program may have written it.

import ComputationGraph

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What of a layout is not as it should be.
struct LayoutFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  init(_ error: DecodingError) {
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.reduce(into: "") { path, key in
        path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
    switch error {
    case .keyNotFound(let key, let context):
      let around = place(context)
      self.init("\"\(key.stringValue)\" is missing" + (around.isEmpty ? "" : " in \(around)"))
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(String("\(place(context)) is not of its kind".trimmingPrefix(" ")))
    default: self.init("it is not JSON")
    }
  }
}

/// The parts of Graphviz's `json0` that a replay needs.
struct LayoutDocument: Decodable {
  private struct Object: Decodable {
    var name: String
    var bb: String?
    var pos: String?
    var width: String?
    var height: String?
  }
  private struct Edge: Decodable {
    var id: String
    var pos: String?
    var lp: String?
  }
  private var bb: String
  private var objects: [Object]?
  private var edges: [Edge]?

  init(_ json: [UInt8]) throws(LayoutFault) {
    do { self = try JSONDecoder().decode(Self.self, from: Data(json)) } catch {
      throw (error as? DecodingError).map(LayoutFault.init) ?? LayoutFault("\(error)")
    }
  }

  /// - Parameter operators: By position; where there is a size, there has to be a place.
  func layout(
    of graph: ComputationGraph, operators: [Scene.Box?], _ names: LayoutNames
  ) throws(LayoutFault) -> GraphLayout {
    let size = try numbers(bb, 4, "the graph")
    var boxes: [String: Scene.Box] = [:]
    for object in objects ?? [] { boxes[object.name] = try box(object, height: size[3]) }
    var lines: [String: GraphLayout.Line] = [:]
    for edge in edges ?? [] { lines[edge.id] = try line(edge, height: size[3]) }
    func place(_ name: String) throws(LayoutFault) -> Scene.Box {
      guard let box = boxes[name] else { throw LayoutFault("\(name) has no place") }
      return box
    }
    func curve(_ id: String) throws(LayoutFault) -> GraphLayout.Line {
      guard let line = lines[id] else { throw LayoutFault("edge \(id) has no place") }
      return line
    }
    var layout = GraphLayout(width: size[2], height: size[3], nodes: [], operators: [])
    for (index, step) in names.outline.steps.enumerated() {
      guard case .open(let scope, let depth) = step else { continue }
      layout.scopes.append((scope, depth, try place(LayoutNames.scope(index))))
    }
    for (index, reference) in names.references.list.enumerated() {
      layout.references.append((reference.value, try place(LayoutNames.reference(index))))
    }
    for node in graph.nodes {
      let hasOperator = operators[node.position] != nil
      layout.nodes.append(try place("n\(node.position)"))
      layout.operators.append(hasOperator ? try place("o\(node.position)") : nil)
      let stem = hasOperator ? try curve("o\(node.position)") : GraphLayout.Line()
      for _ in node.inputs {
        var line = try curve(String(layout.edges.count))
        line.curves += stem.curves
        line.arrows += stem.arrows
        layout.edges.append(line)
      }
    }
    return layout
  }

  /// Scopes have corners, nodes a centre, and their size in inches.
  private func box(_ object: Object, height: Double) throws(LayoutFault) -> Scene.Box? {
    if let corners = object.bb {
      let corners = try numbers(corners, 4, object.name)
      return Scene.Box(
        x: corners[0], y: height - corners[3], width: corners[2] - corners[0],
        height: corners[3] - corners[1])
    }
    guard let centre = object.pos, let width = object.width, let depth = object.height else {
      return nil
    }
    let point = try numbers(centre, 2, object.name)
    let size = try numbers(width, 1, object.name) + numbers(depth, 1, object.name)
    guard size[0] >= 0, size[1] >= 0 else { throw LayoutFault("\(object.name) has no size") }
    return Scene.Box(
      x: point[0] - size[0] * 36, y: height - point[1] - size[1] * 36, width: size[0] * 72,
      height: size[1] * 72)
  }

  /// `e,x,y` is the tip of the arrow; the points are those of Bézier curves.
  private func line(_ edge: Edge, height: Double) throws(LayoutFault) -> GraphLayout.Line {
    let name = "edge \(edge.id)"
    var tip: Scene.Point?
    var points: [Scene.Point] = []
    for item in (edge.pos ?? "").split(separator: " ") {
      let values = try numbers(item.drop { $0 == "e" || $0 == "s" || $0 == "," }, 2, name)
      let point = Scene.Point(x: values[0], y: height - values[1])
      if item.hasPrefix("e") { tip = point } else { points.append(point) }
    }
    guard points.count % 3 == 1, let first = points.first, let last = points.last else {
      throw LayoutFault("\(name) is no curve")
    }
    // The curve begins at the operand's border; the arrow's base is a little further on.
    let second = points.dropFirst().first { abs($0.x - first.x) + abs($0.y - first.y) > 0.1 }
    let base = first.moved(9, toward: second ?? last)
    let label = try edge.lp.map { lp throws(LayoutFault) in try numbers(lp, 2, name) }
    return GraphLayout.Line(
      curves: [points], arrows: [triangle(last, tip ?? last, width: 2.4)],
      backArrow: triangle(base, first, width: 5),
      label: label.map { Scene.Point(x: $0[0], y: height - $0[1]) })
  }

  /// A triangle from a base to a tip.
  private func triangle(_ base: Scene.Point, _ tip: Scene.Point, width: Double) -> [Scene.Point] {
    [tip, base.moved(0, toward: tip, aside: width), base.moved(0, toward: tip, aside: -width)]
  }

  /// So many numbers, of a size that a picture can have.
  private func numbers(
    _ text: some StringProtocol, _ count: Int, _ name: String
  ) throws(LayoutFault) -> [Double] {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == count, numbers.allSatisfy({ abs($0 ?? .nan) < 1e9 }) else {
      throw LayoutFault("\"\(text.prefix(80))\" is no place or size for \(name)")
    }
    return numbers.map { $0! }
  }
}
