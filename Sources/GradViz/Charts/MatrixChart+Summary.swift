// What a matrix shows, in sentences.

import ComputationGraph

extension MatrixChart {
  var name: String {
    if counts != nil { return "Confusion matrix" }
    return x.isEmpty || y.isEmpty ? "Heat map" : "\(y) by \(x)"
  }

  private static let format = NumberFormat.significant(3)
  /// So many rows are told one by one.
  private static let mostRows = 12

  var summary: String {
    if matrix.isEmpty { return "\(name). Nothing to show." }
    return ([counts.map(confusion) ?? heat] + gaps + (matrix.note.map { [$0] } ?? []))
      .joined(separator: " ")
  }

  /// How many are right, and what is mistaken for what most often.
  private func confusion(_ counts: [[Int]]) -> String {
    // As doubles: sums of any counts.
    let all = counts.joined().reduce(0) { $0 + Double($1) }
    let right = counts.indices.reduce(0) { $0 + Double(counts[$1][$1]) }
    let percent = all > 0 ? " (\(Self.format.string(100 * right / all)) %)" : ""
    var worst: (count: Int, actual: Int, predicted: Int)?
    for (actual, row) in counts.enumerated() {
      for (predicted, count) in row.enumerated()
      where actual != predicted && count > worst?.count ?? 0 { worst = (count, actual, predicted) }
    }
    let mistakes = worst.map { worst in
      let names = [worst.actual, worst.predicted].map { index in
        classes.indices.contains(index) ? classes[index] : String(index)
      }
      return "Mistaken most often: \(names[0]) for \(names[1]) (\(worst.count))."
    }
    return
      "Confusion matrix of \(counts.count) classes, actual ones in rows, predicted ones "
      + "in columns: \(NumberFormat.exact.string(right)) of \(NumberFormat.exact.string(all)) are "
      + "right\(percent). \(mistakes ?? "There are no mistakes.")"
  }

  /// Between what numbers are, and where each row has its largest.
  private var heat: String {
    let known = matrix.numbers.joined().compactMap { $0 }
    guard let lowest = known.min(), let highest = known.max() else {
      return "\(name): no number."
    }
    let size = "\(counted(matrix.rows.count, "row")) by \(counted(matrix.columns.count, "column"))"
    let peaks = zip(matrix.rows, matrix.numbers).prefix(Self.mostRows).compactMap { row, numbers in
      let best = numbers.indices.filter { numbers[$0] != nil }
        .max { (numbers[$0] ?? 0, -$0) < (numbers[$1] ?? 0, -$1) }
      return best.map { "\(row): \(matrix.columns[$0])" }
    }
    let rest = matrix.rows.count - Self.mostRows
    return "\(name), \(size), from \(Self.format.string(lowest)) to "
      + "\(Self.format.string(highest)). The largest of each row is in column "
      + peaks.joined(separator: ", ") + (rest > 0 ? " and so on." : ".")
  }

  private var gaps: [String] {
    matrix.missing == 0
      ? [] : ["\(counted(matrix.missing, "number")) can't be shown: NaN or infinite."]
  }
}
