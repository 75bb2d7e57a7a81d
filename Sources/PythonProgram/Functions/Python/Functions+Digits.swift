// Numbers as texts of digits, and whole numbers from them.

extension Library {
  static let digits: [Function] = [
    inBase("bin", 2, "0b"), inBase("oct", 8, "0o"), inBase("hex", 16, "0x"),
    Function("format", in: [.builtin], "value, format_spec=''") { call throws(Fault) in
      .string(
        try call.machine.formatted(call.values[0], call.string("format_spec"), call.span))
    },
    Function("ascii", in: [.builtin], "object") { call throws(Fault) in
      .string(try call.machine.ascii(call.value("object"), call.span))
    },
  ]

  private static func inBase(_ name: String, _ base: Int, _ prefix: String) -> Function {
    Function(name, in: [.builtin], "number") { call throws(Fault) in
      let number = try call.int("number")
      let digits = String(number.magnitude, radix: base)
      return try call.text((number < 0 ? "-" : "") + prefix + digits)
    }
  }
}

extension Call {
  /// The number that a text says in a base; 0 for the base that its prefix says.
  func whole(_ text: String, base: Int) throws(Fault) -> Int {
    guard base == 0 || 2...36 ~= base else { throw invalid("base", "must be 0, or from 2 to 36") }
    var digits = text.lowercased().filter { !$0.isWhitespace && $0 != "_" }[...]
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits.removeFirst() }
    var radix = base == 0 ? 10 : base
    for (prefix, own) in [("0b", 2), ("0o", 8), ("0x", 16)]
    where digits.hasPrefix(prefix) && (base == own || base == 0) {
      digits = digits.dropFirst(2)
      radix = own
    }
    if digits.first != "-", digits.first != "+",
      let number = Int((isNegative ? "-" : "") + digits, radix: radix)
    {
      return number
    }
    throw Fault(.value(.notInBase(String(text.prefix(40)), base)), span("x"))
  }

  /// `base ** exponent % modulus`, without the power; of a negative exponent, by the inverse.
  func power(_ base: Int, _ exponent: Int, modulo modulus: Int) throws(Fault) -> Int {
    guard modulus != 0 else { throw invalid("mod", "must not be 0") }
    guard modulus != .min, exponent != .min else {
      throw Fault(.value(.integerTooLarge), span)
    }
    let size = modulus.magnitude
    func product(_ a: UInt, _ b: UInt) -> UInt {
      size.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
    }
    let rest = base % modulus
    var factor = rest < 0 ? size - rest.magnitude % size : rest.magnitude
    if exponent < 0 { factor = try inverse(factor, size) }
    var (left, result) = (exponent.magnitude, 1 % size)
    while left > 0 {
      if left & 1 == 1 { result = product(result, factor) }
      factor = product(factor, factor)
      left >>= 1
    }
    return modulus < 0 && result > 0 ? Int(result) + modulus : Int(result)
  }

  private func inverse(_ number: UInt, _ modulus: UInt) throws(Fault) -> UInt {
    var (r, next, x, nextX) = (Int(modulus), Int(number), 0, 1)
    while next != 0 {
      let quotient = r / next
      (r, next) = (next, r - quotient * next)
      (x, nextX) = (nextX, x &- quotient &* nextX)
    }
    guard r == 1 else { throw invalid("base", "is not invertible for the given modulus") }
    return UInt(x < 0 ? x + Int(modulus) : x)
  }
}
