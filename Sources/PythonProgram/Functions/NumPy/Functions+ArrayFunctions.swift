// Functions of each element of an array, and of two arrays that fit together.

import Micrograd

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Library {
  static let arrayFunctions: [Function] = [
    Function("array_map", in: [.support], "name, value") { call throws(Fault) in
      let name = try call.string("name")
      let data = try call.arrayData("value")
      let numbers = try call.array(data).elements
      try call.machine.charge(work: numbers.count.times(10), call.span)
      let shape = data.tensor.shape
      if let function = toFractions[name] {
        return try call.arrayResult(shape, data.kind.fractional) { function(numbers[$0]) }
      }
      if let function = toSameKind[name] {
        let kind = name == "floor" || name == "ceil" ? data.kind.fractional : data.kind
        return try call.arrayResult(shape, kind) { function(numbers[$0]) }
      }
      guard let test = tests[name] else { throw call.invalid("name", "is no function") }
      return try call.arrayResult(shape, .bool) { test(numbers[$0]) ? 1 : 0 }
    },
    Function("array_combine", in: [.support], "name, a, b") { call throws(Fault) in
      let name = try call.string("name")
      let (a, b) = (try call.arrayData("a"), try call.arrayData("b"))
      let (first, second) = (a.tensor.shape, b.tensor.shape)
      guard let shape = first.broadcast(with: second) else {
        throw Fault(.tensor(.operandShapes(name, first, second)), call.span)
      }
      try call.machine.check(shape: shape, call.span)
      try call.machine.charge(
        work: shape.checkedSize.times(10), call.span)
      let (numbers, others) = (try call.array(a).elements, try call.array(b).elements)
      let (places, otherPlaces) = (
        Broadcast.places(first, in: shape), Broadcast.places(second, in: shape)
      )
      if let test = testsOfTwo[name] {
        return try call.arrayResult(shape, .bool) {
          test(numbers[places[$0]], others[otherPlaces[$0]]) ? 1 : 0
        }
      }
      guard let function = ofTwo[name] else { throw call.invalid("name", "is no function") }
      let promoted = call.promoted(a, b)
      let keepsInts = ["maximum", "minimum", "fmax", "fmin", "fmod"].contains(name)
      return try call.arrayResult(shape, keepsInts ? promoted : promoted.fractional) {
        function(numbers[places[$0]], others[otherPlaces[$0]])
      }
    },
    Function("array_where", in: [.support], "condition, a, b") { call throws(Fault) in
      let condition = try call.arrayData("condition")
      let (a, b) = (try call.arrayData("a"), try call.arrayData("b"))
      let kind = call.promoted(a, b)
      let result = try noGrad { () throws(Fault) in
        try call.apply(Where(), [condition, a, b], atLeast: .bool)
      }
      return try call.around(result, kind)
    },
  ]

  private typealias Unary = @Sendable (Double) -> Double

  private static let toFractions: [String: Unary] = [
    "exp": { exp($0) }, "exp2": { exp2($0) }, "expm1": { expm1($0) }, "log": { log($0) },
    "log2": { log2($0) }, "log10": { log10($0) }, "log1p": { log1p($0) },
    "sqrt": { $0.squareRoot() }, "cbrt": { cbrt($0) },
    "sin": { sin($0) }, "cos": { cos($0) }, "tan": { tan($0) },
    "arcsin": { asin($0) }, "arccos": { acos($0) }, "arctan": { atan($0) },
    "sinh": { sinh($0) }, "cosh": { cosh($0) }, "tanh": { tanh($0) },
    "arcsinh": { asinh($0) }, "arccosh": { acosh($0) }, "arctanh": { atanh($0) },
    "deg2rad": { $0 * (.pi / 180) }, "rad2deg": { $0 * (180 / .pi) },
    "reciprocal": { 1 / $0 }, "sinc": { $0 == 0 ? 1 : sin(.pi * $0) / (.pi * $0) },
  ]

  private static let toSameKind: [String: Unary] = [
    "abs": { abs($0) }, "negative": { -$0 },
    "sign": { $0.isNaN ? $0 : $0 > 0 ? 1 : $0 < 0 ? -1 : 0 },
    "square": { $0 * $0 }, "floor": { $0.rounded(.down) }, "ceil": { $0.rounded(.up) },
    "trunc": { $0.rounded(.towardZero) }, "rint": { $0.rounded(.toNearestOrEven) },
  ]

  private static let tests: [String: @Sendable (Double) -> Bool] = [
    "isnan": { $0.isNaN }, "isinf": { $0.isInfinite }, "isfinite": { $0.isFinite },
    "logical_not": { $0 == 0 }, "signbit": { $0.sign == .minus },
  ]

  private static let ofTwo: [String: @Sendable (Double, Double) -> Double] = [
    "maximum": { $0.isNaN || $1.isNaN ? .nan : max($0, $1) },
    "minimum": { $0.isNaN || $1.isNaN ? .nan : min($0, $1) },
    "fmax": { fmax($0, $1) }, "fmin": { fmin($0, $1) }, "fmod": { fmod($0, $1) },
    "arctan2": { atan2($0, $1) }, "hypot": { hypot($0, $1) }, "copysign": { copysign($0, $1) },
    "logaddexp": {
      let larger = max($0, $1)
      return larger.isInfinite ? larger : larger + log1p(exp(-abs($0 - $1)))
    },
    "heaviside": { $0.isNaN ? $0 : $0 == 0 ? $1 : $0 > 0 ? 1 : 0 },
  ]

  private static let testsOfTwo: [String: @Sendable (Double, Double) -> Bool] = [
    "logical_and": { $0 != 0 && $1 != 0 }, "logical_or": { $0 != 0 || $1 != 0 },
    "logical_xor": { ($0 != 0) != ($1 != 0) },
  ]
}

extension Call {
  /// The kind of what is computed of the arguments `a` and `b`: a number of Python does not make an
  /// array's kind larger than it must.
  func promoted(_ a: TensorObject, _ b: TensorObject) -> ElementKind {
    func weighed(_ name: String, _ own: ElementKind, beside other: ElementKind) -> ElementKind {
      value(name).pythonNumber != nil && other >= .float ? .bool : own
    }
    return .promoted(weighed("a", a.kind, beside: b.kind), weighed("b", b.kind, beside: a.kind))
  }
}
