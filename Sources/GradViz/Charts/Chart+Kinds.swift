// The kinds of charts.

extension Chart {
  /// Numbers over steps, as lines with their names at their ends; where there are too many for that, in
  /// a legend.
  ///
  /// Of long curves a few hundred points are drawn, the lowest and highest ones among them.
  ///
  /// - Parameters:
  ///   - curves: What is drawn, in the order of its colours and dashes.
  ///   - x: What goes to the right, such as `step`.
  ///   - y: What goes up, such as `loss`.
  ///   - isLogarithmic: Whether going up is multiplying; zero and less leave a gap then.
  ///   - marks: Single points.
  ///   - title: What stands above.
  public static func curves(
    _ curves: [Curve], x: String, y: String, isLogarithmic: Bool = false, marks: [Mark] = [],
    title: String? = nil
  ) -> Chart {
    Chart(
      title: title,
      content: CurveChart(curves: curves, x: x, y: y, isLogarithmic: isLogarithmic, marks: marks))
  }

  /// How often each class was taken for each: rows are actual classes, columns predicted ones.
  ///
  /// A colour goes with the root of the share of its row, so that a few mistakes are seen; what is
  /// right has a frame. The description says how many are right, and what is mistaken most often.
  ///
  /// - Parameters:
  ///   - counts: A row for each class; what is missing is 0.
  ///   - classes: Their names; where one is missing there is its number.
  ///   - title: What stands above.
  public static func confusion(
    _ counts: [[Int]], classes: [String], title: String? = nil
  ) -> Chart {
    Chart(title: title, content: MatrixChart(counts, classes: classes))
  }

  /// Numbers as colours, such as an attention map, with the queries as rows.
  ///
  /// The largest magnitude has the strongest colour; numbers stand in cells that have room. Of more
  /// than 120 rows or columns neighbours are one cell, by their mean, and the chart says so.
  ///
  /// - Parameters:
  ///   - numbers: Row by row; NaN, infinities and what a row lacks are empty cells.
  ///   - rows: Names; where one is missing there is its number.
  ///   - columns: Likewise.
  ///   - x: What the columns are.
  ///   - y: What the rows are.
  ///   - title: What stands above.
  public static func heatMap(
    _ numbers: [[Double]], rows: [String], columns: [String], x: String, y: String,
    title: String? = nil
  ) -> Chart {
    Chart(title: title, content: MatrixChart(numbers, rows: rows, columns: columns, x: x, y: y))
  }

  /// Points in a plane, such as an embedding; groups are told apart by colour and by shape.
  ///
  /// Of thousands of points those are left out that others of their group would cover.
  ///
  /// - Parameters:
  ///   - groups: What is drawn, in the order of its colours and shapes.
  ///   - x: What goes to the right.
  ///   - y: What goes up.
  ///   - title: What stands above.
  public static func scatter(
    _ groups: [PointGroup], x: String, y: String, title: String? = nil
  ) -> Chart {
    Chart(title: title, content: PointChart(groups: groups, x: x, y: y))
  }

  /// Points of two groups, and where a model draws the line between them.
  ///
  /// - Parameters:
  ///   - groups: The first one is where the score is below zero, the second one where it is above;
  ///     others are drawn too.
  ///   - x: What goes to the right.
  ///   - y: What goes up.
  ///   - resolution: How many scores there are along each axis, from 2 to 200.
  ///   - title: What stands above.
  ///   - score: Is called once, with all points of the grid and then those of the first two groups;
  ///     returns a score for each. Scores that are NaN, infinite or missing leave a gap.
  public static func boundary(
    _ groups: [PointGroup], x: String, y: String, resolution: Int = 60, title: String? = nil,
    score: ([(x: Double, y: Double)]) -> [Double]
  ) -> Chart {
    let field = ScoreField(groups, side: resolution, score: score)
    return Chart(title: title, content: PointChart(groups: groups, x: x, y: y, field: field))
  }

  /// Small grey images in rows, with words below; what is marked has a heavy frame, and boxes are solid
  /// where they were found and dashed where they are in truth.
  ///
  /// Images of more than 64 by 64 pixels are drawn in larger ones.
  ///
  /// - Parameters:
  ///   - tiles: The images, row by row.
  ///   - columns: How many stand side by side, from 1 to 18.
  ///   - title: What stands above.
  public static func images(
    _ tiles: [ImageTile], columns: Int, title: String? = nil
  ) -> Chart {
    Chart(title: title, content: ImageChart(tiles: tiles, columns: columns))
  }
}
