// What stands in the brackets of x[mask], x[rows, columns], x[:, picked]: an item for each dimension.

import ComputationGraph

/// One place in the brackets after a tensor.
package enum IndexItem: Sendable, Equatable {
  /// A position, a range or a new dimension.
  case basic(SliceItem)
  /// Positions along one dimension, negative from the end; they broadcast with those of others.
  case positions(NDArray)

  /// All of a dimension.
  package static let all = IndexItem.basic(.range(start: nil, stop: nil, step: 1))

  /// Every combination of positions, of which there is a list for each dimension.
  package static func grid(_ lists: [[Int]]) -> [IndexItem] {
    lists.enumerated().map { dimension, list in
      let after = Shape(repeating: 1, count: lists.count - 1 - dimension)
      return .positions(NDArray(shape: [list.count] + after, elements: list.map(Double.init)))
    }
  }

  /// One position for each element of an array of them: along `dimension` it is the element, along
  /// the others the place where the element stands (PyTorch's `gather`).
  static func along(_ dimension: Int, _ positions: NDArray) -> [IndexItem] {
    var items = grid(positions.shape.map { Array(0..<$0) })
    items[dimension] = .positions(positions)
    return items
  }

  /// Where a mask is not 0: an item for each of its dimensions.
  package static func mask(_ mask: NDArray) -> [IndexItem] {
    let chosen = mask.elements.indices.filter { mask.elements[$0] != 0 }
    let strides = mask.shape.strides
    return mask.shape.indices.map { dimension in
      .positions(
        NDArray(
          shape: [chosen.count],
          elements: chosen.map {
            Double($0 / max(strides[dimension], 1) % max(mask.shape[dimension], 1))
          }))
    }
  }
}

/// Positions stand in a list of their own, so that they are no range.
extension IndexItem: SettingValue {
  package static var kind: String { "\(SliceItem.kind), or a list with a list of positions" }

  package init?(_ setting: Setting.Value) {
    if case .list(let parts) = setting, parts.count == 1, let positions = NDArray(parts[0]) {
      self = .positions(positions)
    } else if let basic = SliceItem(setting) {
      self = .basic(basic)
    } else {
      return nil
    }
  }

  package var setting: Setting.Value {
    switch self {
    case .basic(let item): item.setting
    case .positions(let positions): .list([positions.setting])
    }
  }
}

/// Where the picked elements stand, by PyTorch's rules.
///
/// Positions along several dimensions are taken together, broadcast with each other. Their dimensions
/// stand where those of the operand stood, if these are next to each other, else in front. A single
/// position takes its dimension away beforehand.
struct IndexPlan {
  private var start = 0
  /// The dimensions of ranges before and after those of positions, with the distances along them.
  private var front: (shape: Shape, strides: [Int]) = ([], [])
  private var back: (shape: Shape, strides: [Int]) = ([], [])
  private var picked: [(positions: NDArray, stride: Int, extent: Int)] = []
  private var pickedShape: Shape = []

  init(_ items: [IndexItem], of whole: Shape) throws(OperationError) {
    let strides = whole.strides
    let used = items.count { $0 != .basic(.newAxis) }
    guard used <= whole.count else { throw .tooManyIndices(used, rank: whole.count) }
    var dimension = 0
    /// Whether a range stands between positions.
    var isSplit = false
    func append(_ extent: Int, _ stride: Int) {
      back.shape.append(extent)
      back.strides.append(stride)
    }
    for item in items {
      switch item {
      case .basic(.newAxis):
        append(1, 0)
        continue
      case .basic(.index(let index)):
        let position = try SliceItem.position(index, of: whole[dimension], dimension)
        start += position * strides[dimension]
      case .basic(.range(let from, let to, let step)):
        let (first, count, step) = try SliceItem.positions(from, to, step, of: whole[dimension])
        start += first * strides[dimension]
        append(count, strides[dimension] * step)
      case .positions(let positions):
        let extent = whole[dimension]
        try positions.checkPositions(from: -extent, dimension: dimension, extent: extent)
        guard let shape = pickedShape.broadcast(with: positions.shape) else {
          throw .notBroadcastable
        }
        if picked.isEmpty {
          swap(&front, &back)
        } else {
          isSplit = isSplit || !back.shape.isEmpty
        }
        pickedShape = shape
        picked.append((positions, strides[dimension], extent))
      }
      dimension += 1
    }
    back.shape += whole[dimension...]
    back.strides += strides[dimension...]
    if isSplit {
      back = (front.shape + back.shape, front.strides + back.strides)
      front = ([], [])
    }
  }

  var shape: Shape { front.shape + pickedShape + back.shape }

  /// The place of each picked element among all elements.
  var positions: NDArray {
    var offsets = [Int](repeating: start, count: pickedShape.size)
    for (positions, stride, extent) in picked {
      let strides = positions.shape.strides(broadcastTo: pickedShape)
      forEachOffset(in: pickedShape, strides, strides) { place, offset, _ in
        let index = Int(positions.elements[offset])
        offsets[place] += (index < 0 ? index + extent : index) * stride
      }
    }
    let inner = back.shape.size
    return NDArray(shape: shape) { result, _ in
      forEachOffset(in: front.shape, front.strides, front.strides) { row, outer, _ in
        for (place, offset) in offsets.enumerated() {
          let begin = (row * offsets.count + place) * inner
          forEachOffset(in: back.shape, back.strides, back.strides) { position, last, _ in
            result[begin + position] = Double(outer + offset + last)
          }
        }
      }
    }
  }
}
