// The card of one value in a replay: of one size, whatever is to be shown on it later.

import ComputationGraph

/// A card as its style laid it out.
struct ReplayCard {
  let content: CardContent
  let width: Double
  let height: Double
  /// The frame, and what never changes.
  let outline: [Scene.Item]
  /// What data takes; the gradient is as large.
  let elements: ElementsBox
  /// What the frame takes beyond the card's own size, on each side.
  var border = 0.0
  /// Where data and gradient begin.
  let dataX: Double
  let gradX: Double

  func x(_ part: CardContent.Part) -> Double { part == .data ? dataX : gradX }

  /// The rectangle around a card; the output has a second one around it.
  static func frame(
    _ kind: Kind, _ width: Double, _ height: Double, radius: Double
  ) -> [Scene.Item] {
    let box = Scene.Box(width: width, height: height)
    let frame = Scene.Item(.rectangle(box, radius: radius), ["f"])
    guard kind == .output else { return [frame] }
    return [Scene.Item(.rectangle(box.grown(by: 3), radius: radius + 2), ["f"]), frame]
  }
}

/// The room that the elements of a value take on a card, at every step.
struct ElementsBox {
  let form: ElementsForm
  let width: Double
  let height: Double
  /// Of the cells of a grid.
  let cellWidth: Double
  let thumbnail: (rows: Int, columns: Int)

  static let cellHeight = 16.0
  static let thumbnailCell = 6.0
  static let lineHeight = 13.0

  init(_ node: NodeView, widest: Double, _ limits: DrawingOptions.Limits) {
    form = ElementsForm(shape: node.shape, size: node.size, limits)
    var (cell, small) = (0.0, (rows: 0, columns: 0))
    switch form {
    case .number: (width, height) = (widest, Self.cellHeight)
    case .none: (width, height) = (textWidth(ElementsForm.noElements, size: 9), Self.lineHeight)
    case .grid(let grid):
      cell = max((widest * 10 / 11 + 8).rounded(), 30)
      let slices = (0..<grid.rows).count { grid.slice(above: $0) != nil }
      width = cell * Double(grid.columns)
      height = Double(grid.rows) * Self.cellHeight + Double(slices) * Self.lineHeight
    case .summary:
      small = Thumbnail.size(node.shape, side: limits.thumbnail)
      width = max(Double(small.columns) * Self.thumbnailCell, 36 + widest)
      height = Double(small.rows) * Self.thumbnailCell + 3 * Self.lineHeight + 4
    }
    cellWidth = cell
    thumbnail = small
  }
}
