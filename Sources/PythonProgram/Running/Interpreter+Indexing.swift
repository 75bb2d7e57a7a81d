// Picks parts of tensors: x[1, ::2], x[..., None], w[idx], x[mask], p[rows, columns].

import Micrograd

extension Interpreter {
  func index(
    _ object: TensorObject, _ items: [IndexItem], _ span: Span
  ) throws(Fault) -> TensorObject {
    let places = try resolved(items, for: object, span)
    let advanced = places.indices.filter {
      if case .positions = places[$0] { true } else { false }
    }
    guard let first = advanced.first, let last = advanced.last else {
      return try view(Slice(places.compactMap(\.basicItem)), object, span: span)
    }
    guard advanced.count == last - first + 1, !hasDistantInt(places, first, last) else {
      return try apply(Pick(places.map(\.item)), [object], atLeast: .bool, span: span)
    }
    return try gather(object, places, advanced, span)
  }

  /// `x[items] = value`: the object stays, its numbers change.
  func assign(
    _ value: Value, at items: [IndexItem], of object: TensorObject, _ span: Span
  ) throws(Fault) {
    let places = try resolved(items, for: object, span)
    var replacement: TensorObject
    switch value {
    case .tensor(let tensor): replacement = try readable(tensor, span)
    case _ where value.number != nil: replacement = constant(value.number ?? .int(0))
    default:
      let data = try TensorData(value, span: span, machine: self)
      replacement = try tensor(data.shape, data.kind, span) { data.elements[$0] }
    }
    if object.kind.category < replacement.kind.category {
      let (numbers, kind) = (try array(of: replacement, span), object.kind)
      replacement = try tensor(numbers.shape, kind, span) { kind.converting(numbers.elements[$0]) }
    }
    let operands = [object, replacement]
    let result = try compose(operands, atLeast: object.kind, span: span) { () throws(TensorError) in
      try Tensor.apply(Assign(places.map(\.item)), operands.map(\.tensor))
    }
    let shape = object.tensor.shape
    try checkChangeable(object, span, isPart: true)
    guard result.tensor.shape == shape else {
      throw Fault(.tensor(.inPlaceShape(shape: shape, result: result.tensor.shape)), span)
    }
    object.gradientFunction = { _ in "CopySlices" }
    try overwrite(object, with: result.tensor, span)
  }

  /// What the brackets after a tensor say of each of its dimensions.
  private func resolved(
    _ items: [IndexItem], for object: TensorObject, _ span: Span
  ) throws(Fault) -> [Place] {
    let shape = object.tensor.shape
    var places = try places(items)
    let taken = places.reduce(0) { $0 + $1.dimensions }
    guard taken <= shape.count else {
      throw Fault(
        .tensor(shape.isEmpty ? .indexOfScalar : .tooManyIndices(rank: shape.count)), span)
    }
    let whole = Place.basic(.range(start: nil, stop: nil, step: 1))
    let rest = [Place](repeating: whole, count: shape.count - taken)
    if let ellipsis = places.firstIndex(of: .ellipsis) {
      places.replaceSubrange(ellipsis...ellipsis, with: rest)
    } else if places.contains(where: { $0.basicItem == nil }) {
      places += rest
    }
    return try masksAsPositions(places, shape, span)
  }

  /// The items of the brackets with their values.
  private func places(_ items: [IndexItem]) throws(Fault) -> [Place] {
    var places: [Place] = []
    for item in items {
      switch item {
      case .slice(let start, let stop, let step, let span):
        let step = try bound(step) ?? 1
        guard step > 0 else {
          throw Fault(step == 0 ? .value(.zeroStep) : .tensor(.negativeStep), span)
        }
        places.append(.basic(.range(start: try bound(start), stop: try bound(stop), step: step)))
      case .element(let value, let itemSpan):
        // x[(0, 1)] is x[0, 1].
        var values = [value]
        if items.count == 1, let elements = value.elements, elements.kind != .list {
          values = try self.values(of: elements, itemSpan)
        }
        for value in values {
          if let slice = value.object(as: SliceValue.self) {
            let step = try bound(slice.step, itemSpan) ?? 1
            guard step > 0 else {
              throw Fault(
                step == 0 ? .value(.zeroStep) : .tensor(.negativeStep), itemSpan)
            }
            places.append(
              .basic(
                .range(
                  start: try bound(slice.start, itemSpan),
                  stop: try bound(slice.stop, itemSpan), step: step)))
            continue
          }
          let place = try place(value, itemSpan)
          guard place != .ellipsis || !places.contains(.ellipsis) else {
            throw Fault(.value(.badIndexType("a second ...")), itemSpan)
          }
          places.append(place)
        }
      }
    }
    return places
  }

  private func place(_ value: Value, _ span: Span) throws(Fault) -> Place {
    switch value {
    case .none: return .basic(.newAxis)
    case .ellipsis: return .ellipsis
    case .int(let index): return .basic(.index(index))
    case .tensor(let object) where object.kind <= .int:
      let array = try self.array(of: object, span)
      if object.kind == .bool { return .mask(array) }
      if let index = object.whole { return .basic(.index(index)) }
      return .positions(array)
    case .object(is Elements), .object(is RangeValue):
      let data = try TensorData(value, span: span, machine: self)
      guard data.kind <= .int else { throw Fault(.value(.badIndexType("floats")), span) }
      let array = NDArray(shape: data.shape, elements: data.elements)
      return data.kind == .bool ? .mask(array) : .positions(array)
    case .tensor: throw Fault(.value(.badIndexType("a tensor of floats")), span)
    default: throw Fault(.value(.badIndexType(value.typeName)), span)
    }
  }

