// The largest and the smallest: over all elements, or along dimensions.

import ComputationGraph

/// Which end of the order is sought.
package enum Extreme: String, Sendable {
  case largest, smallest

  @inline(__always)
  func isBetter(_ a: Double, than b: Double) -> Bool {
    // NaN wins, as in PyTorch: it must not go unseen.
    if b.isNaN { return false }
    return a.isNaN || (self == .largest ? a > b : a < b)
  }

  var start: Double { self == .largest ? -.infinity : .infinity }
}

extension Extreme: SettingValue {
  package static var kind: String { "“largest” or “smallest”" }
  package init?(_ setting: Setting.Value) {
    guard let text = String(setting) else { return nil }
    self.init(rawValue: text)
  }
  package var setting: Setting.Value { .string(rawValue) }

  /// What PyTorch calls the extreme among two, of all, or along a dimension.
  fileprivate var name: String { self == .largest ? "max" : "min" }
  fileprivate init(named name: String) { self = name.hasSuffix("min") ? .smallest : .largest }
}

/// The largest or smallest element; tied elements share the gradient evenly.
///
/// `torch.amax`, `torch.amin`, and `torch.max` and `torch.min` without `dim`.
package struct Amax: Reduction, RenamedOperation {
  package static let name = "amax"
  package static let originalNames = ["amax", "amin"]
  package static let names = originalNames + ["max", "min"]
  package let dimensions: ReducedDimensions
  package let extreme: Extreme
  package let name: String
  package var symbol: String { extreme.name }

  package init(
    _ extreme: Extreme = .largest, dims: [Int]? = nil, keepdim: Bool = false, name: String? = nil
  ) { self.init(extreme, ReducedDimensions(dims, keepdim: keepdim), name: name) }
  init(_ extreme: Extreme, _ dimensions: ReducedDimensions, name: String? = nil) {
    self.dimensions = dimensions
    self.extreme = extreme
    self.name = name ?? "a" + extreme.name
  }
  package init(settings: SettingReader) throws(SettingError) {
    self.init(Extreme(named: settings.name), try ReducedDimensions(settings), name: settings.name)
  }
  package var original: Amax { Amax(extreme, dimensions) }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    if operands[0].size == 0 { throw .emptyReduction }
    return try dimensions.shape(of: operands[0])
  }

  package func work(of operands: [Shape], result: Shape) -> Int { operands[0].checkedSize.times(2) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].withPointer { x in
      NDArray(shape: shape) { result, count in
        result.update(repeating: extreme.start, count: count)
        forEachElement(of: operands[0].shape) {
          if extreme.isBetter(x[$0], than: result[$1]) { result[$1] = x[$0] }
        }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result y: Q) -> Q {
    let shape = x[0].shape
    var isExtreme: Q = passed(x[0], .equal, spread(y, to: shape))
    // To PyTorch's `max` and `min` NaN is the extreme, to its `amax` and `amin` it is equal to nothing.
    if name == extreme.name {
      isExtreme = .choose(where: x[0], .notEqual, x[0], then: 1, otherwise: isExtreme)
    }
    let ties = Sum(dimensions: dimensions.kept)(isExtreme).expanded(to: shape)
    return spread(upstream, to: shape) / ties * isExtreme
  }

  package func taught(to operand: Int) -> Formula? {
    "\(.upstream) at the \(extreme.rawValue), else 0"
  }
}

/// The largest or smallest along one dimension; the first of tied elements takes all.
///
/// `torch.max(x, dim)` and `torch.min(x, dim)`, values only.
package struct MaxAlong: Reduction, CompositeOperation {
  package static let name = "max"
  package static let names = ["max", "min"]
  package let dim: Int
  package let keepdim: Bool
  package let extreme: Extreme

  package init(_ extreme: Extreme = .largest, dim: Int, keepdim: Bool = false) {
    self.dim = dim
    self.keepdim = keepdim
    self.extreme = extreme
  }
  package init(settings: SettingReader) throws(SettingError) {
    dim = try settings["dim"]
    keepdim = try settings["keepdim", default: false]
    extreme = Extreme(named: settings.name)
  }
  package var name: String { extreme.name }
  package var dimensions: ReducedDimensions { ReducedDimensions([dim], keepdim: keepdim) }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    try Amax(extreme, dimensions).shape(of: operands)
  }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q { Amax(extreme, dimensions)(x[0]) }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result _: Q) -> Q {
    let mask = FirstExtreme(extreme, dim: dim)(x[0])
    return .choose(where: mask, .equal, 0, then: 0, otherwise: spread(upstream, to: x[0].shape))
  }

  /// Where the first extreme of each group stands in the operand's elements.
  package func positions(in operand: NDArray, count: Int) -> [Int] {
    var positions = [Int](repeating: -1, count: count)
    operand.withPointer { x in
      forEachElement(of: operand.shape) {
        let best = positions[$1]
        if best < 0 || extreme.isBetter(x[$0], than: x[best]) { positions[$1] = $0 }
      }
    }
    return positions
  }

  package func taught(to operand: Int) -> Formula? {
    "\(.upstream) at the \(extreme.rawValue), else 0"
  }
}

/// 1 at the first extreme of each group, else 0.
package struct FirstExtreme: Operation {
  package static let name = "first_extreme"
  package let extreme: Extreme
  package let dim: Int
  package init(_ extreme: Extreme, dim: Int) {
    self.extreme = extreme
    self.dim = dim
  }
  package init(settings: SettingReader) throws(SettingError) {
    extreme = try settings["extreme"]
    dim = try settings["dim"]
  }
  package var settings: [Setting] { [Setting("dim", dim), Setting("extreme", extreme)] }
  package var isDifferentiable: Bool { false }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    _ = try MaxAlong(extreme, dim: dim).shape(of: operands)
    return operands[0]
  }

  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(4) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var mask = NDArray(shape: shape, repeating: 0)
    let along = MaxAlong(extreme, dim: dim)
    let count = along.dimensions.keptShape(of: shape).size
    for position in along.positions(in: operands[0], count: count) { mask.elements[position] = 1 }
    return mask
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { .zeros(operands[0].shape) }
}
