// Which elements of an array the brackets after it pick, as NumPy has it.

import Micrograd

/// The places that a key such as `1, ::-1` or `mask` picks, in the order of the result.
struct ArrayPlaces {
  /// The shape of what is picked.
  private(set) var shape: [Int] = []
  /// For each element of the result, where it stands in the array.
  private(set) var places: [Int] = [0]
  /// Whether only ints and slices pick them, so that the result shows what the array holds.
  private(set) var isBasic = true

  /// What a part of the key says of the array's next dimension, or of several for a mask.
  private enum Part {
    case newAxis
    /// Positions, and whether the dimension stays.
    case along([Int], stays: Bool)
    /// Positions of several dimensions at once, of a shape that all such parts share.
    case picked([Int])
  }

  init(_ key: Value, of array: [Int], _ span: Span, _ machine: Interpreter) throws(Fault) {
    let reader = ArrayKeyReader(array: array, span: span, machine: machine)
    let (items, picked) = try reader.items(key)
    isBasic = picked == nil
    var parts: [Part] = []
    var dimension = 0
    for item in items {
      switch item {
      case .newAxis: parts.append(.newAxis)
      case .positions(let positions):
        parts.append(.picked(positions))
        dimension += 1
      case .index(let index):
        let place = try reader.place(index, dimension)
        // Beside positions, an int is one of them.
        parts.append(
          picked.map { .picked([Int](repeating: place, count: $0.size)) }
            ?? .along([place], stays: false))
        dimension += 1
      case .slice(let slice):
        parts.append(.along(try reader.positions(slice, dimension), stays: true))
        dimension += 1
      }
    }
    while dimension < array.count {
      parts.append(.along(Array(0..<array[dimension]), stays: true))
      dimension += 1
    }
    try combine(parts, array, picked, span, machine)
  }

  private mutating func combine(
    _ parts: [Part], _ array: [Int], _ picked: [Int]?, _ span: Span, _ machine: Interpreter
  ) throws(Fault) {
    // Dimensions of the result, each with how far its positions lead in the array.
    var axes: [[Int]] = []
    var extents: [Int] = []
    var chosen = [Int](repeating: 0, count: picked?.size ?? 0)
    var chosenAxis: Int?
    var lastPicked: Int?
    var areSeparated = false
    var stride = array.checkedSize
    var dimension = 0
    for (index, part) in parts.enumerated() {
      if case .newAxis = part {
        axes.append([0])
        extents.append(1)
        continue
      }
      stride /= max(array[dimension], 1)
      dimension += 1
      switch part {
      case .newAxis: break
      case .along(let positions, let stays):
        axes.append(positions.map { $0 * stride })
        extents.append(stays ? positions.count : -1)
      case .picked(let positions):
        for (place, position) in positions.enumerated() { chosen[place] += position * stride }
        if let last = lastPicked, last != index - 1 { areSeparated = true }
        lastPicked = index
        if chosenAxis == nil { chosenAxis = axes.count }
      }
    }
    if let picked {
      // Positions with something between them come first.
      let axis = areSeparated ? 0 : chosenAxis ?? 0
      axes.insert(chosen, at: axis)
      extents.replaceSubrange(axis..<axis, with: [-2])
      shape = extents.flatMap { $0 == -2 ? picked : $0 == -1 ? [] : [$0] }
    } else {
      shape = extents.filter { $0 >= 0 }
    }
    try machine.check(shape: shape, span)
    try machine.charge(work: shape.checkedSize.times(4), span)
    for axis in axes {
      places = places.flatMap { place in axis.map { place + $0 } }
    }
  }
}
