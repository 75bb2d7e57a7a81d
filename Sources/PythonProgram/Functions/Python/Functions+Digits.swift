// Numbers as texts of digits, and whole numbers from them.

import BigInt

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
      let number = try call.integer("number")
      let digits = String(number.magnitude, radix: base)
      return try call.text((number < 0 ? "-" : "") + prefix + digits)
    }
  }
}

extension Call {
  /// The number that a text says in a base; 0 for the base that its prefix says.
  func whole(_ text: String, base: Int) throws(Fault) -> Value {
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
      let number = try machine.integer((isNegative ? "-" : "") + digits, radix: radix, span("x"))
    {
      return number
    }
    throw Fault(.value(.notInBase(String(text.prefix(40)), base)), span("x"))
  }

  /// `base ** exponent % modulus`, without the power; of a negative exponent, by the inverse.
  func power(_ base: BigInt, _ exponent: BigInt, modulo modulus: BigInt) throws(Fault) -> Value {
    guard modulus != 0 else {
      throw invalid("mod", "must not be 0", saying: "pow() 3rd argument cannot be 0")
    }
    // A product for each bit of the exponent.
    let words = modulus.bitWidth / 64 + 1
    try machine.charge(
      work: exponent.bitWidth.times(words.times(words)).times(64), numbers: words, span)
    let size = BigInt(modulus.magnitude)
    var factor = base.modulus(size)
    if exponent < 0, size > 1 {
      guard let inverse = factor.inverse(size) else {
        let complaint = "is not invertible for the given modulus"
        throw invalid("base", complaint, saying: "base " + complaint)
      }
      factor = inverse
    }
    let result = factor.power(BigInt(exponent.magnitude), modulus: size)
    return Value(modulus < 0 && result > 0 ? result + modulus : result)
  }
}
