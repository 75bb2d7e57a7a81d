// Reads what stands between the brackets after an array.

import Micrograd

/// Reads what stands between the brackets.
struct ArrayKeyReader {
  let array: [Int]
  let span: Span
  let machine: Interpreter

  enum Item {
    case newAxis
    case index(Int)
    case slice(SliceValue)
    case positions([Int])
  }

  /// The parts of a key, and the shape of the positions among them; an ellipsis is written out.
  func items(_ key: Value) throws(Fault) -> (items: [Item], picked: [Int]?) {
    var values = [key]
    if let elements = key.elements, elements.kind != .list {
      values = try machine.values(of: elements, span)
    }
    var items: [Item] = []
    var positions: [(place: Int, shape: [Int], elements: [Double])] = []
    var ellipsis: Int?
    var dimension = 0
    for value in values {
      switch value {
      case .none: items.append(.newAxis)
      case .ellipsis:
        guard ellipsis == nil else {
          throw Fault(.value(.badIndexType("a second ...", of: "an array")), span)
        }
        ellipsis = items.count
        // What comes behind counts from the back.
        var all = 0
        for value in values { all += try taken(value) }
        dimension = max(0, array.count - (all - dimension))
      case .int(let index):
        items.append(.index(index))
        dimension += 1
      case .object(let slice as SliceValue):
        items.append(.slice(slice))
        dimension += 1
      default:
        if case .string = value {
          throw Fault(.value(.badIndexType(value.typeName, of: "an array")), span)
        }
        let data = try machine.arrayData(value, span)
        let shape = data.tensor.shape
        let elements = try machine.array(of: data, span).elements
        if data.kind == .bool {
          for column in try chosen(shape, elements, from: dimension) {
            positions.append((items.count, [column.count], column))
            items.append(.positions([]))
          }
          dimension += shape.count
        } else {
          guard data.kind == .int || elements.isEmpty else {
            throw Fault(.value(.badIndexType(value.typeName, of: "an array")), span)
          }
          positions.append((items.count, shape, elements))
          items.append(.positions([]))
          dimension += 1
        }
      }
    }
    let count = items.count { if case .newAxis = $0 { false } else { true } }
    guard count <= array.count else {
      throw Fault(
        .tensor(.tooManyArrayIndices(count, rank: array.count)), span)
    }
    let shape = try common(positions.map(\.shape))
    if let shape {
      var dimension = 0
      let behind = array.count - count
      for index in items.indices {
        if index == ellipsis { dimension += behind }
        if case .newAxis = items[index] { continue }
        if let given = positions.first(where: { $0.place == index }) {
          items[index] = .positions(
            try spread(given.shape, given.elements, to: shape).map { element throws(Fault) in
              try place(Int(element), dimension)
            })
        }
        dimension += 1
      }
    }
    if let ellipsis {
      let rest = [Item](
        repeating: .slice(SliceValue(start: .none, stop: .none, step: .none)),
        count: array.count - count)
      items.insert(contentsOf: rest, at: ellipsis)
    }
    return (items, shape)
  }

  /// How many dimensions a part of the key takes.
  private func taken(_ value: Value) throws(Fault) -> Int {
    switch value {
    case .none, .ellipsis: return 0
    case .int, .object(is SliceValue): return 1
    default:
      let data = try machine.arrayData(value, span)
      return data.kind == .bool ? data.tensor.shape.count : 1
    }
  }

  /// The positions at which a mask is true, along each of its dimensions.
  private func chosen(
    _ mask: [Int], _ elements: [Double], from dimension: Int
  ) throws(Fault) -> [[Double]] {
    let covered = Array(array.dropFirst(dimension).prefix(mask.count))
    guard !mask.isEmpty, covered == mask else {
      throw Fault(.tensor(.maskShape(mask: mask, shape: covered, isArray: true)), span)
    }
    let places = elements.indices.filter { elements[$0] != 0 }
    var inner = elements.count
    return mask.map { extent in
      inner /= max(extent, 1)
      let stride = max(inner, 1)
      return places.map { Double($0 / stride % max(extent, 1)) }
    }
  }

  /// The shape to which all are spread; nil where there are none.
  private func common(_ shapes: [[Int]]) throws(Fault) -> [Int]? {
    guard var result = shapes.first else { return nil }
    for shape in shapes.dropFirst() {
      guard let both = result.broadcast(with: shape) else {
        throw Fault(.tensor(.positionShapes(result, shape)), span)
      }
      result = both
    }
    return result
  }

  private func spread(
    _ shape: [Int], _ elements: [Double], to target: [Int]
  ) throws(Fault) -> [Double] {
    try machine.check(shape: target, span)
    try machine.charge(work: target.checkedSize, span)
    return Broadcast.places(shape, in: target).map { elements[$0] }
  }

  func place(_ index: Int, _ dimension: Int) throws(Fault) -> Int {
    let extent = array[dimension]
    guard (-extent..<extent).contains(index) else {
      throw Fault(
        .value(.indexOutOfRange(index, what: "axis \(dimension)", count: extent)), span)
    }
    return index < 0 ? index + extent : index
  }

  func positions(_ slice: SliceValue, _ dimension: Int) throws(Fault) -> [Int] {
    let extent = array[dimension]
    func bound(_ value: Value) throws(Fault) -> Int? {
      if case .none = value { return nil }
      if let whole = value.whole { return whole }
      if let tensor = try machine.tensor(inArray: value, span)?.whole { return tensor }
      throw Fault(.value(.badIndexType(value.typeName, of: "an array")), span)
    }
    let step = try bound(slice.step) ?? 1
    guard step != 0 else { throw Fault(.value(.zeroStep), span) }
    func clamped(_ value: Int?, _ fallback: Int) -> Int {
      guard let value else { return fallback }
      let fromFront = value < 0 ? value + extent : value
      return step > 0 ? min(max(fromFront, 0), extent) : min(max(fromFront, -1), extent - 1)
    }
    let start = clamped(try bound(slice.start), step > 0 ? 0 : extent - 1)
    let stop = clamped(try bound(slice.stop), step > 0 ? extent : -1)
    return Array(stride(from: start, to: stop, by: step))
  }
}
