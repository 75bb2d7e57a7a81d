// One line of the table: what was measured, ours and theirs, and what it should be.

/// A figure beside the one it is compared with.
struct Row {
  let work: String
  let ours: String
  var peer = ""
  var theirs = ""
  var ratio = ""
  var target = ""

  /// A figure of ours alone.
  init(_ work: String, _ ours: String, _ target: Target? = nil) {
    self.work = work
    self.ours = ours
    self.target = target?.text ?? ""
  }

  /// A figure of ours beside a peer that is not there.
  init(_ work: String, _ ours: String, missing peer: String) {
    self.init(work, ours)
    self.peer = peer
    theirs = "not installed"
  }

  /// How many times faster we are than a peer.
  init(_ work: String, ours: Double, _ peer: String, _ theirs: Double, atLeast: Double? = nil) {
    self.init(work, time(ours), atLeast.map { Target("≥ \(times($0))", theirs / ours >= $0) })
    self.peer = peer
    self.theirs = time(theirs)
    ratio = times(theirs / ours)
  }

  /// How many times a part our whole takes.
  init(_ work: String, ours: Double, part: String, _ alone: Double, atMost: Double? = nil) {
    self.init(work, time(ours), atMost.map { Target("≤ \(times($0)) it", ours / alone <= $0) })
    peer = part
    theirs = time(alone)
    ratio = "\(times(ours / alone)) it"
  }
}

/// What a figure should be, and whether it is.
struct Target {
  let text: String

  init(_ words: String, _ isReached: Bool) { text = "\(words) \(isReached ? "✓" : "✗")" }
}

/// Rows as a table, in columns for the eye and in Markdown for a page.
func table(_ rows: [Row]) -> String {
  let head = ["", "gradviz", "beside", "takes", "ratio", "target"]
  var cells = rows.map { [$0.work, $0.ours, $0.peer, $0.theirs, $0.ratio, $0.target] }
  // What is compared with several peers is named once.
  for index in cells.indices.dropFirst().reversed()
  where rows[index].work == rows[index - 1].work && rows[index].ours == rows[index - 1].ours {
    cells[index].replaceSubrange(0..<2, with: ["", ""])
  }
  let widths = head.indices.map { column in
    ([head] + cells).map { $0[column].count }.max() ?? 0
  }
  func line(_ cells: [String], padding: Character = " ") -> String {
    let padded = zip(cells, widths).map { $0 + String(repeating: padding, count: $1 - $0.count) }
    return "| " + padded.joined(separator: " | ") + " |"
  }
  let rule = line(head.map { _ in "" }, padding: "-")
  return ([line(head), rule] + cells.map { line($0) }).joined(separator: "\n")
}

/// `7.1 ns`, `0.72 ms`: two to three digits with the unit that suits.
func time(_ seconds: Double) -> String {
  let units: [(String, Double)] = [("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)]
  let (unit, size) = units.first { seconds >= $0.1 } ?? units[3]
  return "\(digits(seconds / size)) \(unit)"
}

func times(_ ratio: Double) -> String { "\(digits(ratio)) ×" }

func megabytes(_ bytes: Int) -> String { "\(digits(Double(bytes) / 1e6)) MB" }

/// Two decimals below 10, one below 100, none above; no zeros at the end.
private func digits(_ value: Double) -> String {
  let scale: Double = abs(value) < 10 ? 100 : abs(value) < 100 ? 10 : 1
  let rounded = (value * scale).rounded() / scale
  return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}
