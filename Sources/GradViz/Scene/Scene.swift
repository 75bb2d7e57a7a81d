// What stands where in a picture, before any format: shapes and texts, their places and classes.

/// A picture whose every part has its place; writers make SVG of it, or drawing operations.
///
/// Points count from the upper left corner of the layout.
struct Scene {
  /// What is seen of the plane.
  var box: Box
  var items: [Item]

  struct Point: Equatable {
    var x: Double
    var y: Double

    /// The point so far on the way to another one, and so far to the side of it.
    func moved(_ distance: Double, toward other: Point, aside: Double = 0) -> Point {
      let (dx, dy) = (other.x - x, other.y - y)
      let reach = max((dx * dx + dy * dy).squareRoot(), 1e-9)
      return Point(
        x: x + dx / reach * distance - dy / reach * aside,
        y: y + dy / reach * distance + dx / reach * aside)
    }
  }

  struct Box: Equatable {
    var x = 0.0
    var y = 0.0
    var width: Double
    var height: Double

    /// The box with a border around it.
    func grown(by border: Double) -> Box {
      Box(x: x - border, y: y - border, width: width + 2 * border, height: height + 2 * border)
    }
  }

  /// A shape with the classes by which a style sheet knows it.
  struct Item {
    var shape: Shape
    var classes: [String]
    var id: String?

    init(_ shape: Shape, _ classes: [String] = [], id: String? = nil) {
      self.shape = shape
      self.classes = classes
      self.id = id
    }
  }

  indirect enum Shape {
    /// Items whose places count from a point.
    case group([Item], at: Point? = nil)
    case rectangle(Box, radius: Double = 0)
    case ellipse(Box)
    /// Bézier curves, each as its start and three points for every part.
    case curves([[Point]])
    case polygon([Point])
    case text(Text)
  }

  struct Text {
    var text: String
    var at: Point
    /// What the text is of: notations such as LaTeX's write each in a way of their own.
    var content = Content.words
    /// A wider text is set narrower.
    var room: Double?
    /// What follows on the same line, of a class of its own.
    var tail: (text: String, class: String)?

    enum Content { case words, name, number }

    /// Between a text and what follows.
    static let gap = 6.0
  }
}

extension Scene.Item {
  static func text(
    _ text: String, _ classes: [String], _ x: Double, _ y: Double,
    of content: Scene.Text.Content = .words
  ) -> Self {
    Self(.text(Scene.Text(text: text, at: Scene.Point(x: x, y: y), content: content)), classes)
  }
}
