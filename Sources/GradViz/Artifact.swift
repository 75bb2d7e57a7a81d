// What is made of a graph, and the one place that writes it.

import Graphviz
import SystemPackage

/// Something made of a graph that can be written: a picture, a replay, an explanation.
///
/// What its formats have in common is made once, however many of them are written.
///
/// ```swift
/// let drawn = DrawnGraph(loss.graph())
/// for path in ["loss.dot", "loss.svg", "loss.png"] { try drawn.write(to: path) }
/// ```
public protocol Artifact: SendableMetatype {
  /// The formats it is written in, in the order in which they are listed.
  static var formats: [OutputFormat<Self>] { get }
  /// DOT text: what is left to the reader where Graphviz fails.
  var dot: String { get }
  /// Chooses how it is laid out, where that is not clear without Graphviz.
  func arrange(_ engine: DotEngine)
}

/// What was written, and what a reader of it should know.
public struct Written: Sendable, Hashable {
  /// The paths of the files, in the order in which they were written.
  public var files: [String]
  /// What is to be said about them.
  public var warnings: [DrawingWarning]
}

extension Artifact {
  public func arrange(_ engine: DotEngine) {}

  /// Chooses how it is laid out before it is written in several formats, so that all of them show it
  /// alike: DOT text alone is arranged in the way that is likely to fit.
  package func arrange(for formats: [OutputFormat<Self>], engine: DotEngine) {
    if formats.contains(where: \.needsLayout) { arrange(engine) }
  }

  /// Writes the artifact to a path, in the format of its suffix where none is given.
  ///
  /// Files appear whole or not at all, folders on the way to them are made. When Graphviz is
  /// missing or fails, the DOT text is written beside the path (`loss.svg`: `loss.dot`, or
  /// `loss-2.dot` where there is another file of that name), and the error says so.
  ///
  /// - Parameters:
  ///   - path: Where to write: its ending tells the format where none is given.
  ///   - format: What to write.
  ///   - engine: Graphviz, for formats that need it.
  ///   - progress: Is told the path of every file as soon as it is there.
  /// - Throws: ``DrawingError``.
  @discardableResult
  public func write(
    to path: String, format: OutputFormat<Self>? = nil, engine: DotEngine = DotEngine(),
    progress: (String) -> Void = { _ in }
  ) throws(DrawingError) -> Written {
    guard let format = format ?? OutputFormat(path: path) else {
      throw .unknownFormat(path: path, known: Self.formats.map(\.pattern))
    }
    var dotPath = FilePath(path)
    dotPath.extension = "dot"
    var files: [String] = []
    var whole: AtomicFileStream?
    let warnings = try make(format, engine, dotPath.string) { name, bytes throws(GraphvizError) in
      guard !name.isEmpty else {
        if whole == nil { whole = try AtomicFileStream(path) }
        whole?.write(bytes)
        return
      }
      let file = FilePath(path).appending(name).string
      try AtomicFile.write(bytes, to: file)
      files.append(file)
      progress(file)
    }
    if let whole {
      do { try whole.commit() } catch { throw .notWritten(error) }
      files.append(path)
      progress(path)
    }
    return Written(files: files, warnings: warnings)
  }

  /// The artifact in a format of one file, for other places than files.
  ///
  /// - Parameters:
  ///   - format: One that is no folder.
  ///   - engine: Graphviz, for formats that need it.
  ///   - dotPath: Where the DOT text is written when Graphviz is missing or fails, or beside it
  ///     where there is another file; nil for nowhere.
  /// - Throws: ``DrawingError``.
  public func content(
    _ format: OutputFormat<Self>, engine: DotEngine = DotEngine(), dotPath: String? = nil
  ) throws(DrawingError) -> Picture {
    var picture = Picture("")
    picture.warnings = try make(format, engine, dotPath) { picture.bytes += $1 }
    return picture
  }

  /// The artifact in a format of one file, piece by piece, so that a long one is never held whole.
  ///
  /// - Parameters:
  ///   - format: One that is no folder.
  ///   - engine: Graphviz, for formats that need it.
  ///   - dotPath: As in ``content(_:engine:dotPath:)``.
  ///   - put: Takes the pieces; after one that it throws for it gets no more.
  /// - Returns: What is to be said about it.
  /// - Throws: ``DrawingError``, or what `put` throws.
  public func pass(
    _ format: OutputFormat<Self>, engine: DotEngine = DotEngine(), dotPath: String? = nil,
    to put: ([UInt8]) throws -> Void
  ) throws -> [DrawingWarning] {
    var refusal: (any Error)?
    do {
      return try make(format, engine, dotPath) { _, bytes throws(GraphvizError) in
        do { try put(bytes) } catch {
          refusal = error
          throw .notWritten(path: "", reason: "\(error)")
        }
      }
    } catch { throw refusal ?? error }
  }

  /// Makes the files of a format; where Graphviz fails, the DOT text stays, if that is possible.
  private func make(
    _ format: OutputFormat<Self>, _ engine: DotEngine, _ dotPath: String?,
    _ put: OutputFormat<Self>.Put
  ) throws(DrawingError) -> [DrawingWarning] {
    do { return try format.make(self, engine, put) } catch {
      if case .notWritten = error { throw .notWritten(error) }
      throw .notRendered(error, dotPath: dotPath.flatMap { AtomicFile.keep(dot, at: $0) })
    }
  }
}
