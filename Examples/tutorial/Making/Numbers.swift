// Every number in a text against what its program computes.

/// `<data value="neuron: x1.grad">−1.5</data>`: a program, and an expression in Python.
struct StatedNumber {
  let tag: Tag
  let program: String
  let expression: String
  let written: Substring
}

extension TutorialText {
  /// What is wrong with the numbers, and the text with the right ones in their places.
  func checkNumbers(_ programs: Programs) -> (problems: [Problem], corrected: String) {
    var problems: [Problem] = []
    var corrections: [(range: Range<String.Index>, text: String)] = []
    var stated: [StatedNumber] = []
    for (tag, _, value) in elements(with: "value") where tag.name == "data" {
      let parts = value.split(separator: ": ", maxSplits: 1)
      if parts.count == 2 {
        stated.append(
          StatedNumber(
            tag: tag, program: String(parts[0]), expression: String(parts[1]),
            written: content(after: tag)))
      } else {
        problems.append(problem(at: tag.range.lowerBound, "\(value) is not PROGRAM: EXPRESSION"))
      }
    }
    for (name, numbers) in Dictionary(grouping: stated, by: \.program).sorted(by: {
      $0.key < $1.key
    }) {
      let results: [Result<Double, WrongExpression>]
      do { results = try programs(name).numbers(numbers.map(\.expression)) } catch {
        problems += numbers.map { problem(at: $0.tag.range.lowerBound, "\(error)") }
        continue
      }
      for (number, result) in zip(numbers, results) {
        let place = number.tag.range.lowerBound
        let key = "\(number.program): \(number.expression)"
        guard let form = ShownNumber(number.written) else {
          problems.append(problem(at: place, "\(key) is written as \(number.written), no number"))
          continue
        }
        switch result {
        case .failure(let error): problems.append(problem(at: place, "\(key): \(error.reason)"))
        case .success(let value):
          let right = form.text(of: value)
          if right == number.written { continue }
          problems.append(
            problem(at: place, "\(key) is \(right), but the text says \(number.written)"))
          let range = number.written.startIndex..<number.written.endIndex
          corrections.append((range, right))
        }
      }
    }
    return (problems.sorted { $0.line < $1.line }, replacing(corrections))
  }

  /// Numbers with a point that nobody checks: they stand in no `<data>`, and in no code.
  func uncheckedNumbers() -> [Problem] {
    var exempt = 0
    var place = content.startIndex
    var problems: [Problem] = []
    func check(to end: String.Index) {
      for match in content[place..<end].matches(of: /[0-9]+\.[0-9]+/) where exempt == 0 {
        problems.append(
          problem(at: match.range.lowerBound, "\(match.output) is checked by nothing: use <data>"))
      }
    }
    for tag in all {
      check(to: tag.range.lowerBound)
      if ["data", "code", "pre"].contains(tag.name) { exempt += tag.isEnd ? -1 : 1 }
      place = tag.range.upperBound
    }
    check(to: content.endIndex)
    return problems
  }
}
