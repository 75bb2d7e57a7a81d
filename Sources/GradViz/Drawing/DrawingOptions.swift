// What a picture shows, and how.

import ComputationGraph

/// How a graph is drawn.
///
/// ```swift
/// var options = DrawingOptions(theme: .dark, title: "One neuron")
/// options.show.insert(.formula)
/// try graph.render(to: "neuron.svg", options)
/// ```
public struct DrawingOptions: Sendable, Hashable {
  /// How a value looks.
  public var style: Style
  /// The colours; nil for light or dark by the reader's setting in SVG, and light elsewhere.
  public var theme: Theme?
  /// The direction in which values are computed.
  public var rankdir: RankDirection
  /// How wide the column is in which the picture is shown, in pixels: what is chosen by itself is
  /// chosen so that there no text is smaller than 9 pixels, where that can be.
  public var width: Int
  /// A heading above the picture.
  public var title: String?
  /// Whether shapes and colours are explained below the picture; nil for pictures of tensors alone.
  public var legend: Bool?
  /// Whether a small bar chart beside the picture tells how large gradients are from the output back
  /// to the inputs: the norm of those of each scope's parameters.
  public var strip: Bool
  /// How much is shown before it is summed up; a negative limit is 0.
  public var limits: Limits { didSet { limits = limits.fromZero } }
  /// What is shown in full colour while the rest is faded; nil for all.
  public var highlight: Highlight?
  private var shown: Parts?
  private var digits: Int?

  /// Options; `show` is what the style shows by itself where it is not given, `precision` is 4, and 3
  /// in grids.
  public init(
    style: Style = .card, theme: Theme? = nil, rankdir: RankDirection = .automatic,
    width: Int = DrawingOptions.usualWidth, show: Parts? = nil, precision: Int? = nil,
    title: String? = nil, legend: Bool? = nil, strip: Bool = false,
    limits: Limits = Limits(), highlight: Highlight? = nil
  ) {
    (self.style, self.theme, self.rankdir, shown) = (style, theme, rankdir, show)
    self.width = width
    (digits, self.title, self.legend, self.strip) = (precision, title, legend, strip)
    (self.limits, self.highlight) = (limits.fromZero, highlight)
  }

  /// What is shown of each value.
  public var show: Parts {
    get { shown ?? style.parts }
    set { shown = newValue }
  }

  /// Significant digits on cards (1 to 17); in the classic style, digits after the point
  /// of scalars.
  ///
  /// Unless they are set, the largest element of a grid has one digit less: its numbers are compared,
  /// and stand close together.
  public var precision: Int {
    get { digits ?? 4 }
    set { digits = newValue }
  }

  /// The title on one line; nil where there is none to be seen.
  var heading: String? { title.flatMap { seen(shortened($0, to: 200)) } }

  /// Significant digits of the largest number in a grid.
  var gridPrecision: Int { min(max(digits ?? 3, 1), 17) }
}

extension DrawingOptions {
  /// The column of a page, in pixels.
  public static let usualWidth = 800

  /// The direction in which values are computed. The raw value is Graphviz's.
  public enum RankDirection: String, Sendable, Hashable, CaseIterable {
    /// From left to right where that fits the width, else from top to bottom.
    case automatic = "auto"
    case leftToRight = "LR"
    case topToBottom = "TB"
    case bottomToTop = "BT"
    case rightToLeft = "RL"
  }

  /// Parts of the picture that can be shown or hidden.
  public struct Parts: OptionSet, Sendable, Hashable {
    public var rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Names and labels of values.
    public static let names = Parts(rawValue: 1 << 0)
    /// The numbers of values.
    public static let data = Parts(rawValue: 1 << 1)
    /// The gradients of values.
    public static let grad = Parts(rawValue: 1 << 2)
    /// The shapes of vectors, matrices and so on.
    public static let shape = Parts(rawValue: 1 << 3)
    /// The local derivative on every edge.
    public static let local = Parts(rawValue: 1 << 4)
    /// The rule of the local derivative on every edge, as text.
    public static let formula = Parts(rawValue: 1 << 5)
    /// The settings of operations, such as `dim = 1`.
    public static let attributes = Parts(rawValue: 1 << 6)
    /// Where each value was made: file and line.
    public static let source = Parts(rawValue: 1 << 7)
    /// Scopes as boxes around what was computed in them.
    public static let scopes = Parts(rawValue: 1 << 8)
    /// The structure alone: shapes and counts of parameters, and no numbers, whatever else is shown.
    public static let structure = Parts(rawValue: 1 << 10)
    /// All details of a value when the pointer rests on it.
    public static let tooltips = Parts(rawValue: 1 << 9)

    /// What is left of the others where the structure is asked for.
    var resolved: Parts {
      contains(.structure)
        ? subtracting([.data, .grad, .local, .formula]).union([.shape, .attributes]) : self
    }

    /// Every part with its name, in the order in which a help text lists them.
    public static let named: [(name: String, part: Parts)] = [
      ("names", .names), ("data", .data), ("grad", .grad), ("shape", .shape), ("local", .local),
      ("formula", .formula), ("attributes", .attributes), ("source", .source),
      ("scopes", .scopes), ("tooltips", .tooltips), ("structure", .structure),
    ]

    /// The part of that name, or nil.
    public init?(name: String) {
      guard let found = Self.named.first(where: { $0.name == name }) else { return nil }
      self = found.part
    }
  }

  /// How much is shown before it is summed up.
  public struct Limits: Sendable, Hashable {
    /// A tensor with more elements is drawn as a summary, with a thumbnail of itself.
    public var elements = 48
    /// A grid of elements has at most so many rows, blank ones between slices not counted,
    public var rows = 12
    /// and at most so many columns.
    public var columns = 8
    /// Cells along the longer side of a thumbnail.
    public var thumbnail = 12
    /// Characters of a name; longer ones are cut in the middle, whole in the tooltip.
    public var nameLength = GivenNames.usualLength
    /// Characters of a rule on an edge, with its sign; a longer one has a short name there, and is
    /// whole in the tooltip.
    public var ruleLength = 12
    /// Elements in a tooltip.
    public var tooltipElements = 100
    /// A graph with more values draws scalars as plain boxes, without tables: Graphviz is faster.
    public var tables = 250
    /// A graph with more edges shows local derivatives in tooltips only: texts on edges make
    /// Graphviz's layout many times slower.
    public var edgeLabels = 250
    /// A graph with more edges than Graphviz ever lays out has plain edges, without tooltips.
    public var edgeDetails = 20_000

    /// The usual limits.
    public init() {}

    /// The limits, with 0 for those that are negative: nothing is shown before it is summed up.
    fileprivate var fromZero: Limits {
      Self.named.reduce(into: self) { $0[keyPath: $1.path] = max($0[keyPath: $1.path], 0) }
    }

    /// Every limit with its name, in the order in which a help text lists them.
    package static let named: [(name: String, path: WritableKeyPath<Limits, Int> & Sendable)] = [
      ("elements", \.elements), ("rows", \.rows), ("columns", \.columns),
      ("thumbnail", \.thumbnail), ("name-length", \.nameLength),
      ("rule-length", \.ruleLength), ("tooltip-elements", \.tooltipElements),
      ("tables", \.tables), ("edge-labels", \.edgeLabels), ("edge-details", \.edgeDetails),
    ]
  }
}
