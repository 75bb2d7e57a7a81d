// Small grey images in rows, with words below and boxes on them.

import ComputationGraph

/// What ``Chart/images(_:columns:title:)`` draws.
struct ImageChart: ChartContent {
  var tiles: [ImageTile]
  var columns: Int

  private static let (gap, highest) = (12.0, 160.0)
  /// More would be too small to be seen.
  private static let mostColumns = 18

  func draw(on canvas: inout ChartCanvas) {
    guard !tiles.isEmpty else { return canvas.nothing() }
    let columns = min(max(columns, 1), tiles.count, Self.mostColumns)
    let column = (ChartCanvas.width - 24 + Self.gap) / Double(columns) - Self.gap
    let width = min(column, Self.highest)
    // As high as the highest of them, for this width.
    let ratio = tiles.map { PixelGrid($0.rows).ratio }.max() ?? 1
    let height = min(width * ratio, Self.highest)
    let whole = Double(columns) * (width + Self.gap) - Self.gap
    let left = (ChartCanvas.width - whole) / 2
    let top = canvas.height + 4
    let haveCaptions = tiles.contains { !$0.caption.isEmpty }
    let row = height + (haveCaptions ? 26 : Self.gap)
    for (index, tile) in tiles.enumerated() {
      let box = Scene.Box(
        x: left + Double(index % columns) * (width + Self.gap),
        y: top + Double(index / columns) * row, width: width, height: height)
      draw(tile, in: box, on: &canvas)
    }
    canvas.height = top + Double((tiles.count + columns - 1) / columns) * row + 4
    let kinds = [false, true].filter { isReference in
      tiles.contains { $0.boxes.contains { $0.isReference == isReference } }
    }
    canvas.legend(
      kinds.map { isReference in
        LegendEntry(
          label: isReference ? "true" : "found",
          sign: .frame(classes: isReference ? "box true" : "box"), category: isReference ? 1 : 0)
      })
  }

  private func draw(_ tile: ImageTile, in box: Scene.Box, on canvas: inout ChartCanvas) {
    let grid = PixelGrid(tile.rows)
    // Pixels are squares, in the middle of the room.
    let pixel = min(
      box.width / Double(max(grid.width, 1)), box.height / Double(max(grid.height, 1)))
    let image = Scene.Box(
      x: box.x + (box.width - pixel * Double(grid.width)) / 2,
      y: box.y + (box.height - pixel * Double(grid.height)) / 2,
      width: pixel * Double(grid.width), height: pixel * Double(grid.height))
    for (level, path) in grid.paths(in: image) { canvas.path(path, "k\(level) area") }
    canvas.rectangle(
      tile.isMarked ? image.grown(by: 2) : image, tile.isMarked ? "heavy" : "frame")
    let scale = grid.width == 0 ? 0 : image.width / Double(grid.columns)
    for mark in tile.boxes { draw(mark, scale, in: image, on: &canvas) }
    if !tile.caption.isEmpty {
      canvas.text(
        cut(
          tile.caption, width: box.width + Self.gap - 2, size: ChartCanvas.smallLetters,
          bold: tile.isMarked),
        x: box.x + box.width / 2, y: box.y + box.height + 16, tile.isMarked ? "n b mid" : "n mid")
    }
  }

  /// A box as far as it is on its image, with a line around that parts it from the pixels.
  private func draw(
    _ mark: ImageBox, _ scale: Double, in image: Scene.Box, on canvas: inout ChartCanvas
  ) {
    let numbers = [mark.x, mark.y, mark.width, mark.height]
    guard numbers.allSatisfy({ abs($0) <= Axis.largest }) else { return }
    func within(_ value: Double, _ end: Double) -> Double { min(max(value * scale, 0), end) }
    let (left, right) = (
      within(mark.x, image.width), within(mark.x + mark.width, image.width)
    )
    let (top, bottom) = (
      within(mark.y, image.height), within(mark.y + mark.height, image.height)
    )
    let box = Scene.Box(
      x: image.x + left, y: image.y + top, width: max(right - left, 0),
      height: max(bottom - top, 0))
    canvas.rectangle(box, "halo")
    let color = mark.isReference ? "c1" : "c0"
    canvas.rectangle(box, mark.isReference ? "box true \(color)" : "box \(color)")
    if let label = mark.label {
      // Above the box, or inside where it is at the top.
      let y = box.y - 4 < image.y + 10 ? box.y + 13 : box.y - 4
      let room = image.x + image.width - box.x - 2
      canvas.text(
        cut(label, width: max(room, 14), size: ChartCanvas.smallLetters, bold: true),
        x: box.x + 3, y: y, "n b over \(color)")
    }
  }

  // MARK: In words

  var name: String { counted(tiles.count, "image") }

  var summary: String {
    if tiles.isEmpty { return "Images: nothing to show." }
    let marked = tiles.filter(\.isMarked)
    let captions = tiles.map(\.caption).filter { !$0.isEmpty }
    let boxes = tiles.map(\.boxes.count).reduce(0, +)
    let missing = tiles.map { PixelGrid($0.rows).missing }.reduce(0, +)
    var sentences = ["\(counted(tiles.count, "image"))."]
    if !captions.isEmpty {
      sentences.append(
        captions.prefix(24).joined(separator: "; ") + (captions.count > 24 ? " and so on." : "."))
    }
    if !marked.isEmpty { sentences.append("\(marked.count) of them set apart by a heavy frame.") }
    if boxes > 0 { sentences.append("Boxes on them: \(boxes).") }
    if missing > 0 {
      sentences.append("\(counted(missing, "pixel")) can't be shown: NaN or infinite.")
    }
    return sentences.joined(separator: " ")
  }
}
