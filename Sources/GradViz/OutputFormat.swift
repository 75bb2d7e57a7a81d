// The formats in which a graph is written, and the suffixes of their files.

/// A format in which a graph can be written.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  case svg, png, pdf, dot, json, mermaid

  /// The suffixes of files in this format, the usual one first.
  public var suffixes: [String] {
    switch self {
    case .dot: ["dot", "gv"]
    case .mermaid: ["mmd", "mermaid"]
    default: [rawValue]
    }
  }

  /// The format that a file's suffix stands for, or nil.
  public init?(path: String) {
    let suffix = pathSuffix(path).lowercased()
    guard let format = Self.allCases.first(where: { $0.suffixes.contains(suffix) }) else {
      return nil
    }
    self = format
  }

  /// Whether Graphviz is needed.
  public var isPicture: Bool {
    switch self {
    case .svg, .png, .pdf: true
    case .dot, .json, .mermaid: false
    }
  }

  /// Dots per inch of formats made of dots: sharp on dense screens too.
  var resolution: Int? { self == .png ? 144 : nil }
}

/// What follows the last point of the file's name, if anything stands before it.
func pathSuffix(_ path: String) -> Substring {
  let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
  guard let point = name.lastIndex(of: "."), point > name.startIndex else { return "" }
  return name[name.index(after: point)...]
}
