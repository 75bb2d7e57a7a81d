// What the card of one value says: decided here, whatever the card is drawn with.

import ComputationGraph

/// The rows of a card, in their order. A writer makes a table, a box, shapes or lines of text of
/// them.
///
/// A small value that writers walk, not a list of rows: nothing in it is allocated for a scalar, so
/// that the cards of a hundred thousand values cost what their text costs.
struct CardContent {
  let node: NodeView
  let kind: Kind
  /// All there is, shown or not; asked of the graph once.
  let (known, knownGrad): (Elements?, Elements?)
  /// What the value is called; nil where that is said by its symbol or its number.
  let title: String?
  /// The operation, for a nameless value that was given its origin; nil where there is no more to
  /// say than the title, or the number.
  let symbol: String?
  let shape: String?
  let settings: String?
  /// `float32 [3, 2]`, where that is all that is known of the data.
  let type: String?
  let data: Row
  let grad: Row
  /// What stands small below: how many parameters there are, and where the value was made.
  let notes: [String]

  /// A row of elements.
  enum Row {
    case hidden
    /// Nothing is there: no gradient reached the value, or its data is not known.
    case missing
    case elements(Elements)

    /// The only element of a scalar; nil where there is none.
    var number: Double? { if case .elements(let elements) = self { elements.first } else { nil } }
  }

  enum Part: String, CaseIterable { case data, grad }

  subscript(part: Part) -> Row { part == .data ? data : grad }

  /// Whether there is a row for a part.
  func has(_ part: Part) -> Bool { if case .hidden = self[part] { false } else { true } }

  /// Whether there is a row for the gradient.
  var hasGrad: Bool { has(.grad) }

  /// A constant without a name is its own number.
  var isBare: Bool { title == nil && symbol == nil }

  /// - Parameters:
  ///   - title: What the value is called; nil where that is not shown.
  ///   - tellsConstants: Whether a constant's missing gradient is told too.
  init(
    _ node: NodeView, _ kind: Kind, title: String?, show: DrawingOptions.Parts,
    tellsConstants: Bool, nameLength: Int
  ) {
    let (isConstant, shape, known, grad) = (node.isConstant, node.shape, node.data, node.grad)
    // A number in an expression belongs to the structure.
    let isLiteral = isConstant && title == nil && show.contains(.structure)
    let show = isLiteral ? show.union(.data) : show
    let (showsData, isUnknown) = (show.contains(.data), show.contains(.data) && known == nil)
    let isBare = isConstant && title == nil && showsData && known?.count == 1
    let settings = show.contains(.attributes) ? settingsText(of: node) : ""
    (self.node, self.kind, self.title, self.known, knownGrad) = (node, kind, title, known, grad)
    symbol = isBare || title != nil && node.isLeaf ? nil : operationSymbol(of: node)
    data = showsData ? known.map(Row.elements) ?? .missing : .hidden
    type = isUnknown ? node.type + (shape.isEmpty ? "" : " " + shapeText(shape)) : nil
    let showsShape = show.contains(.shape) && !shape.isEmpty && !isBare && !isUnknown
    self.shape = showsShape ? shapeText(shape) : nil
    self.settings = settings.isEmpty ? nil : settings
    let unreached = isConstant && !tellsConstants ? Row.hidden : .missing
    self.grad = show.contains(.grad) ? grad.map(Row.elements) ?? unreached : .hidden
    let count =
      show.contains(.structure) && node.isParameter ? counted(node.size, "parameter") : nil
    let source = show.contains(.source) ? node.source.map { shortened($0, to: nameLength) } : nil
    notes = count == nil && source == nil ? [] : [count, source].compactMap(\.self)
  }
}

/// How the elements of a value are shown: its shape decides, so that data and gradient are alike.
enum ElementsForm {
  case none
  /// Every element in its place.
  case grid(Grid)
  /// What they are like, for more than can be shown.
  case summary

  /// What is said instead of nothing.
  static let noElements = "no elements"

  init(_ node: NodeView, _ limits: DrawingOptions.Limits) {
    let grid = Grid(shape: node.shape, limits).map(ElementsForm.grid)
    self = node.size == 0 ? .none : grid ?? .summary
  }

  /// How the numbers of a grid are written, for all that it is to show; nil for what is none.
  func numbers(_ elements: some Sequence<Double>, _ options: DrawingOptions) -> GridNumbers? {
    guard case .grid = self else { return nil }
    return GridNumbers(elements, digits: options.gridPrecision)
  }
}

extension CardContent.Part {
  /// The word above elements, with the power of ten that they are multiples of: `grad ×10⁻³`.
  func title(_ numbers: GridNumbers?) -> String {
    numbers?.factor.map { rawValue + " " + $0 } ?? rawValue
  }
}

/// What a value is in its graph: its own kind, unless it is the output.
func kind(of node: NodeView, isOutput: Bool) -> Kind {
  if isOutput { return .output }
  return switch node.origin {
  case .parameter: .parameter
  case .constant, .input: .constant
  case .result: .inner
  }
}

/// The symbol of the operation that made a value, `×`, `tanh`, `(·)³`; of a further result of it with
/// its number.
func operationSymbol(of node: NodeView) -> String {
  let symbol = node.operation?.symbol ?? node.origin.name
  // Markup around no text would be an error.
  let shown = seen(symbol) ?? "?"
  if case .result(let index) = node.origin, index > 0 { return "\(shown)[\(index)]" }
  return shown
}
