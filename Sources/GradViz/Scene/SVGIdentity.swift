// What every SVG says of itself: that it is one picture, what it is called and what it shows.

/// The name and the description of a picture, as its root element and its first children have them.
struct SVGIdentity {
  let title: String
  let description: String

  /// Ids that no other picture on the same page has, unless it says the same.
  private var ids: (title: String, description: String) {
    let digest = sha256(Array((title + "\n" + description).utf8)).prefix(4)
      .map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    return ("title-" + digest, "desc-" + digest)
  }

  /// Of the root, with a space in front.
  var attributes: String {
    " role=\"img\" aria-labelledby=\"\(ids.title) \(ids.description)\""
  }

  /// What stands before everything else in the root.
  var elements: String {
    "<title id=\"\(ids.title)\">\(escapedXML(title))</title>\n"
      + "<desc id=\"\(ids.description)\">\(escapedXML(description))</desc>\n"
  }

  /// An SVG by Graphviz with its identity put in, and a style sheet for pictures of that class.
  func complete(_ svg: [UInt8], style: (class: String, css: String)?) -> [UInt8] {
    guard let start = svg.firstRange(of: Array("<svg".utf8))?.upperBound,
      let end = svg[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return svg }
    let name = style.map { " class=\"\($0.class)\"" } ?? ""
    let sheet = style.map { "<style>\n\($0.css)</style>\n" } ?? ""
    var svg = svg
    // The later place first: the earlier one stays where it is.
    svg.insert(contentsOf: Array("\n\(elements)\(sheet)".dropLast().utf8), at: end + 1)
    svg.insert(contentsOf: Array((attributes + name).utf8), at: start)
    return svg
  }
}
