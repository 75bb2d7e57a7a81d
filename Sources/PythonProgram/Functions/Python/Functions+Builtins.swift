// The functions that Python has without an import.

import BigInt
import ComputationGraph
import Micrograd

extension Library {
  static let builtins: [Function] = [
    Function(
      "abs", in: [.builtin], "x"
    ) { call throws(Fault) in
      if let instance = call.value("x").object(as: Instance.self),
        let result = try call.machine.special("__abs__", instance, [], call.span)
      {
        return result
      }
      if let integer = call.value("x").integer {
        return try call.machine.made(abs(integer), call.span)
      }
      switch call.value("x").number {
      case nil: return try call.apply(Elementary(.abs), call.tensor("x"), atLeast: .bool)
      case .float(let value)?: return .float(value.magnitude)
      case .int(let value)?: return Value(abs(BigInt(value)))
      }
    }.quickly { _, given, _ in
      switch given.only {
      case .float(let x)?: .float(x.magnitude)
      case .int(let x)? where x != .min: .int(abs(x))
      default: nil
      }
    },
    Function("pow", in: [.builtin], "base, exp, mod=None") { call throws(Fault) in
      guard let modulus = try call.optional("mod", call.integer) else {
        return try call.machine.apply(.power, call.values[0], call.values[1], call.span)
      }
      return try call.power(call.integer("base"), call.integer("exp"), modulo: modulus)
    },
    Function("divmod", in: [.builtin], "x, y") { call throws(Fault) in
      let (x, y) = (call.value("x"), call.value("y"))
      let quotient = try call.machine.apply(.floorDivide, x, y, call.span)
      let rest = try call.machine.apply(.modulo, x, y, call.span)
      return try call.machine.sequence([quotient, rest], .tuple, call.span)
    },
    extremum("min", .less), extremum("max", .greater),
    Function(
      "sum", in: [.builtin], "iterable, start=None"
    ) { call throws(Fault) in
      let span = call.span("iterable")
      return try call.machine.sum(
        of: call.machine.items(of: call.value("iterable"), span), from: call.value("start"), span)
    }.quickly { machine, given, span throws(Fault) in
      guard let iterable = given.only, iterable.object != nil else { return nil }
      return try machine.sum(of: machine.items(of: iterable, span), from: Value.none, span)
    },
    Function(
      "len", in: [.builtin], "obj"
    ) { call throws(Fault) in
      .int(try call.machine.length(of: call.value("obj"), call.span("obj")))
    }.quickly { _, given, _ in
      guard case .object(let object)? = given.only, object is Elements else { return nil }
      return object.length.map { .int($0) }
    },
    Function(
      "float", in: [.builtin], "x=0.0"
    ) { call throws(Fault) in
      if let value = try call.own(["__float__", "__index__"], "x") { return value }
      if let value = try call.parsed(to: "a float", { Double($0) }) { return .float(value) }
      return .float(try call.scalar("x").double)
    }.quickly { _, given, _ in
      switch given.only {
      case .float(let x)?: .float(x)
      case .int(let x)?: .float(Double(x))
      default: nil
      }
    },
    Function(
      "int", in: [.builtin], "x=0, base=None"
    ) { call throws(Fault) in
      if let value = try call.own(["__int__", "__index__", "__trunc__"], "x") { return value }
      if let base = try call.optional("base", call.int) {
        return try call.whole(call.string("x"), base: base)
      }
      let parsed = try call.parsed(to: "an int") { text throws(Fault) in
        try call.machine.integer(text, radix: 10, call.span("x"))
      }
      if let parsed { return parsed }
      if call.value("x").large != nil { return call.value("x") }
      switch try call.scalar("x") {
      case .int(let value): return .int(value)
      case .float(let value): return try call.int(from: value)
      }
    }.quickly { _, given, _ in
      switch given.only {
      case .int(let x)?: .int(x)
      case .float(let x)?: Int(exactly: x.rounded(.towardZero)).map { .int($0) }
      default: nil
      }
    },
    Function("bool", in: [.builtin], "x=False") { call throws(Fault) in
      .bool(try call.machine.truth(of: call.value("x"), call.span))
    },
    Function(
      "str", in: [.builtin], "object=''"
    ) { call throws(Fault) in
      .string(try call.machine.text(of: call.value("object"), call.span))
    }.quickly { machine, given, span throws(Fault) in
      try given.only.map { object throws(Fault) in .string(try machine.text(of: object, span)) }
    },
    Function("round", in: [.builtin], "number, ndigits=None") { call throws(Fault) in
      if let instance = call.value("number").object(as: Instance.self) {
        let isGiven = if case .none = call.value("ndigits") { false } else { true }
        let digits = isGiven ? [call.value("ndigits")] : []
        if let value = try call.machine.special("__round__", instance, digits, call.span) {
          return value
        }
      }
      let digits = try call.optional("ndigits", call.int)
      if let integer = call.value("number").integer {
        return try call.rounded(integer, digits: digits ?? 0)
      }
      guard let number = call.value("number").number else {
        throw call.wrongType("number", "a number")
      }
      guard case .float(let value) = number else { return number.value }
      guard let digits else { return try call.int(from: value.rounded(.toNearestOrEven)) }
      guard digits.magnitude <= 22 else { return digits < 0 ? .float(0) : .float(value) }
      // By its decimal text, so that 2.675 is what it prints as; some have three hundred digits.
      try call.machine.charge(work: 5000, call.span)
      let text = String(value, decimals: max(digits, 0))
      let scale = platformPow(10, Double(-digits))
      return .float(
        digits >= 0 ? Double(text) ?? value : (value / scale).rounded(.toNearestOrEven) * scale)
    },
    Function(
      "range", in: [.builtin], "start, stop=None, step=1"
    ) { call throws(Fault) in
      let first = try call.int("start")
      let step = try call.int("step")
      let stop = try call.optional("stop", call.int)
      guard step != 0 else {
        throw call.invalid("step", "must not be 0", saying: "range() arg 3 must not be zero")
      }
      return .object(
        RangeValue(start: stop == nil ? 0 : first, stop: stop ?? first, step: step))
    }.quickly { _, given, _ in
      if case .int(let stop)? = given.only {
        return .object(RangeValue(start: 0, stop: stop, step: 1))
      }
      guard case (.int(let start), .int(let stop))? = given.both else { return nil }
      return .object(RangeValue(start: start, stop: stop, step: 1))
    },
    Function("list", in: [.builtin], "iterable=None") { call throws(Fault) in
      try call.machine.sequence(call.collected("iterable"), .list, call.span)
    },
    Function("tuple", in: [.builtin], "iterable=None") { call throws(Fault) in
      try call.machine.sequence(call.collected("iterable"), .tuple, call.span)
    },
    Function("print", in: [.builtin], "values..., *, sep=None, end=None, file=None, flush=False") {
      call throws(Fault) in
      let separator = try call.optional("sep", call.string) ?? " "
      let end = try call.optional("end", call.string) ?? "\n"
      let line = try call.machine.text(call.span) { writer throws(Fault) in
        for (index, value) in (try call.elements("values") ?? []).enumerated() {
          if index > 0 { try writer.append(separator) }
          try writer.append(call.machine.text(of: value, call.span))
        }
        try writer.append(end)
      }
      if case .none = call.value("file") {
        try call.machine.print(line, call.span)
        return .none
      }
      let write = try call.machine.attribute("write", of: call.value("file"), call.span("file"))
      let argument = GivenArgument(keyword: nil, value: .string(line), span: call.span)
      _ = try call.machine.call(write, [argument], call.span)
      return .none
    },
    Function("draw_dot", in: [.builtin], "root, format='svg', rankdir='LR'", draw),
  ]

