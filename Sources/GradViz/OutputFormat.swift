// What a format is: its name, its suffixes, what it is made from, and how.

import Graphviz
import SystemPackage

/// A format of an artifact: as `OutputFormat<DrawnGraph>`, `.svg` is a picture, as
/// `OutputFormat<DrawnReplay>` an animated one.
///
/// It is declared in one place, in a package of your own too:
///
/// ```swift
/// extension OutputFormat<DrawnGraph> {
///   static var names: Self {
///     Self("names", suffixes: ["txt"]) { drawn, _ in
///       Picture(drawn.graph.nodes.compactMap(\.name).joined(separator: "\n") + "\n")
///     }
///   }
/// }
/// try loss.graph().render(to: "names.txt", format: .names)
/// ```
public struct OutputFormat<Source: Artifact>: RawRepresentable, CaseIterable, Hashable, Sendable {
  /// Takes a file of a folder, or a piece of the only file, whose name is empty.
  public typealias Put = (_ name: String, _ bytes: [UInt8]) throws(GraphvizError) -> Void

  /// What it is called where formats are asked for by name.
  public let rawValue: String
  /// The suffixes of its files, the usual one first; a folder's is empty.
  public let suffixes: [String]
  /// Whether it shows how gradients flow along edges: the graph needs contributions.
  public let needsEdges: Bool
  /// Whether Graphviz lays it out: others that are written with it are arranged likewise.
  private(set) var needsLayout = false
  let make: @Sendable (Source, DotEngine, Put) throws(GraphvizError) -> [DrawingWarning]

  /// A format of one file; its suffix is its name where none is given.
  public init(
    _ name: String, suffixes: [String]? = nil, needsEdges: Bool = true,
    content: @escaping @Sendable (Source, DotEngine) throws(GraphvizError) -> Picture
  ) {
    rawValue = name
    self.suffixes = suffixes ?? [name]
    self.needsEdges = needsEdges
    make = { source, engine, put throws(GraphvizError) in
      let picture = try content(source, engine)
      try put("", picture.bytes)
      return picture.warnings
    }
  }

  /// A format of one file that may be too long to be held whole.
  init(
    _ name: String, suffixes: [String]? = nil, needsEdges: Bool = true,
    pieces: @escaping @Sendable (Source, DotEngine, Put) throws(GraphvizError) -> [DrawingWarning]
  ) {
    (rawValue, self.suffixes, self.needsEdges, make) =
      (name, suffixes ?? [name], needsEdges, pieces)
  }

  /// A format that is a folder of files.
  public init(
    folderOf name: String,
    files: @escaping @Sendable (Source, DotEngine, Put) throws(GraphvizError) -> [DrawingWarning]
  ) {
    rawValue = name
    suffixes = [""]
    needsEdges = true
    make = files
  }

  /// The same format, as one that Graphviz lays out.
  var laidOut: Self {
    var format = self
    format.needsLayout = true
    return format
  }

  public static var allCases: [Self] { Source.formats }

  public init?(rawValue: String) { self.init { $0.rawValue == rawValue } }

  /// The format that a path's suffix stands for, a folder's where it has none; nil if there is none.
  public init?(path: String) {
    if path.isEmpty { return nil }
    let suffix = path.hasSuffix("/") ? "" : FilePath(path).extension?.lowercased() ?? ""
    self.init { $0.suffixes.contains(suffix) }
  }

  private init?(where isMeant: (Self) -> Bool) {
    guard let format = Source.formats.first(where: isMeant) else { return nil }
    self = format
  }

  /// How its paths end, for messages: `.dot .gv`.
  public var pattern: String {
    suffixes.map { $0.isEmpty ? "FOLDER/" : "." + $0 }.joined(separator: " ")
  }
}

/// An artifact in some format.
public struct Picture: Sendable, Hashable {
  /// The content of the file.
  public var bytes: [UInt8]
  /// What Graphviz, or the drawing itself, had to say about it.
  public var warnings: [DrawingWarning]

  /// The content of a file.
  public init(bytes: [UInt8], warnings: [DrawingWarning] = []) {
    self.bytes = bytes
    self.warnings = warnings
  }

  /// The content of a text file.
  public init(_ text: String, warnings: [DrawingWarning] = []) {
    self.init(bytes: Array(text.utf8), warnings: warnings)
  }
}
