// Every number in a text against what its program computes.

/// `<data value="neuron: x1.grad">−1.5</data>`: a program, and an expression in Python.
private struct StatedNumber {
  let key: String
  let program: String
  let expression: String
  let place: String.Index
  let written: Substring
}

extension TutorialText {
  /// What is wrong with the numbers, and the text with the right ones in their places.
  func checkNumbers(_ programs: Programs) -> (problems: [Problem], corrected: String) {
    var problems: [Problem] = []
    var corrections: [(range: Range<String.Index>, text: String)] = []
    // Those of one program are computed in one run.
    for (name, numbers) in Dictionary(grouping: statedNumbers, by: \.program) {
      let results = Result { try programs(name).numbers(numbers.map(\.expression)) }
      for (position, number) in numbers.enumerated() {
        do {
          guard !number.expression.isEmpty else {
            throw WrongExpression(reason: "is not PROGRAM: EXPRESSION")
          }
          let value = try results.get()[position].get()
          guard let form = ShownNumber(number.written) else {
            throw WrongExpression(reason: "is written as \(number.written), no number")
          }
          let right = form.text(of: value)
          guard right != number.written else { continue }
          let written = number.written.startIndex..<number.written.endIndex
          corrections.append((written, right))
          throw WrongExpression(reason: "is \(right), but the text says \(number.written)")
        } catch {
          problems.append(problem(at: number.place, "\(number.key) \(error)"))
        }
      }
    }
    return (problems.sorted { $0.line < $1.line }, replacing(corrections))
  }

  private var statedNumbers: [StatedNumber] {
    elements(with: "value").filter { $0.tag.name == "data" }.map { tag, _, key in
      let parts = key.split(separator: ": ", maxSplits: 1).map(String.init)
      return StatedNumber(
        key: key, program: parts.first ?? "", expression: parts.count > 1 ? parts[1] : "",
        place: tag.range.lowerBound, written: content(after: tag))
    }
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
