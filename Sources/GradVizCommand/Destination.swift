// Where a picture goes, and in which format.

import ArgumentParser
import GradViz

/// One place to write to.
struct Destination {
  /// Nil for standard output.
  let path: String?
  let format: OutputFormat
  /// Where the DOT text goes when the picture cannot be drawn.
  let fallback: String
  var isStandardOutput: Bool { path == nil }

  /// The places that `-o` names, in order; `format` stands over every suffix.
  static func all(
    _ paths: [String], format: OutputFormat?, fallback: String
  ) throws -> [Destination] {
    guard paths.count(where: { $0 == "-" }) <= 1 else {
      throw ValidationError("-o - can be given only once.")
    }
    return try paths.map { path in
      if path == "-" {
        return Destination(path: nil, format: format ?? .dot, fallback: fallback)
      }
      guard let format = format ?? OutputFormat(path: path) else {
        let suffixes = OutputFormat.allCases.flatMap(\.suffixes).map { "." + $0 }
        throw ValidationError(
          "The suffix of \"\(path)\" names no format. Use one of "
            + "\(suffixes.joined(separator: " ")), or say the format with -T.")
      }
      return Destination(path: path, format: format, fallback: fallback)
    }
  }
}
