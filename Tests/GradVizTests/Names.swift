// What must hold of the names in any graph.

import ComputationGraph
import TestSupport
import Testing

@testable import GradViz

/// Checks that each value has one name of its own wherever it is named, and that this name is seen: it
/// stands on a card, or is a formula of what stands on cards.
func checkNames(in graph: ComputationGraph, _ comment: Comment = "") throws {
  let (nodes, names) = (graph.nodes, ValueNames(graph))
  let named = nodes.indices.filter { !names.isNumber($0) }
  let texts = named.map { names[$0].text }
  #expect(Set(texts).count == texts.count, comment)
  let titles = Set(nodes.indices.compactMap(names.title))
  for position in named {
    var said: Set<String> = []
    names[position].collectNames(in: &said)
    #expect(said.isSubset(of: titles), comment)
    #expect(try graph.position(of: names[position].text) == position, comment)
  }
  checkPictures(of: graph, names, titles, comment)
  try checkReplay(of: graph, names, titles, comment)
  for node in nodes where node.isLeaf && node.grad != nil {
    guard let explanation = try? graph.explanation(ofNode: node.position) else { continue }
    #expect(explanation.text.contains("/∂"), comment)
    #expect(unseen(in: explanation.text, titles).isEmpty, comment)
    #expect(unseen(in: explanation.markdown, titles).isEmpty, comment)
  }
}

private func checkPictures(
  of graph: ComputationGraph, _ names: ValueNames, _ titles: Set<String>, _ comment: Comment
) {
  for style in DrawingOptions.Style.allCases {
    var options = DrawingOptions(style: style)
    for isTold in [false, true] {
      if isTold {
        options.show.insert(.formula)
        options.limits.ruleLength = 60
      }
      let drawing = Drawing(graph, options)
      let cards = graph.nodes.map { drawing.content(of: $0) }
      for card in cards {
        #expect(card.title == nil || card.title == names.title(card.node.position), comment)
      }
      let shown = Set(cards.compactMap(\.title))
      for node in graph.nodes {
        for operand in node.inputs.indices {
          let content = drawing.content(of: node, operand)
          #expect(unseen(in: drawing.label(of: content), shown).isEmpty, comment)
          if isTold { continue }
          // The tooltip of a card has the name that those of edges say.
          let tooltip = content.map(drawing.tooltip) ?? ""
          #expect(unseen(in: tooltip, titles).isEmpty, comment)
        }
        if let title = names.title(node.position) {
          #expect(drawing.wholeName(of: node)?.hasPrefix(title) ?? true, comment)
        }
      }
      #expect(unseen(in: drawing.mermaid, shown, isMermaid: true).isEmpty, comment)
    }
  }
  #expect(unseen(in: graph.spokenDescription(), titles).isEmpty, comment)
}

private func checkReplay(
  of graph: ComputationGraph, _ names: ValueNames, _ titles: Set<String>, _ comment: Comment
) throws {
  // Of some it is not known how gradients got back.
  guard let replay = try? graph.replay() else { return }
  let drawing = Drawing(graph, DrawingOptions(), showsAllNames: true)
  for node in graph.nodes {
    #expect(drawing.content(of: node).title == names.title(node.position), comment)
  }
  let narration = Narration(replay, names: drawing.names, numbers: .significant(4))
  for step in replay.steps {
    let sentence = narration.text(narration.sentence(step), step)
    #expect(unseen(in: sentence, titles).isEmpty, comment)
    let position: Int =
      switch step {
      case .forward(let node): node
      case .seed(let seed): seed.node
      case .flow(let flow): flow.target
      }
    #expect(names.isNumber(position) || sentence.contains(names[position].text), comment)
  }
}

/// The ids in a text, and the names with numbers, that are not among those that are seen.
private func unseen(in text: String, _ seen: Set<String>, isMermaid: Bool = false) -> [String] {
  let words = text.unicodeScalars.split {
    !("₀"..."₉" ~= $0 || $0.isASCII && $0.properties.isXIDContinue)
  }
  return words.compactMap { word in
    // Mermaid's own text is full of ids.
    let isID =
      !isMermaid && word.first == "n" && word.count > 1
      && word.dropFirst().allSatisfy { "0"..."9" ~= $0 }
    guard isID || "₀"..."₉" ~= word.last! else { return nil }
    return seen.contains(String(word)) ? nil : String(word)
  }
}
