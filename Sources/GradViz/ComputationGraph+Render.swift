// Graphs as files and pictures.

import ComputationGraph
import Graphviz

extension ComputationGraph {
  /// Draws the graph into a file, in the format of the path's suffix: `.svg`, `.png`, `.pdf`,
  /// `.dot`, `.json` or `.mmd`.
  ///
  /// The file appears whole or not at all, folders on the way to it are made. When Graphviz is
  /// missing or fails, the DOT text is written beside it (`loss.svg`: `loss.dot`), and the error
  /// says so.
  ///
  /// ```swift
  /// try loss.graph().render(to: "output/loss.svg")
  /// ```
  ///
  /// - Throws: ``DrawingError``.
  @discardableResult
  public func render(
    to path: String, _ options: DrawingOptions = DrawingOptions(), engine: DotEngine = DotEngine(),
    format: OutputFormat? = nil
  ) throws(DrawingError) -> Picture {
    guard let format = format ?? OutputFormat(path: path) else {
      throw .unknownFormat(path: path)
    }
    let picture: Picture
    do {
      picture = try self.picture(format, options, engine: engine)
    } catch {
      throw .notRendered(error, dotPath: writeDOT(beside: path, options))
    }
    do {
      try AtomicFile.write(picture.bytes, to: path)
    } catch {
      throw .notWritten(error)
    }
    return picture
  }

  /// Draws the graph in a format, and writes nothing.
  ///
  /// - Throws: ``GraphvizError``, and only for formats that are pictures.
  public func picture(
    _ format: OutputFormat, _ options: DrawingOptions = DrawingOptions(),
    engine: DotEngine = DotEngine()
  ) throws(GraphvizError) -> Picture {
    switch format {
    case .dot: return Picture(dot(options), warnings: warnings(options))
    case .json: return Picture(json() + "\n", warnings: [])
    case .mermaid: return Picture(mermaid(options), warnings: warnings(options))
    case .svg, .png, .pdf:
      let text = Drawing(self, options, resolution: format.resolution).write(to: "")
      let rendering = try engine.render(text, format: format.rawValue)
      return Picture(
        bytes: format == .pdf ? withoutDate(rendering.bytes) : rendering.bytes,
        warnings: warnings(options) + rendering.warnings)
    }
  }

  /// The path at which the DOT text was written, or nil where that is not possible.
  private func writeDOT(beside path: String, _ options: DrawingOptions) -> String? {
    let suffix = pathSuffix(path)
    let dotPath = (suffix.isEmpty ? path : String(path.dropLast(suffix.count + 1))) + ".dot"
    return (try? AtomicFile.write(dot(options), to: dotPath)) == nil ? nil : dotPath
  }

  /// What a reader of the picture should know.
  private func warnings(_ options: DrawingOptions) -> [String] {
    let survey = Survey(self)
    var warnings: [String] = []
    if !survey.hasGrad, options.show.contains(.grad), nodes.contains(where: \.isParameter) {
      warnings.append("No value has a gradient: call backward() before drawing.")
    }
    if options.show.contains(.local), lacksEdges {
      warnings.append(
        "The graph was saved without local derivatives: "
          + "save it with --contributions to have them on edges.")
      return warnings
    }
    let edges = survey.edgeCount
    if edges > options.limits.edgeLabels, !options.show.isDisjoint(with: [.local, .formula]) {
      let place = edges > options.limits.edgeDetails ? "not shown" : "in the edges' tooltips only"
      warnings.append(
        "Local derivatives are \(place): \(edges) edges, the limit is \(options.limits.edgeLabels)."
      )
    }
    return warnings
  }
}

extension ComputationGraph {
  /// Whether there are operations with gradients, and no edge says how they flow.
  private var lacksEdges: Bool {
    var hasGrad = false
    for node in nodes where !node.inputs.isEmpty && node.grad != nil {
      hasGrad = true
      if node.edges?.contains(where: { $0.local != nil || $0.rule != nil }) == true { return false }
    }
    return hasGrad
  }
}

/// A graph in some format.
public struct Picture: Sendable, Hashable {
  /// The content of the file.
  public var bytes: [UInt8]
  /// What Graphviz, or the drawing itself, had to say about it, line by line.
  public var warnings: [String]

  public init(bytes: [UInt8], warnings: [String] = []) {
    self.bytes = bytes
    self.warnings = warnings
  }

  init(_ text: String, warnings: [String]) {
    self.init(bytes: Array(text.utf8), warnings: warnings)
  }
}
