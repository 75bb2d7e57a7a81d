// What holds a text together: ids, links and pictures that exist; and the other language says the same.

extension TutorialText {
  /// Links to nowhere, ids that are used twice, pictures and programs that are not made.
  func checkLinks(made: Set<String>) -> [Problem] {
    var problems: [Problem] = []
    var ids: Set<String> = []
    for (tag, _, id) in elements(with: "id") where !ids.insert(id).inserted {
      problems.append(problem(at: tag.range.lowerBound, "the id \(id) is used twice"))
    }
    for attribute in ["href", "src"] {
      for (tag, _, target) in elements(with: attribute) {
        let isThere =
          target.hasPrefix("#")
          ? ids.contains(String(target.dropFirst()))
          : made.contains(target) || target.hasPrefix("https://")
        if !isThere {
          problems.append(problem(at: tag.range.lowerBound, "\(target) leads nowhere"))
        }
      }
    }
    for (tag, _) in elements where tag.name == "img" && tag["alt", default: ""].isEmpty {
      problems.append(problem(at: tag.range.lowerBound, "a picture without words: alt"))
    }
    return problems
  }

  /// Where another language has other sections, numbers, steps, pictures or programs.
  func disagreements(with other: TutorialText) -> [Problem] {
    let (ours, theirs) = (parts, other.parts)
    let all = ours.sections + theirs.sections.filter { !ours.sections.contains($0) }
    var problems: [Problem] = []
    if ours.sections != theirs.sections {
      problems.append(
        Problem(
          file: file, line: 1,
          message: "the sections are \(ours.sections), in \(other.file) \(theirs.sections)"))
    }
    for section in all {
      let mine = ours.bySection[section] ?? []
      for part in (theirs.bySection[section] ?? []) where !mine.contains(part) {
        problems.append(
          Problem(file: file, line: 1, message: "section \(section) lacks \(part) of \(other.file)")
        )
      }
    }
    return problems
  }

  /// What must be the same in every language, by section, in order.
  private var parts: (sections: [String], bySection: [String: [String]]) {
    var sections: [String] = []
    var parts: [String: [String]] = [:]
    for (tag, section) in elements {
      if tag.name == "section" { sections.append(section) }
      for attribute in ["data-page", "data-tells", "data-set", "data-program", "src"] {
        if let value = tag[attribute] {
          parts[section, default: []].append("\(attribute) \(value)")
        }
      }
      if tag.name == "data", let value = tag["value"] {
        parts[section, default: []].append("\(value) = \(content(after: tag))")
      }
    }
    return (sections, parts)
  }
}

extension Tag {
  subscript(attribute: String, default usual: String) -> String { attributes[attribute] ?? usual }
}