  /// A mask picks the positions where it is true, along as many dimensions as it has.
  private func masksAsPositions(
    _ places: [Place], _ shape: [Int], _ span: Span
  ) throws(Fault) -> [Place] {
    var result: [Place] = []
    var dimension = 0
    for place in places {
      guard case .mask(let mask) = place else {
        dimension += place.dimensions
        result.append(place)
        continue
      }
      let covered = Array(shape[dimension..<dimension + mask.shape.count])
      guard !mask.shape.isEmpty, covered == mask.shape else {
        throw Fault(.tensor(.maskShape(mask: mask.shape, shape: covered)), span)
      }
      let chosen = mask.elements.indices.filter { mask.elements[$0] != 0 }
      var inner = mask.elements.count
      for extent in mask.shape {
        inner /= max(extent, 1)
        let positions = chosen.map { Double($0 / max(inner, 1) % max(extent, 1)) }
        result.append(.positions(NDArray(shape: [positions.count], elements: positions)))
      }
      dimension += mask.shape.count
    }
    return result
  }

  /// Whether an int and the positions have a slice between them: the result's dimensions would be
  /// in an order that surprises.
  private func hasDistantInt(_ places: [Place], _ first: Int, _ last: Int) -> Bool {
    places.indices.contains {
      guard case .basic(.index) = places[$0] else { return false }
      let between = $0 < first ? ($0 + 1)..<first : (last + 1)..<$0
      return places[between].contains { if case .basic(.index) = $0 { false } else { true } }
    }
  }

  /// Slices first, then picks positions along the dimensions that are next to each other.
  private func gather(
    _ object: TensorObject, _ places: [Place], _ advanced: [Int], _ span: Span
  ) throws(Fault) -> TensorObject {
    let items = places.map { $0.basicItem ?? .range(start: nil, stop: nil, step: 1) }
    let isWhole = items.allSatisfy { $0 == .range(start: nil, stop: nil, step: 1) }
    var result = isWhole ? object : try view(Slice(items), object, span: span)
    // Where the first of the dimensions stands when ints have taken theirs away.
    let axis = places[..<advanced[0]].count {
      if case .basic(.index) = $0 { false } else { true }
    }
    let shape = result.tensor.shape
    let extents = Array(shape[axis..<axis + advanced.count])
    let positions = try linearPositions(advanced.map { places[$0] }, extents, span)
    let picked = positions.shape.count

    func step(_ operation: some Operation) throws(Fault) {
      result = try apply(operation, [result], atLeast: .bool, span: span)
    }
    if axis > 0 {
      let moved = Array(axis..<axis + advanced.count)
      try step(Permute(moved + shape.indices.filter { !moved.contains($0) }))
    }
    if advanced.count > 1 {
      try step(Reshape(shape: [extents.size] + result.tensor.shape.dropFirst(advanced.count)))
    }
    try step(Gather(indices: positions))
    if axis > 0 {
      let before = Array(picked..<picked + axis)
      let after = Array(picked + axis..<max(picked + axis, result.tensor.rank))
      try step(Permute(before + Array(0..<picked) + after))
    }
    return result
  }

  /// Positions along several dimensions, broadcast, as positions along their product.
  private func linearPositions(
    _ places: [Place], _ extents: [Int], _ span: Span
  ) throws(Fault) -> NDArray {
    var result = NDArray(0)
    for (dimension, (place, extent)) in zip(places, extents).enumerated() {
      guard case .positions(let array) = place else { continue }
      for index in array.elements where !(-Double(extent)..<Double(extent)).contains(index) {
        guard let whole = Int(exactly: index) else {
          throw Fault(.value(.badIndexType("\(index)")), span)
        }
        throw Fault(
          .value(.indexOutOfRange(whole, what: "dimension \(dimension)", count: extent)), span)
      }
      let positive = NDArray(
        shape: array.shape, elements: array.elements.map { $0 < 0 ? $0 + Double(extent) : $0 })
      let combined = try noGrad { () throws(Fault) in
        let so = try tensor(result.shape, .int, span) { result.elements[$0] }
        let next = try tensor(positive.shape, .int, span) { positive.elements[$0] }
        let scaled = try apply(Multiply(), [so, constant(.int(extent))], atLeast: .int, span: span)
        return try apply(Add(), [scaled, next], atLeast: .int, span: span)
      }
      result = try self.array(of: combined, span)
    }
    return result
  }
}

/// One place in the brackets after a tensor.
private enum Place: Equatable {
  case basic(SliceItem)
  /// Positions along one dimension, as an array of ints.
  case positions(NDArray)
  case ellipsis
  case mask(NDArray)

  /// How many dimensions of the tensor it takes.
  var dimensions: Int {
    switch self {
    case .basic(.newAxis), .ellipsis: 0
    case .basic, .positions: 1
    case .mask(let mask): mask.shape.count
    }
  }

  var item: Micrograd.IndexItem {
    switch self {
    case .basic(let item): .basic(item)
    case .positions(let positions): .positions(positions)
    // Neither is left where places are resolved.
    case .ellipsis, .mask: .all
    }
  }

  var basicItem: SliceItem? {
    if case .basic(let item) = self { item } else { nil }
  }
}