  @Sendable static func draw(_ call: Call) throws(Fault) -> Value {
    if let object = call.values[0].object(as: Instance.self), object.isValue {
      try call.machine.draw(object, call.span)
    } else {
      // A picture is of one value.
      if let outputs = call.values[0].elements, outputs.count > 0,
        case .tensor(let first) = outputs[0]
      {
        if outputs.count > 1 {
          try call.machine.note("of \(outputs.count) values the first is drawn", call.span)
        }
        call.machine.drawn = first
      } else {
        call.machine.drawn = try call.machine.inGraph(call.tensor(call.names[0]), call.span)
      }
    }
    return .none
  }

  /// `max` and `min`: of the arguments, or of what the only one holds.
  private static func extremum(_ name: String, _ comparison: ComparisonOperator) -> Function {
    Function(
      name, in: [.builtin], "values..., *, key=None, **options"
    ) { call throws(Fault) in
      var values = try call.elements("values") ?? []
      if values.count == 1 { values = try call.machine.elements(of: values[0], call.span) }
      let options = call.value("options").object(as: DictionaryValue.self)?.entries ?? [:]
      for case .string(let option) in options.keys where option != "default" {
        throw Fault(.arguments(name, .unknown(option, among: ["key", "default"])), call.span)
      }
      guard var best = values.first else {
        if let value = options.values.first?.value { return value }
        throw call.invalid(
          "values", "has no elements", saying: "\(name)() arg is an empty sequence")
      }
      guard case .none = call.value("key") else {
        var bestKey = try call.called("key", [best])
        for value in values.dropFirst() {
          let key = try call.called("key", [value])
          let result = try call.machine.compare(comparison, key, bestKey, call.span)
          if try call.machine.truth(of: result, call.span) { (best, bestKey) = (value, key) }
        }
        return best
      }
      for value in values.dropFirst() {
        let result = try call.machine.compare(comparison, value, best, call.span)
        if try call.machine.truth(of: result, call.span) { best = value }
      }
      return best
    }.quickly { _, given, _ in
      switch given.both {
      case (.int(let a), .int(let b))?: .int(comparison == .less ? min(a, b) : max(a, b))
      case (.float(let a), .float(let b))? where a != b && !a.isNaN && !b.isNaN:
        .float(comparison == .less ? min(a, b) : max(a, b))
      default: nil
      }
    }
  }
}

