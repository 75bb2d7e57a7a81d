// The pixels of a small image as a few paths, one for each shade.

import Algorithms

/// An image in at most 64 by 64 pixels; of a larger one they are the means of blocks.
struct PixelGrid {
  /// Of the image itself.
  let (lines, columns): (Int, Int)
  /// As drawn.
  let (height, width): (Int, Int)
  /// How many pixels are NaN or infinite.
  let missing: Int
  private let pixels: [[Double]]
  private let block: Int

  private static let most = 64

  init(_ rows: [[Double]]) {
    pixels = rows
    (lines, columns) = (rows.count, rows.map(\.count).max() ?? 0)
    block = max((max(lines, columns) + Self.most - 1) / Self.most, 1)
    (height, width) = ((lines + block - 1) / block, (columns + block - 1) / block)
    missing = rows.joined().count { !$0.isFinite }
  }

  /// How high it is for its width.
  var ratio: Double { width == 0 ? 1 : Double(height) / Double(width) }

  /// The level of a pixel from 0 to ``ChartStyle/inks``; nil for none.
  private func level(_ row: Int, _ column: Int) -> Int? {
    let block = block
    let known = pixels[(row * block)..<min((row + 1) * block, lines)].flatMap { line in
      line.dropFirst(column * block).prefix(block).filter(\.isFinite)
    }
    guard !known.isEmpty else { return nil }
    let mean = known.reduce(0) { $0 + min(max($1, 0), 1) } / Double(known.count)
    return Int((mean * Double(ChartStyle.inks)).rounded())
  }

  /// For each shade its pixels within a box, neighbours as one.
  func paths(in box: Scene.Box) -> [(level: Int, path: String)] {
    var paths = [String](repeating: "", count: ChartStyle.inks + 1)
    let (across, down) = (box.width / Double(max(width, 1)), box.height / Double(max(height, 1)))
    for row in 0..<height {
      let levels = (0..<width).map { level(row, $0) }
      for run in levels.indices.chunked(on: { levels[$0] }) {
        guard let level = run.0 else { continue }
        let (left, right) = (
          box.x + Double(run.1.startIndex) * across, box.x + Double(run.1.endIndex) * across
        )
        let top = box.y + Double(row) * down
        paths[level] +=
          "M\(coordinate(left)) \(coordinate(top))H\(coordinate(right))"
          + "V\(coordinate(top + down))H\(coordinate(left))z"
      }
    }
    return paths.enumerated().compactMap { $1.isEmpty ? nil : (level: $0, path: $1) }
  }
}
