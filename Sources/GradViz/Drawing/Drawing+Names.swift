// What is called by its name where: on its card if anything says it, in its tooltip always.

import ComputationGraph

extension Drawing {
  /// What the card of a value has as its title: what the program calls it, or what edges do.
  func title(of node: NodeView) -> String? {
    if showsAllNames { return names.title(node.position) }
    if let name = given.name(of: node) { return name }
    let isSaid = mentioned.contains(node.position) || referred.contains(node.position)
    return isSaid ? names.title(node.position) : nil
  }

  /// What a tooltip begins with: the whole name, and whatever else the program calls the value; nil
  /// where nothing else names it.
  func wholeName(of node: NodeView) -> String? {
    let whole = [node.label, node.name].compactMap(\.self)
    let number = given.isNumbered(node.position) ? given.name(of: node) : nil
    guard let shown = number ?? whole.first else {
      return hasDetails && !names.isNumber(node.position) ? names[node.position].text : nil
    }
    let others = whole.filter { $0 != shown }
    return shown + (others.isEmpty ? "" : " (" + others.joined(separator: ", ") + ")")
  }

  /// The values with names for the picture alone that rules on edges say.
  func findMentioned() -> Set<Int> {
    guard hasLabels else { return [] }
    var said: Set<String> = []
    for node in nodes {
      for content in node.inputs.indices.compactMap({ content(of: node, $0) }) {
        guard let told = told(by: content), told.isFormula else { continue }
        content.formula?.collectNames(in: &said)
      }
    }
    return Set(nodes.indices.filter { names.isMade($0) && said.contains(names[$0].text) })
  }
}
