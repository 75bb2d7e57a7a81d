// Python's math module.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Library {
  static let math: [Function] = [
    real("exp") { exp($0) }, real("expm1") { expm1($0) }, real("log2") { log2($0) },
    real("log10") { log10($0) }, real("log1p") { log1p($0) }, real("sqrt") { $0.squareRoot() },
    real("sin") { sin($0) }, real("cos") { cos($0) }, real("tan") { tan($0) },
    real("asin") { asin($0) }, real("acos") { acos($0) }, real("atan") { atan($0) },
    real("sinh") { sinh($0) }, real("cosh") { cosh($0) }, real("tanh") { tanh($0) },
    real("asinh") { asinh($0) }, real("acosh") { acosh($0) }, real("atanh") { atanh($0) },
    real("erf") { erf($0) }, real("erfc") { erfc($0) }, real("fabs") { abs($0) },
    real("exp2") { exp2($0) }, real("cbrt") { cbrt($0) }, real("ulp") { $0.magnitude.ulp },
    real("gamma") { $0 <= 0 && $0 == $0.rounded() ? .nan : tgamma($0) },
    real("lgamma") { $0 <= 0 && $0 == $0.rounded() ? .nan : lgamma($0) },
    pair("atan2") { atan2($0, $1) }, pair("copysign") { copysign($0, $1) },
    pair("fmod") { fmod($0, $1) }, pair("remainder") { remainder($0, $1) },
    pair("nextafter") { nextafter($0, $1) },
    Function("frexp", in: [.math], "x") { call throws(Fault) in
      let x = try call.double("x")
      guard x != 0, x.isFinite else { return try call.parts(.float(x), .int(0)) }
      let exponent = Int(x.exponent) + 1
      return try call.parts(
        .float(Double(sign: x.sign, exponent: -1, significand: x.significand)), .int(exponent))
    },
    Function("ldexp", in: [.math], "x, i") { call throws(Fault) in
      let (x, exponent) = (try call.double("x"), min(max(try call.int("i"), -5000), 5000))
      return .float(try call.defined(scalbn(x, Int32(exponent)), at: x))
    },
    Function("modf", in: [.math], "x") { call throws(Fault) in
      let x = try call.double("x")
      let whole = x.rounded(.towardZero)
      return try call.parts(
        .float(copysign(x.isInfinite ? 0 : x - whole, x)), .float(whole))
    },
    real("radians") { $0 * .pi / 180 }, real("degrees") { $0 * 180 / .pi },
    Function(
      "log", in: [.math], "x, base=None"
    ) { call throws(Fault) in
      let value = try call.defined(log(call.double("x")), at: call.double("x"))
      guard let base = try call.optional("base", call.double) else { return .float(value) }
      let divisor = try call.defined(log(base), at: base)
      guard divisor != 0 else {
        throw Fault(.value(.divisionByZero(.divide, isFloat: true)), call.span)
      }
      return .float(value / divisor)
    }.quickly { _, given, _ in
      guard case .float(let x)? = given.only, x > 0 else { return nil }
      return .float(log(x))
    },
    Function("pow", in: [.math], "x, y") { call throws(Fault) in
      let (x, y) = (try call.double("x"), try call.double("y"))
      return try call.machine.apply(.power, .float(x), .float(y), call.span)
    },
    whole("floor", .down), whole("ceil", .up), whole("trunc", .towardZero),
  ]

  private static func real(
    _ name: String, _ body: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function(
      name, in: [.math], "x"
    ) { call throws(Fault) in
      let x = try call.double("x")
      return .float(try call.defined(body(x), at: x))
    }.quickly { _, given, _ in
      guard case .float(let x)? = given.only else { return nil }
      let result = body(x)
      return result.isFinite ? .float(result) : nil
    }
  }

  private static func pair(
    _ name: String, _ body: @escaping @Sendable (Double, Double) -> Double
  ) -> Function {
    Function(name, in: [.math], "x, y") { call throws(Fault) in
      let (x, y) = (try call.double("x"), try call.double("y"))
      return .float(try call.defined(body(x, y), at: x.isNaN ? x : y))
    }
  }

  private static func whole(_ name: String, _ rule: FloatingPointRoundingRule) -> Function {
    Function(name, in: [.math], "x") { call throws(Fault) in
      if case .int = try call.number("x") { return call.value("x") }
      return try call.int(from: call.double("x").rounded(rule))
    }
  }
}

extension Call {
  fileprivate func parts(_ first: Value, _ second: Value) throws(Fault) -> Value {
    try machine.sequence([first, second], .tuple, span)
  }

  /// A result of `math`, unless Python's would be an error.
  fileprivate func defined(_ result: Double, at x: Double) throws(Fault) -> Double {
    if result.isNaN && !x.isNaN || result == -.infinity && x.isFinite && function.name != "sinh" {
      throw Fault(.value(.mathDomain(function.name)), span)
    }
    if result.isInfinite && x.isFinite {
      throw Fault(.value(.mathRange(function.name)), span)
    }
    return result
  }
}
