// How large gradients are from layer to layer, on their way from the output to the inputs.

import ComputationGraph

/// One bar for each layer, the last computed first: the Euclidean norm of all gradients of its
/// parameters.
///
/// A layer is a scope: one of the outermost, or where all is in one, of those inside it. Where no
/// scope has parameters, the bar is for the gradients of all values in it; where there are no scopes,
/// each parameter has a bar.
struct GradientStrip {
  struct Bar: Equatable {
    let name: String
    let norm: Double
    /// From 0 to 1; a norm that is not finite has the full length.
    let length: Double
  }

  let bars: [Bar]
  /// How many are left out between the first and the last.
  let hidden: Int
  let title: String

  private static let mostBars = 24
  /// In points, of the longest.
  static let barLength = 80.0

  /// - Parameters:
  ///   - isFlat: Whether there are no scopes, or none are drawn.
  ///   - name: What a value is called.
  /// - Returns: nil where nothing has a gradient.
  init?(_ graph: ComputationGraph, isFlat: Bool, name: (NodeView) -> String) {
    let known = graph.nodes.filter { $0.grad != nil }
    let scoped = isFlat ? [] : known.filter { $0.scope != nil }
    let parameters = (scoped.isEmpty ? known : scoped).filter(\.isParameter)
    let layers =
      scoped.isEmpty
      ? Self.inOrderOfUse(parameters, graph).map { (name: name($0), values: [$0]) }
      : Self.layers(of: parameters.isEmpty ? scoped : parameters, in: graph)
    guard !layers.isEmpty else { return nil }
    let norms = layers.map { Self.norm($0.values) }
    let scale = GradientScale(norms)
    let all = zip(layers, norms).map { layer, norm in
      let length =
        !norm.isFinite
        ? 1 : scale.isLogarithmic ? scale.strength(norm) : scale.full > 0 ? norm / scale.full : 0
      return Bar(name: layer.name, norm: norm, length: min(length, 1))
    }
    hidden = max(all.count - Self.mostBars, 0)
    bars = hidden == 0 ? all : all.prefix(Self.mostBars / 2) + all.suffix(Self.mostBars / 2)
    title = "norm of grad" + (scale.isLogarithmic ? ", log scale" : "")
  }

  /// √Σg², of numbers so large or small that their squares are none too.
  private static func norm(_ values: [NodeView]) -> Double {
    let elements = values.flatMap { $0.grad.map(Array.init) ?? [] }
    guard elements.allSatisfy(\.isFinite) else {
      return elements.contains(where: \.isNaN) ? .nan : .infinity
    }
    let largest = largestMagnitude(elements)
    guard largest > 0 else { return 0 }
    let squares = elements.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return largest * squares.squareRoot()
  }

  /// From the one used last to the one used first.
  private static func inOrderOfUse(
    _ parameters: [NodeView], _ graph: ComputationGraph
  ) -> [NodeView] {
    var firstUses: [Int: Int] = [:]
    for node in graph.nodes {
      for input in node.inputs where firstUses[input] == nil { firstUses[input] = node.position }
    }
    return parameters.sorted {
      (firstUses[$0.position] ?? 0, $0.position) > (firstUses[$1.position] ?? 0, $1.position)
    }
  }

  /// Values by layer, the layer of the last value first.
  private static func layers(
    of values: [NodeView], in graph: ComputationGraph
  ) -> [(name: String, values: [NodeView])] {
    let paths = values.map { graph.scopePath($0.scope) }
    // Where they begin to differ.
    let shortest = paths.map(\.count).min() ?? 1
    let depth = (0..<shortest).first { depth in Set(paths.map { $0[depth] }).count > 1 }
    var layers: [(scope: Int, values: [NodeView])] = []
    var places: [Int: Int] = [:]
    for (value, path) in zip(values, paths) {
      let scope = path[depth ?? shortest - 1]
      if places[scope] == nil {
        places[scope] = layers.count
        layers.append((scope, []))
      }
      layers[places[scope]!].values.append(value)
    }
    // Of one name each has its number, in the order of computation.
    let names = layers.map { graph.scopes[$0.scope].name }
    let uses = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    var seen: [String: Int] = [:]
    let named = zip(names, layers).map { name, layer in
      seen[name, default: 0] += 1
      return (name: uses[name]! > 1 ? "\(name) \(seen[name]!)" : name, values: layer.values)
    }
    return named.sorted { $0.values.last!.position > $1.values.last!.position }
  }
}

extension ComputationGraph {
  /// A scope with those around it, the outermost first.
  func scopePath(_ scope: Int?) -> [Int] {
    sequence(state: scope) { [scopes] scope in
      defer { scope = scope.flatMap { scopes[$0].parent } }
      return scope
    }.reversed()
  }
}
