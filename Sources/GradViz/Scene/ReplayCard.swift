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
  /// How the numbers of grids are written, the same at every step.
  let numbers: Numbers
  /// Where data and gradient begin.
  let places: (data: Double, grad: Double)

  /// As large as the card with its border.
  var outerBox: Scene.Box { Scene.Box(width: width, height: height).grown(by: border) }

  func x(_ part: CardContent.Part) -> Double { part == .data ? places.data : places.grad }

  /// Of data and gradient; nil where there is no grid.
  typealias Numbers = (data: GridNumbers?, grad: GridNumbers?)

  func numbers(_ part: CardContent.Part) -> GridNumbers? {
    part == .data ? numbers.data : numbers.grad
  }

  /// The words above or beside elements.
  static func titles(_ numbers: Numbers) -> [String] {
    [CardContent.Part.data.title(numbers.data), CardContent.Part.grad.title(numbers.grad)]
  }

  func title(_ part: CardContent.Part) -> String { part.title(numbers(part)) }
}

/// The room that the elements of a value take on a card, at every step.
struct ElementsBox {
  let form: ElementsForm
  let shape: [Int]
  let width: Double
  let height: Double
  /// Of the cells of a grid.
  private(set) var cellWidth = 0.0
  /// Of a thumbnail.
  private(set) var (rows, columns) = (0, 0)

  static let cellHeight = 16.0
  static let thumbnailCell = 6.0
  static let lineHeight = 13.0

  init(
    _ node: NodeView, widest: Double, _ limits: DrawingOptions.Limits, hasThumbnail: Bool = true
  ) {
    form = ElementsForm(node, limits)
    shape = node.shape
    switch form {
    case .none: (width, height) = (textWidth(ElementsForm.noElements, size: 9), Self.lineHeight)
    case .grid(let grid):
      cellWidth = max((widest * 10 / 11 + 8).rounded(), 30)
      let slices = (0..<grid.rows).count { grid.slice(above: $0) != nil }
      width = cellWidth * Double(grid.columns)
      height = Double(grid.rows) * Self.cellHeight + Double(slices) * Self.lineHeight
    case .summary:
      if hasThumbnail { (rows, columns) = Thumbnail.size(shape, side: limits.thumbnail) }
      width = max(Double(columns) * Self.thumbnailCell, 36 + widest)
      height = Double(rows) * Self.thumbnailCell + 3 * Self.lineHeight + 4
    }
  }
}

extension Drawing {
  /// A card with room for all of these numbers, each part written as its grid has it.
  ///
  /// - Parameters:
  ///   - grads: All that are to be seen on it, one after the other.
  ///   - least: A text for which there is room in any case.
  ///   - width: The width of a text.
  func card(
    _ content: CardContent, isNamed: Bool, data: [Double], grads: [Double],
    orAsWideAs least: String = "", _ width: (String) -> Double
  ) -> ReplayCard {
    let node = content.node
    let form = ElementsForm(node, options.limits)
    let numbers: ReplayCard.Numbers =
      node.isScalar ? (nil, nil) : (form.numbers(data, options), form.numbers(grads, options))
    let write = (
      numbers.data?.cell ?? self.numbers.string, numbers.grad?.cell ?? self.numbers.string
    )
    // Of many only what they are like is told.
    func told(_ elements: [Double]) -> [Double] {
      guard case .summary = form else { return elements }
      return Statistics(Elements(elements)).named.map(\.value)
    }
    var widest = width(least)
    for value in told(data) { widest = max(widest, width(write.0(value))) }
    for value in told(grads) { widest = max(widest, width(write.1(value))) }
    return style.card(content, isNamed: isNamed, widest: widest, numbers: numbers)
  }
}

extension CardContent.Row {
  /// The elements that are shown.
  var shown: [Double] {
    if case .elements(let elements) = self { Array(elements) } else { [] }
  }
}
