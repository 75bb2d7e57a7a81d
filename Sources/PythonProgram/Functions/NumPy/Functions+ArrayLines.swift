// Functions that go along a dimension of an array: sums, extremes, orders.

import Micrograd

extension Library {
  static let arrayLines: [Function] = [
    Function("array_reduce", in: [.support], "name, value, axis=None, keepdims=False, ddof=0") {
      call throws(Fault) in
      let name = try call.string("name")
      let data = try call.arrayData("value")
      let shape = data.tensor.shape
      var axes = Array(shape.indices)
      if let given = try call.dims("axis") {
        axes = try given.map { dim throws(Fault) in
          try call.dimension("axis", dim, of: shape.count)
        }
      }
      let lines = ArrayLines(shape, along: axes)
      try call.machine.charge(
        work: shape.checkedSize.times(8), call.span)
      guard let reduction = ArrayReduction(rawValue: name) else {
        throw call.invalid("name", "is no function")
      }
      guard lines.length > 0 || !reduction.needsElements else {

        let function = ["max": "maximum", "min": "minimum"][name]
        throw call.invalid(
          "value", "has no elements",
          saying: function.map {
            "zero-size array to reduction operation \($0) which has no identity"
          } ?? "attempt to get \(name) of an empty sequence", as: "ValueError")
      }
      let numbers = try call.array(data).elements
      let correction = try call.double("ddof")
      let results = lines.starts.map { start in
        reduction.apply(
          lines.offsets.map { numbers[start + $0] }, isContiguous: lines.isContiguous, correction)
      }
      let kept =
        try call.bool("keepdims")
        ? shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
        : shape.indices.filter { !axes.contains($0) }.map { shape[$0] }
      return try call.arrayResult(kept, reduction.kind(of: data.kind)) { results[$0] }
    },
    Function("array_scan", in: [.support], "name, value, axis") { call throws(Fault) in
      let name = try call.string("name")
      let data = try call.arrayData("value")
      let shape = data.tensor.shape
      let axis = try call.dimension("axis", of: shape.count)
      guard let scan = scans[name] else { throw call.invalid("name", "is no function") }
      let numbers = try call.array(data).elements
      let size = shape.checkedSize
      try call.machine.charge(work: size.times(40), call.span)
      let lines = ArrayLines(shape, along: [axis])
      var results = numbers
      for start in lines.starts {
        let line = scan(lines.offsets.map { numbers[start + $0] })
        for (offset, number) in zip(lines.offsets, line) { results[start + offset] = number }
      }
      let kind = name == "argsort" ? .int : name == "sort" ? data.kind : max(data.kind, .int)
      return try call.arrayResult(shape, kind) { results[$0] }
    },
  ]

  private static let scans: [String: @Sendable ([Double]) -> [Double]] = [
    "sort": { $0.sorted(by: isBefore) },
    "argsort": { line in
      line.indices.sorted {
        isBefore(line[$0], line[$1]) || (!isBefore(line[$1], line[$0]) && $0 < $1)
      }.map(Double.init)
    },
    "cumsum": { line in
      var sum = 0.0
      return line.enumerated().map { index, number in
        sum = index == 0 ? number : sum + number
        return sum
      }
    },
    "cumprod": { line in
      var product = 1.0
      return line.map { number in
        product *= number
        return product
      }
    },
  ]

  /// What is no number comes last.
  private static func isBefore(_ a: Double, _ b: Double) -> Bool {
    b.isNaN ? !a.isNaN : a < b
  }
}

/// Where the elements of an array's lines along some dimensions stand.
struct ArrayLines {
  /// Where each line begins, in the order of the other dimensions.
  let starts: [Int]
  /// How far its elements are from there.
  let offsets: [Int]
  /// Whether neighbours in a line are neighbours in the array.
  let isContiguous: Bool

  var length: Int { offsets.count }

  init(_ shape: [Int], along axes: [Int]) {
    var stride = 1
    var strides = shape
    for dimension in shape.indices.reversed() {
      strides[dimension] = stride
      stride *= shape[dimension]
    }
    func places(_ dimensions: [Int]) -> [Int] {
      dimensions.reduce([0]) { places, dimension in
        places.flatMap { place in
          (0..<shape[dimension]).map { place + $0 * strides[dimension] }
        }
      }
    }
    starts = places(shape.indices.filter { !axes.contains($0) })
    offsets = places(shape.indices.filter { axes.contains($0) })
    isContiguous = axes.contains(shape.count - 1) || shape.isEmpty
  }
}
