// One more reading of a rule: eight numbers side by side, as many points are computed at once.

import ComputationGraph

/// Eight numbers; each lane is what the rule gives for a number alone, to the last bit.
///
/// Arithmetic and choices are the processor's own for several numbers. Functions are called lane by
/// lane: those of a vector library differ in the last bits.
package struct Lanes: Quantity {
  package var numbers: SIMD8<Double>
  package static let count = 8

  @inline(__always)
  package init(_ numbers: SIMD8<Double>) { self.numbers = numbers }
  @inline(__always)
  package init(_ value: Double) { numbers = SIMD8(repeating: value) }
  @inline(__always)
  package init(floatLiteral value: Double) { self.init(value) }
  @inline(__always)
  package init(integerLiteral value: Int) { self.init(Double(value)) }

  @inline(__always)
  package static prefix func - (x: Self) -> Self { Self(-x.numbers) }
  @inline(__always)
  package static func + (a: Self, b: Self) -> Self { Self(a.numbers + b.numbers) }
  @inline(__always)
  package static func - (a: Self, b: Self) -> Self { Self(a.numbers - b.numbers) }
  @inline(__always)
  package static func * (a: Self, b: Self) -> Self { Self(a.numbers * b.numbers) }
  @inline(__always)
  package static func / (a: Self, b: Self) -> Self { Self(a.numbers / b.numbers) }

  @inline(__always)
  package static func power(_ a: Self, _ b: Self) -> Self {
    lanes { .power(a.numbers[$0], b.numbers[$0]) }
  }

  @inline(__always)
  package static func call(_ function: ElementaryFunction, _ x: Self) -> Self {
    // A root is exact, so that all ways to it are one.
    function == .sqrt
      ? Self(x.numbers.squareRoot()) : lanes { .call(function, x.numbers[$0]) }
  }

  @inline(__always)
  package static func choose(
    where a: Self, _ comparison: Comparison, _ b: Self, then: Self, otherwise: Self
  ) -> Self {
    let holds =
      switch comparison {
      case .less: a.numbers .< b.numbers
      case .lessOrEqual: a.numbers .<= b.numbers
      case .greater: a.numbers .> b.numbers
      case .greaterOrEqual: a.numbers .>= b.numbers
      case .equal: a.numbers .== b.numbers
      case .notEqual: a.numbers .!= b.numbers
      }
    return Self(otherwise.numbers.replacing(with: then.numbers, where: holds))
  }

  @inline(__always)
  private static func lanes(_ number: (Int) -> Double) -> Self {
    var result = Self(0)
    for lane in 0..<count { result.numbers[lane] = number(lane) }
    return result
  }
}
