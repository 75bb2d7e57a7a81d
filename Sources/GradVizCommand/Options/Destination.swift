// Where an artifact goes, and in which format.

import Algorithms
import ArgumentParser
import ComputationGraph
import GradViz
import Graphviz

extension OutputFormat: ExpressibleByArgument {
  /// All of them, for a help text.
  static var names: String { allValueStrings.joined(separator: "|") }
}

/// The places that an artifact is written to, in order.
struct Destinations<Source: Artifact> {
  /// A path is nil for standard output.
  private var places: [(path: String?, format: OutputFormat<Source>)] = []
  /// Where the DOT text goes when what standard output was to get cannot be drawn.
  private let dotPath: String

  var includeStandardOutput: Bool { places.contains { $0.path == nil } }
  func include(_ format: OutputFormat<Source>) -> Bool { places.contains { $0.format == format } }
  var needEdges: Bool { places.contains(where: \.format.needsEdges) }

  /// - Parameters:
  ///   - format: What `-T` gives: it stands over every suffix.
  ///   - standard: The usual format of standard output; nil where that cannot be written to.
  ///   - kinds: What paths can be, in words, where there is no `-T` to say it.
  init(
    _ paths: [String], format: OutputFormat<Source>? = nil, standard: OutputFormat<Source>? = nil,
    kinds: String? = nil, dotPath: String
  ) throws {
    self.dotPath = dotPath
    for path in paths {
      let isStandard = path == "-"
      let format = isStandard ? standard.map { format ?? $0 } : format ?? OutputFormat(path: path)
      guard let format else {
        let known = Source.formats.map(\.pattern).joined(separator: " ")
        throw ValidationError(
          kinds.map { "-o takes \($0), not \"\(path)\"." }
            ?? "The suffix of \"\(path)\" names no format. Use one of \(known), "
            + "or say the format with -T.")
      }
      if isStandard, includeStandardOutput {
        throw ValidationError("-o - can be given only once.")
      }
      places.append((isStandard ? nil : path, format))
    }
  }

  /// Writes to every place in turn and returns what was written, in words. What is to be said
  /// about it is said once.
  func write(_ artifact: Source, engine: DotEngine, console: Console) throws -> [String] {
    var wrote: [String] = []
    var warnings: [DrawingWarning] = []
    artifact.arrange(for: places.map(\.format), engine: engine)
    do {
      for (path, format) in places {
        guard let path else {
          warnings += try artifact.pass(
            format, engine: engine, dotPath: dotPath, to: console.put(_:))
          continue
        }
        var files: [String] = []
        defer {
          if let last = files.last {
            let count = last == path ? "" : "\(files.count) \(format.rawValue) in "
            wrote.append((count + path).withoutControls)
          }
        }
        let written = try artifact.write(to: path, format: format, engine: engine) {
          files.append($0)
        }
        warnings += written.warnings
      }
    } catch { throw wrote.isEmpty ? error : LateError(error: error, written: wrote) }
    for warning in warnings.uniqued() { console.warn(warning.words) }
    return wrote.map { "wrote " + $0 }
  }
}
