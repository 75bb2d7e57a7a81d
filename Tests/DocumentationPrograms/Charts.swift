// The code of GradViz's article on charts.

import GradViz
import Micrograd

func charts() throws {
  let w = Tensor(0.0, name: "w", requiresGrad: true)
  var losses: [Double] = []
  for _ in 0..<20 {
    let loss = (w - 3) * (w - 3)
    loss.backward()
    losses.append(loss.item)
    if let grad = w.grad { w.data -= 0.1 * grad }
    w.zeroGrad()
  }
  let curves = Chart.curves([Curve("train", losses)], x: "step", y: "loss", isLogarithmic: true)
  try curves.write(to: "loss.svg")

  let confusion = Chart.confusion(
    [[50, 0, 0], [0, 47, 3], [0, 1, 49]], classes: ["setosa", "versicolor", "virginica"])
  try confusion.write(to: "confusion.svg")

  let attention = Chart.heatMap(
    [[0.9, 0.1], [0.25, 0.75]], rows: ["三", "四"], columns: ["three", "four"], x: "read",
    y: "written")
  try attention.write(to: "attention.svg")

  let groups = [
    PointGroup("inside", [(0, 0), (0.3, 0.4), (-0.5, 0.1)]),
    PointGroup("outside", [(1.2, 0.3), (-0.9, 0.8), (0.1, -1.3)]),
  ]
  try Chart.scatter(groups, x: "x", y: "y").write(to: "points.svg")
  let boundary = Chart.boundary(groups, x: "x", y: "y") { points in
    points.map { $0.x * $0.x + $0.y * $0.y - 0.7 }
  }
  try boundary.write(to: "boundary.svg")

  let image = [[0.0, 1, 0], [1, 1, 1], [0, 1, 0]]
  let tiles = [
    ImageTile(image, caption: "a plus"),
    ImageTile(image, caption: "a minus", isMarked: true),
    ImageTile(image, caption: "where", boxes: [ImageBox(x: 1, y: 0, width: 1, height: 3)]),
  ]
  try Chart.images(tiles, columns: 3).write(to: "images.svg")
}