extension Interpreter {
  fileprivate func sum(of items: Items, from start: Value, _ span: Span) throws(Fault) -> Value {
    var total = start
    while let item = try items.next() {
      try charge(span)
      if let sum = BinaryOperator.add.ofNumbers(total, item) {
        total = sum
        continue
      }
      guard case .none = total else {
        total = try apply(.add, total, item, span)
        continue
      }
      // Python begins with 0 + x; the picture does without.
      switch item {
      case .bool, .int, .float, .tensor, .object(is LargeInteger): total = item
      case .object(is Instance): total = try apply(.add, .int(0), item, span)
      default: throw Fault(.value(.operandTypes("+", "an int", item.typeName)), span)
      }
    }
    if case .none = total { return .int(0) }
    return total
  }
}

extension Call {
  /// What the text 'x' says, or nil where it is no text.
  fileprivate func parsed<T>(
    to type: String, _ read: (String) throws(Fault) -> T?
  ) throws(Fault) -> T? {
    guard case .string = value("x") else { return nil }
    let text = try string("x")
    try machine.charge(work: text.utf8.count.times(300), span)
    if let value = try read(text.lowercased().filter { $0 != " " && $0 != "_" }) {
      return value
    }
    throw Fault(.value(.conversion("'\(text.prefix(40))'", to: type)), span)
  }

  /// What an instance of a class gives for an argument by the first of some methods that it has.
  fileprivate func own(_ methods: [String], _ name: String) throws(Fault) -> Value? {
    guard let instance = value(name).object(as: Instance.self) else { return nil }
    for method in methods {
      if let value = try machine.special(method, instance, [], span) { return value }
    }
    return nil
  }

  /// A number, or the only element of a tensor.
  fileprivate func scalar(_ name: String) throws(Fault) -> Number {
    guard case .tensor(let tensor) = value(name) else { return try number(name) }
    return .float(try machine.item(of: tensor, span, isConversion: true))
  }

  /// An int without its last digits: 15 is 20 with −1 digits, and halves go to the even side.
  fileprivate func rounded(_ value: BigInt, digits: Int) throws(Fault) -> Value {
    guard digits < 0 else { return Value(value) }
    // A power of ten has more bits than thrice its digits.
    guard digits.magnitude <= value.bitWidth / 3 + 1 else { return .int(0) }
    let unit = BigInt(10).power(-digits)
    let (quotient, rest) = value.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
    let (twice, isOdd) = (2 * rest, !quotient.isMultiple(of: 2))
    let isUp = twice > unit.magnitude || (twice == unit.magnitude && isOdd)
    let magnitude = BigInt(quotient + (isUp ? 1 : 0)) * unit
    return try machine.made(value < 0 ? -magnitude : magnitude, span)
  }

  /// A float without its fraction.
  func int(from value: Double) throws(Fault) -> Value {
    if let integer = machine.integer(value) { return integer }
    throw Fault(.value(.conversion("\(value)", to: "an int")), span)
  }

  func integer(_ name: String) throws(Fault) -> BigInt {
    if let integer = value(name).large { return integer }
    return BigInt(try int(name))
  }

  fileprivate func collected(_ name: String) throws(Fault) -> [Value] {
    if case .none = value(name) { [] } else { try all(name) }
  }
}
