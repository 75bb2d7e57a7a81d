// Replays as files: a page, an animated picture, or a folder of frames.

import ComputationGraph
import Graphviz

/// A replay and how it is shown. Graphviz lays it out once, whatever is written of it and however
/// many steps it has.
public final class DrawnReplay: Artifact {
  public static var formats: [OutputFormat<DrawnReplay>] { [.html, .svg, .frames] }

  let replay: Replay
  let options: ReplayOptions
  /// The format of single steps.
  let pictures: OutputFormat<ReplayFrame>
  private var laidOut: (engine: DotEngine, picture: ReplayPicture)?

  /// A replay to be written; `pictures` is the format of single steps.
  public init(
    _ replay: Replay, _ options: ReplayOptions = ReplayOptions(),
    pictures: OutputFormat<ReplayFrame> = .svg
  ) {
    self.replay = replay
    self.options = options
    self.pictures = pictures
  }

  public var dot: String { replay.graph.dot(options.drawing) }

  fileprivate func picture(_ engine: DotEngine) throws(GraphvizError) -> ReplayPicture {
    if let laidOut, laidOut.engine == engine { return laidOut.picture }
    let picture = try ReplayPicture(replay, options) { dot throws(GraphvizError) in
      try engine.render(dot, format: "json0").bytes
    }
    laidOut = (engine, picture)
    return picture
  }
}

extension OutputFormat<DrawnReplay> {
  /// A page to step through: one file that needs no network.
  public static var html: Self {
    Self("html", suffixes: ["html", "htm"]) { drawn, engine throws(GraphvizError) in
      Picture(try drawn.picture(engine).page)
    }
  }

  /// A picture that plays by itself, in an `<img>` too, without a script.
  public static var svg: Self {
    Self("svg") { drawn, engine throws(GraphvizError) in
      Picture(try drawn.picture(engine).animation)
    }
  }

  /// A folder of pictures, one for each step.
  public static var frames: Self {
    Self(folderOf: "frames") { drawn, engine, put throws(GraphvizError) in
      let picture = try drawn.picture(engine)
      let count = drawn.replay.steps.count
      let digits = max(String(count).count, 3)
      for number in 0...count {
        let zeros = String(repeating: "0", count: digits - String(number).count)
        let name = "step-\(zeros)\(number).\(drawn.pictures.rawValue)"
        let frame = ReplayFrame(
          picture: picture, scene: picture.frame(number), said: picture.said(number))
        _ = try drawn.pictures.make(frame, engine) {
          _, bytes throws(GraphvizError) in try put(name, bytes)
        }
      }
      return []
    }
  }
}

/// One step of a replay as a picture of its own.
public struct ReplayFrame: Artifact {
  public static var formats: [OutputFormat<ReplayFrame>] { [.svg, .png] }

  fileprivate let picture: ReplayPicture
  fileprivate let scene: Scene
  /// The sentence of the step.
  fileprivate let said: String

  /// A graph that shows nothing else, for formats made of dots: they cannot ask for the reader's
  /// setting. Positions are given: nothing is laid out again.
  public var dot: String { XDotWriter.dot(scene, picture.sheet, picture.options.theme ?? .light) }
}

extension OutputFormat<ReplayFrame> {
  /// Sharp at any size.
  public static var svg: Self {
    Self("svg") { frame, _ in Picture(frame.picture.svg(frame.scene, said: frame.said)) }
  }

  /// Sharp on dense screens too; made by Graphviz.
  public static var png: Self {
    Self("png") { frame, engine throws(GraphvizError) in
      Picture(bytes: try engine.render(frame.dot, format: "png", layout: "nop").bytes)
    }
  }
}

extension Replay {
  /// Writes the replay: `.html` is a page, `.svg` an animated picture, a folder gets one numbered
  /// picture for each step.
  ///
  /// Files appear whole or not at all. Several files of one replay are made faster by one
  /// ``DrawnReplay``.
  ///
  /// ```swift
  /// try loss.graph(contributions: true).replay().write(to: "replay.html")
  /// ```
  ///
  /// - Parameters:
  ///   - path: Where to write: its ending tells the format.
  ///   - options: How the replay is shown.
  ///   - engine: The Graphviz that lays it out.
  ///   - format: What to write, where the path does not tell.
  ///   - pictures: The format of frames: `.svg`, or `.png` (by Graphviz).
  /// - Returns: The files written.
  /// - Throws: ``DrawingError``.
  @discardableResult
  public func write(
    to path: String, _ options: ReplayOptions = ReplayOptions(), engine: DotEngine = DotEngine(),
    format: OutputFormat<DrawnReplay>? = nil, pictures: OutputFormat<ReplayFrame> = .svg
  ) throws(DrawingError) -> [String] {
    try DrawnReplay(self, options, pictures: pictures)
      .write(to: path, format: format, engine: engine).files
  }
}
