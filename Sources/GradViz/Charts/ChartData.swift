// What is drawn in charts: curves, marks, groups of points, and images with boxes.

/// A list of numbers that is drawn as a line, from left to right or through points as they come.
public struct Curve: Sendable, Hashable {
  /// What stands at its end.
  public var label: String
  let points: [ChartPoint]

  /// A number for each step.
  ///
  /// - Parameters:
  ///   - label: What stands at its end.
  ///   - values: What is drawn upwards. NaN and infinities leave a gap.
  ///   - first: Where the first one is on the axis that goes to the right.
  ///   - step: How far it is from each to the next.
  public init(_ label: String, _ values: [Double], from first: Double = 1, every step: Double = 1) {
    self.label = label
    points = values.enumerated().map { ChartPoint(x: first + Double($0) * step, y: $1) }
  }

  /// Points that are joined in their order.
  public init(_ label: String, points: [(x: Double, y: Double)]) {
    self.label = label
    self.points = points.map(ChartPoint.init)
  }
}

/// A single point that is worth a look, with a word beside it.
public struct Mark: Sendable, Hashable {
  let point: ChartPoint
  let label: String?

  /// A mark in the units of the axes; one that has no place there is left out.
  public init(x: Double, y: Double, label: String? = nil) {
    point = ChartPoint(x: x, y: y)
    self.label = label
  }
}

/// Points that belong together; groups are told apart by colour and by shape.
public struct PointGroup: Sendable, Hashable {
  /// What the legend calls it.
  public var label: String
  let points: [ChartPoint]

  /// Points in the units of the axes, under the name of their group.
  public init(_ label: String, _ points: [(x: Double, y: Double)]) {
    self.label = label
    self.points = points.map(ChartPoint.init)
  }
}

/// A small grey image with words below it.
public struct ImageTile: Sendable, Hashable {
  let rows: [[Double]]
  let caption: String
  let isMarked: Bool
  let boxes: [ImageBox]

  /// - Parameters:
  ///   - rows: The pixels from the top, from 0 for the background to 1 for ink.
  ///   - caption: What stands below.
  ///   - isMarked: Whether a heavy frame sets it apart, such as a wrong answer.
  ///   - boxes: What is drawn on it.
  public init(
    _ rows: [[Double]], caption: String, isMarked: Bool = false, boxes: [ImageBox] = []
  ) {
    self.rows = rows
    self.caption = caption
    self.isMarked = isMarked
    self.boxes = boxes
  }
}

/// A rectangle on an image, in pixels of the image from its top left corner.
public struct ImageBox: Sendable, Hashable {
  let x: Double
  let y: Double
  let width: Double
  let height: Double
  let label: String?
  /// Whether it is where the thing is in truth; such boxes are dashed.
  let isReference: Bool

  /// A box; what reaches beyond its image is not drawn.
  ///
  /// - Parameters:
  ///   - x: Where its left side is.
  ///   - y: Where its upper side is.
  ///   - width: How wide it is.
  ///   - height: How high it is.
  ///   - label: What stands above it.
  ///   - isReference: Whether it is where the thing is in truth.
  public init(
    x: Double, y: Double, width: Double, height: Double, label: String? = nil,
    isReference: Bool = false
  ) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
    self.label = label
    self.isReference = isReference
  }
}

/// A place in the units of a chart's axes.
struct ChartPoint: Sendable, Hashable {
  var x: Double
  var y: Double

  init(x: Double, y: Double) { (self.x, self.y) = (x, y) }

  init(_ pair: (x: Double, y: Double)) { self.init(x: pair.x, y: pair.y) }
}
