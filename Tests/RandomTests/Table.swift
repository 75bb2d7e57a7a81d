// The tables of what PyTorch, Python and NumPy drew.

import Foundation

/// A line of a table: a call with its arguments, and what came of it.
struct Line {
  let text: Substring
  let name: String
  private let words: [Substring]
  /// The hash of the bits of all numbers, the first of them and the last.
  let expected: String

  /// The lines of a table, of those names.
  static func of(_ table: String) throws -> [Line] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Tables")
    let text = try String(contentsOf: folder.appending(path: table), encoding: .utf8)
    return text.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let middle = words.firstIndex(of: "=") ?? words.endIndex
      return Line(
        text: line, name: String(words[0]),
        words: Array(words[1..<middle]),
        expected: words[middle...].dropFirst().joined(separator: " "))
    }
  }

  var arguments: [Double] { words.map { Double($0) ?? .nan } }

  /// An argument that is an integer, of which `Double` might not hold all digits.
  subscript(index: Int) -> Int { Int(words[index]) ?? Int(arguments[index]) }

  /// Numbers as the end of a line has them.
  static func summary(_ numbers: [Double]) -> String {
    let hash = numbers.reduce(0xcbf2_9ce4_8422_2325) { (hash: UInt64, number) in
      (hash ^ number.bitPattern) &* 0x100_0000_01b3
    }
    return "\(String(hash, radix: 16)) \(text(numbers.first)) \(text(numbers.last))"
  }

  /// A number as Python writes it.
  private static func text(_ number: Double?) -> String {
    guard let number else { return "" }
    let text = "\(number)"
    // Python writes exponents of at least two digits and no fraction of 0 before them.
    guard let e = text.firstIndex(of: "e") else { return text }
    let mantissa = text[..<e].hasSuffix(".0") ? text[..<e].dropLast(2) : text[..<e]
    let exponent = text[text.index(after: e)...]
    let sign = exponent.first == "-" ? "-" : "+"
    let digits = exponent.drop { !$0.isNumber }
    return "\(mantissa)e\(sign)\(digits.count < 2 ? "0" : "")\(digits)"
  }
}

/// Weights, the same as those that the tables were made with.
func weights(_ count: Int) -> [Double] { (0..<count).map { Double($0 * 37 % 101 + 1) / 128 } }
