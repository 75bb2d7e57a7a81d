// What one style says of itself: everything in which it differs from another stands in its file.

import ComputationGraph
import Graphviz

extension DrawingOptions {
  /// How a value looks.
  public enum Style: String, Sendable, Hashable, CaseIterable {
    /// One card per value, with the operation that made it.
    case card
    /// micrograd's picture: a box per value and a circle per operation.
    case classic

    var type: any CardStyle.Type {
      switch self {
      case .card: TableCards.self
      case .classic: ClassicCards.self
      }
    }

    /// What this style shows where nothing else is asked for.
    public var parts: Parts { type.parts }
  }
}

/// The cards of one picture in one style: as labels for Graphviz, and for a replay as shapes.
///
/// A class, made once for a picture, so that what depends on the theme alone can be text already.
protocol CardStyle: AnyObject {
  /// What is shown where nothing else is asked for.
  static var parts: DrawingOptions.Parts { get }
  /// The style in which a large graph is drawn, which Graphviz lays out sooner.
  static var plain: any CardStyle.Type { get }
  /// Whether operations are nodes of their own, between operands and results.
  static var hasOperators: Bool { get }
  /// Whether a constant says that it has no gradient.
  static var tellsConstants: Bool { get }
  /// Whether pictures of tensors have colours that need a legend.
  static var needsLegend: Bool { get }
  /// Whether lines are as heavy as the gradient that flows along them is large.
  static var weighsEdges: Bool { get }

  init(_ options: DrawingOptions, _ survey: Survey, _ palette: Palette)
  var options: DrawingOptions { get }
  var survey: Survey { get }
  var palette: Palette { get }

  // MARK: For Graphviz

  var graphDefaults: Attributes { get }
  /// In points, of what is said of values.
  var textSize: Double { get }
  var nodeDefaults: Attributes { get }
  var edgeDefaults: Attributes { get }
  /// The ramps of colours that the picture has.
  var scales: [ColorScale] { get }
  /// What shapes and colours stand for, as far as the picture has them.
  var legend: [LegendItem] { get }
  /// Writes what a value looks like.
  func write(_ card: CardContent, to text: inout DOTText)

  // MARK: For replays

  /// How frames look in a theme, over lines that tell kinds apart: rules of the style sheet.
  static func colours(_ palette: Palette) -> String
  /// The card with room for numbers as wide as `widest`, whatever is to be shown on it later.
  func card(
    _ content: CardContent, isNamed: Bool, widest: Double, numbers: ReplayCard.Numbers
  ) -> ReplayCard
  /// Whether numbers of a part have the colours of their values; else only what is not a number
  /// stands out.
  func isColoured(_ part: CardContent.Part, on card: ReplayCard) -> Bool
  /// Data or gradient on a card; nil is what is not there yet.
  func shapes(of part: CardContent.Part, _ values: [Double]?, on card: ReplayCard) -> [Scene.Item]
}

extension CardStyle {
  static var plain: any CardStyle.Type { Self.self }
  static var hasOperators: Bool { false }
  static var tellsConstants: Bool { false }
  static var needsLegend: Bool { false }
  static var weighsEdges: Bool { false }
  var scales: [ColorScale] { [] }
}

/// A ramp of colours in a legend.
struct ColorScale {
  let name: String
  /// What cells in these colours are called: `g` for gradients, `d` for data.
  let part: String
  let ends: (low: String, high: String)
}
