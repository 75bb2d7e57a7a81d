// Small marks that stand for values drawn elsewhere, so that no line runs across the whole picture.

import ComputationGraph
import Graphviz

/// What stands for values in parts of a picture where they are not drawn.
struct References {
  struct Reference {
    /// The value that is meant, and the first of those that use it here.
    let (value, use): (Int, Int)
    let part: Int
  }

  private(set) var list: [Reference] = []
  private var places: [Key: Int] = [:]
  private var parts: [Int] = []

  private struct Key: Hashable {
    let (value, part): (Int, Int)
  }

  init() {}

  /// - Parameter isMeant: Whether a value has a reference in parts where it is not.
  init(_ nodes: ComputationGraph.Nodes, _ parts: Parts, where isMeant: (NodeView) -> Bool) {
    self.parts = parts.ofValues
    for node in nodes {
      for input in node.inputs where self.parts[input] != self.parts[node.position] {
        let key = Key(value: input, part: self.parts[node.position])
        guard places[key] == nil, isMeant(nodes[input]) else { continue }
        places[key] = list.count
        list.append(Reference(value: input, use: node.position, part: key.part))
      }
    }
  }

  /// Whether some value is referred to so often that its lines would be most of the picture.
  var isKnotted: Bool {
    var counts: [Int: Int] = [:]
    for reference in list { counts[reference.value, default: 0] += 1 }
    return counts.values.contains { $0 >= 3 }
  }

  /// The place in the list of what stands for an operand where a value uses it; nil where the
  /// operand itself is drawn.
  func index(of operand: Int, usedBy value: Int) -> Int? {
    list.isEmpty ? nil : places[Key(value: operand, part: parts[value])]
  }
}

extension Drawing {
  func id(ofReference index: Int) -> String {
    "\(survey.ids[references.list[index].value])_in_\(references.list[index].part)"
  }

  /// The name of a value in a small frame.
  func writeReference(_ index: Int, to writer: inout DOTWriter<PieceStream>) {
    let value = references.list[index].value
    let isFaded = options.highlight?.nodes.contains(value) == false
    let palette = (isFaded ? faded : nil)?.palette ?? palette
    writer.node(
      id(ofReference: index),
      [
        "shape": "box", "style": "rounded,dashed", "margin": "0.08,0.05", "width": "0.3",
        "height": "0.22", "penwidth": "0.8",
        "class": isFaded ? "reference faded" : "reference",
        "color": .text(palette.edge.hex), "fontcolor": .text(palette.secondary.hex),
        "label": .text(name(ofReference: value)),
      ])
  }

  /// The leaves whose lines would run past dozens of values, by position.
  func findFarReaching() -> [Bool] {
    var firstUses: [Int?] = nodes.map { _ in nil }
    var isFar = nodes.map { _ in false }
    var results = 0
    for node in nodes where !node.isLeaf {
      results += 1
      for input in node.inputs where nodes[input].isLeaf {
        if firstUses[input] == nil { firstUses[input] = results }
        if results - firstUses[input]! >= 30 { isFar[input] = true }
      }
    }
    return isFar
  }

  /// The operand of a value behind which most values come one after another.
  func longestWay(to node: NodeView) -> Int? {
    node.inputs.indices.max { depths[node.inputs[$0]] < depths[node.inputs[$1]] }
  }

  /// What a value is called where it is not drawn.
  func name(ofReference value: Int) -> String { names[value].text }

  /// The values that references name: those that are meant, and those with names for the picture alone
  /// that their names are made of.
  func named(in references: References) -> Set<Int> {
    if references.list.isEmpty { return [] }
    var said: Set<String> = []
    for reference in references.list { names[reference.value].collectNames(in: &said) }
    let parts = nodes.indices.filter { names.isMade($0) && said.contains(names[$0].text) }
    return Set(references.list.map(\.value) + parts)
  }

  /// How large a reference is where it is not Graphviz that writes it.
  func box(ofReference value: Int) -> Scene.Box {
    Scene.Box(
      width: max(textWidth(name(ofReference: value), size: Self.smallText) + 10, 20), height: 16)
  }
}
