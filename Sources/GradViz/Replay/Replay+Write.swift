// Replays as files: a page, an animated picture, or a folder of frames.

import ComputationGraph
import Graphviz

/// What a replay can be written as.
public enum ReplayFormat: String, Sendable, Hashable, CaseIterable {
  /// A page to step through.
  case html
  /// A picture that plays by itself.
  case svg
  /// A folder of pictures, one for each step.
  case frames

  /// The format of a path: by its suffix, or frames where it is a folder's (`frames/`).
  public init?(path: String) {
    switch pathSuffix(path).lowercased() {
    case "html", "htm": self = .html
    case "svg": self = .svg
    case "" where !path.isEmpty: self = .frames
    default: return nil
    }
  }
}

extension Replay {
  /// Writes the replay: `.html` is a page, `.svg` an animated picture, a folder gets one numbered
  /// picture for each step.
  ///
  /// Graphviz lays out once, whatever the number of steps. Files appear whole or not at all.
  ///
  /// ```swift
  /// try loss.graph(contributions: true).replay().write(to: "replay.html")
  /// ```
  ///
  /// - Parameters:
  ///   - format: What to write, where the path does not tell.
  ///   - pictures: The format of frames: `.svg`, or `.png` (by Graphviz).
  /// - Returns: The files written.
  /// - Throws: ``DrawingError``.
  @discardableResult
  public func write(
    to path: String, _ options: ReplayOptions = ReplayOptions(), engine: DotEngine = DotEngine(),
    format: ReplayFormat? = nil, pictures: OutputFormat = .svg
  ) throws(DrawingError) -> [String] {
    guard let format = format ?? ReplayFormat(path: path) else {
      throw .unknownReplayFormat(path: path)
    }
    do {
      switch format {
      case .html: try AtomicFile.write(page(options, engine: engine), to: path)
      case .svg: try AtomicFile.write(animation(options, engine: engine), to: path)
      case .frames: return try writeFrames(to: path, options, engine: engine, pictures: pictures)
      }
    } catch {
      if case .notWritten = error { throw .notWritten(error) }
      throw .notRendered(error, dotPath: writeDOT(beside: path, options))
    }
    return [path]
  }

  /// The graph as DOT text, written where the replay would have been; nil if that is not possible.
  private func writeDOT(beside path: String, _ options: ReplayOptions) -> String? {
    let suffix = pathSuffix(path)
    let base = suffix.isEmpty ? path : String(path.dropLast(suffix.count + 1))
    let dotPath = (base.hasSuffix("/") ? String(base.dropLast()) : base) + ".dot"
    return (try? AtomicFile.write(graph.dot(options.drawing), to: dotPath)) == nil ? nil : dotPath
  }

  /// A page to step through, as HTML: one file that needs no network.
  public func page(
    _ options: ReplayOptions = ReplayOptions(), engine: DotEngine = DotEngine()
  ) throws(GraphvizError) -> String {
    try ReplayPicture(self, options, engine: engine).page
  }

  /// A picture that plays by itself, as SVG: in an `<img>` too, without a script.
  public func animation(
    _ options: ReplayOptions = ReplayOptions(), engine: DotEngine = DotEngine()
  ) throws(GraphvizError) -> String {
    try ReplayPicture(self, options, engine: engine).animation
  }

  private func writeFrames(
    to folder: String, _ options: ReplayOptions, engine: DotEngine, pictures: OutputFormat
  ) throws(GraphvizError) -> [String] {
    let picture = try ReplayPicture(self, options, engine: engine)
    let digits = max(String(steps.count).count, 3)
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    var written: [String] = []
    for number in 0...steps.count {
      let text = String(number)
      let name = base + "step-" + String(repeating: "0", count: digits - text.count) + text
      let path = "\(name).\(pictures.rawValue)"
      let frame = picture.frame(number)
      if pictures == .svg {
        try AtomicFile.write(picture.svg(frame), to: path)
      } else {
        // Positions are given: nothing is laid out again.
        let rendering = try engine.render(
          picture.dot(frame), format: pictures.rawValue, layout: "nop")
        try AtomicFile.write(rendering.bytes, to: path)
      }
      written.append(path)
    }
    return written
  }
}
