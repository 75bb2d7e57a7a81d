// The card of one value in a replay: how large it is, whatever is to be shown on it later.

import ComputationGraph

/// A card with room for the widest text of any step, so that it never changes its size.
struct ReplayCard {
  enum Content {
    /// A constant without a name is its own number.
    case bare
    case scalar
    case grid(Grid, cellWidth: Double)
    case summary(columns: Int, rows: Int, width: Double)
  }

  let node: NodeView
  let kind: Kind
  let title: String
  /// Whether the title is a name the user gave, not an id.
  let isNamed: Bool
  /// `= tanh`, and for tensors the shape.
  let subtitle: String
  let content: Content
  let showsGrad: Bool
  let width: Double
  let height: Double

  static let padding = 8.0
  static let headerHeight = 22.0
  static let cellHeight = 16.0
  static let thumbnailCell = 6.0
  static let captionHeight = 20.0
  static let lineHeight = 13.0
  /// Where numbers of scalars begin.
  static let numberX = 38.0

  /// - Parameter gradients: Every value that the gradient has on its way, the last one included.
  init(
    _ node: NodeView, title name: String?, isOutput: Bool, gradients: [[Double]],
    numbers: NumberFormat, limits: DrawingOptions.Limits
  ) {
    self.node = node
    kind = GradViz.kind(of: node, isOutput: isOutput)
    title = name ?? nodeID(node.id)
    isNamed = name != nil
    showsGrad = node.grad != nil || !node.isConstant
    var subtitle = node.isLeaf ? "" : "= " + operationSymbol(of: node)
    if !node.shape.isEmpty { subtitle += (subtitle.isEmpty ? "" : "  ") + shapeText(node.shape) }
    self.subtitle = subtitle

    let values = [node.data.map(Array.init) ?? []] + gradients
    // Numbers a reader types in should fit as well.
    let widest = values.joined().reduce(textWidth("−0.8888", size: 11)) {
      max($0, textWidth(numbers.string($1), size: 11))
    }
    let headerWidth =
      textWidth(title, size: 11, bold: true) + textWidth(subtitle, size: 11)
      + (subtitle.isEmpty ? 0 : 6) + 2 * Self.padding
    if node.isScalar, node.isConstant, name == nil, node.shape.isEmpty {
      content = .bare
      width = max(widest * 1.07 + 2 * Self.padding, 34)
      height = Self.headerHeight + 4
    } else if node.isScalar {
      content = .scalar
      width = max(headerWidth, Self.numberX + widest + Self.padding + 3)
      height = Self.headerHeight + 18 + (showsGrad ? 22 : 2)
    } else if let grid = Grid(shape: node.shape, limits) {
      let cell = max((widest * 10 / 11 + 8).rounded(), 30)
      content = .grid(grid, cellWidth: cell)
      let slices = (0..<grid.rows).count { grid.slice(above: $0) != nil }
      let part = cell * Double(grid.columns)
      width = max(headerWidth, part * (showsGrad ? 2 : 1) + Self.padding * (showsGrad ? 3 : 2))
      height =
        Self.headerHeight + Self.captionHeight + Double(grid.rows) * Self.cellHeight
        + Double(slices) * Self.lineHeight + Self.padding
    } else {
      let small = Thumbnail(node.data ?? [], shape: node.shape, side: limits.thumbnail)
      let part = max(Double(small.columns) * Self.thumbnailCell, 36 + widest)
      content = .summary(columns: small.columns, rows: small.rows, width: part)
      width = max(headerWidth, part * (showsGrad ? 2 : 1) + Self.padding * (showsGrad ? 3 : 2))
      height =
        Self.headerHeight + Self.captionHeight + Double(small.rows) * Self.thumbnailCell
        + 3 * Self.lineHeight + Self.padding + 4
    }
  }

  /// How wide data is; the gradient beside it is as wide.
  var partWidth: Double {
    switch content {
    case .bare, .scalar: width - 2 * Self.padding
    case .grid(let grid, let cell): cell * Double(grid.columns)
    case .summary(_, _, let width): width
    }
  }

  /// Where the gradient begins.
  var gradX: Double { 2 * Self.padding + partWidth }
}
