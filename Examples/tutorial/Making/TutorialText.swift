// One text of the tutorial: its tags, the section that each stands in, and what is wrong with it.

/// A text, in one language.
struct TutorialText {
  /// The file's name, such as `tutorial.en.html`.
  let file: String
  let content: String
  /// Every tag that opens an element, with the id of its section, which is empty outside.
  let elements: [(tag: Tag, section: String)]
  /// Every tag.
  let all: [Tag]

  init(file: String, content: String) {
    (self.file, self.content) = (file, content)
    all = tags(in: content)
    var section = ""
    elements = all.compactMap { tag in
      if tag.name == "section" { section = tag.isEnd ? "" : tag["id"] ?? "" }
      return tag.isEnd ? nil : (tag, section)
    }
  }

  /// What stands between a tag and the next.
  func content(after tag: Tag) -> Substring {
    content[tag.range.upperBound...].prefix { $0 != "<" }
  }

  /// The elements that have an attribute, with its value.
  func elements(with attribute: String) -> [(tag: Tag, section: String, value: String)] {
    elements.compactMap { element in
      element.tag[attribute].map { (element.tag, element.section, $0) }
    }
  }

  func problem(at place: String.Index, _ message: String) -> Problem {
    let line = content[..<place].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    return Problem(file: file, line: line, message: message)
  }

  /// The text with other text in places that do not overlap.
  func replacing(_ changes: [(range: Range<String.Index>, text: String)]) -> String {
    var result = ""
    var place = content.startIndex
    for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += content[place..<change.range.lowerBound] + change.text
      place = change.range.upperBound
    }
    return result + content[place...]
  }
}

/// What is wrong with a text, where, and what would be right.
struct Problem: Error, Equatable, CustomStringConvertible {
  var file: String
  var line: Int
  var message: String

  var description: String { "\(file):\(line): \(message)" }
}
