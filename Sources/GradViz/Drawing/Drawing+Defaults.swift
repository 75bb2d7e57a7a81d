// What the whole picture has, its values and its edges, where nothing else is said of them.

import ComputationGraph
import Graphviz

extension Drawing {
  /// In points, of what stands on edges, and of what is said of tensors besides their numbers.
  static let smallText = 9.0

  var graphAttributes: Attributes {
    var attributes: Attributes = [
      "rankdir": .text(arrangement.direction.rawValue), "bgcolor": .text(palette.background.hex),
      "fontname": .text(fontStack), "fontsize": "11", "fontcolor": .text(palette.secondary.hex),
      "color": .text(palette.scopeBorder.hex), "style": "rounded,filled",
      "pad": isFramed ? "0.03" : arrangement.leaves == .staggered ? "0.05" : "0.15",
      "labeljust": "l",
    ]
    attributes.append(style.graphDefaults)
    if arrangement.isTight {
      attributes["nodesep"] = .text(String(arrangement.distances.nodes))
      attributes["ranksep"] = .text(String(arrangement.distances.ranks))
    }
    attributes.append("outputorder", "edgesfirst")
    // The newer ranking takes a quarter of Graphviz's time off, and sets scopes one below the other;
    // for small graphs that go sideways the older is the better looking around them.
    if isFlat || arrangement.isVertical || type(of: style) != options.style.type {
      attributes.append("newrank", "true")
    }
    if let resolution { attributes.append("dpi", .text(String(resolution))) }
    if let caption = legend ?? title { attributes.append("label", .html(caption)) }
    attributes.append("labelloc", legend == nil ? "t" : "b")
    return attributes
  }

  var nodeDefaults: Attributes {
    var attributes: Attributes = [
      "id": .escaped("\\N"), "class": .text(Kind.inner.rawValue), "fontname": .text(fontStack),
      "fontsize": .text(String(Int(style.textSize))), "fontcolor": .text(palette.text.hex),
    ]
    attributes.append(style.nodeDefaults)
    return attributes
  }

  var edgeDefaults: Attributes {
    var attributes: Attributes = [
      "id": .escaped("\\T_\\H"), "fontname": .text(fontStack),
      "fontsize": .text(String(Int(Self.smallText))),
      "fontcolor": .text(palette.secondary.hex),
    ]
    attributes.append(style.edgeDefaults)
    return attributes
  }
}

/// Fonts as wide as each other where there is one at all, so that text fits in the browser as it
/// did when Graphviz measured it.
let fontStack = "Helvetica,Arial,sans-serif"
