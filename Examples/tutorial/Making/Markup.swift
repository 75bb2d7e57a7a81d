// The tags of a text, found without a parser of HTML: the texts are our own, and well formed.

/// `<data value="neuron: o">`, or `</data>`.
struct Tag {
  let name: String
  /// What stands between the quotes, as it is written.
  let attributes: [String: String]
  let isEnd: Bool
  /// From `<` to behind `>`.
  let range: Range<String.Index>

  subscript(attribute: String) -> String? { attributes[attribute] }
}

/// All tags in order; comments and the document type are none.
func tags(in text: String) -> [Tag] {
  var tags: [Tag] = []
  var rest = text[...]
  while let start = rest.firstIndex(of: "<") {
    if text[start...].hasPrefix("<!--") {
      let end = text[start...].firstRange(of: "-->")?.upperBound ?? text.endIndex
      rest = text[end...]
      continue
    }
    var reader = TagReader(rest: text[text.index(after: start)...])
    let tag = reader.tag(from: start)
    rest = reader.rest
    if let tag { tags.append(tag) }
  }
  return tags
}

/// Reads one tag, from behind its `<`.
private struct TagReader {
  var rest: Substring

  mutating func tag(from start: String.Index) -> Tag? {
    let isEnd = take("/")
    let name = word()
    var attributes: [String: String] = [:]
    while let next = rest.first, next != ">" {
      let attribute = word()
      if attribute.isEmpty {
        rest.removeFirst()
      } else {
        attributes[attribute] = take("=") ? quoted() : ""
      }
    }
    _ = take(">")
    return name.isEmpty
      ? nil
      : Tag(name: name, attributes: attributes, isEnd: isEnd, range: start..<rest.startIndex)
  }

  private mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func word() -> String {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    rest = rest[word.endIndex...]
    return String(word)
  }

  private mutating func quoted() -> String {
    guard take("\"") else { return word() }
    let value = rest.prefix { $0 != "\"" }
    rest = rest[value.endIndex...]
    _ = take("\"")
    return String(value)
  }
}
