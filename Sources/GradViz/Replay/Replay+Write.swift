// Replays as files: a page, an animated picture, or a folder of frames.

import ComputationGraph
import Foundation
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
    // A picture made of dots cannot ask for the reader's setting.
    var options = options
    if pictures != .svg, options.theme == nil { options.theme = .light }
    let picture = try ReplayPicture(self, options, engine: engine)
    let digits = max(String(steps.count).count, 3)
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    var written: [String] = []
    try picture.forEachFrame { number, svg throws(GraphvizError) in
      let text = String(number)
      let name = base + "step-" + String(repeating: "0", count: digits - text.count) + text
      let path = "\(name).svg"
      try AtomicFile.write(svg, to: path)
      written.append(path)
    }
    guard pictures != .svg else { return written }
    return try written.map { path throws(GraphvizError) in
      let target = String(path.dropLast(3)) + pictures.rawValue
      // Graphviz draws the SVG as the picture of a single node.
      var writer = DOTWriter(to: "")
      writer.beginGraph("frame")
      writer.defaults(.graph, ["margin": "0", "pad": "0", "dpi": "144"])
      writer.node("frame", ["shape": "none", "label": "", "margin": "0", "image": .text(path)])
      let rendering = try engine.render(writer.endGraph(), format: pictures.rawValue)
      try AtomicFile.write(rendering.bytes, to: target)
      unlink(path)
      return target
    }
  }
}
