// Methods of texts that trim and fill them, and functions of characters.

import Micrograd

extension Library {
  static let texts: [Function] =
    [
      stripping("strip", start: true, end: true), stripping("lstrip", start: true, end: false),
      stripping("rstrip", start: false, end: true),
      padding("ljust") { _, room in 0 }, padding("rjust") { _, room in room },
      // As CPython centres: what is odd goes before where the width is odd too.
      padding("center") { width, room in room / 2 + (room & width & 1) },
      Function("zfill", in: [.string], "text, width") { call throws(Fault) in
        let text = try call.string("text")
        let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.prefix(1)) : ""
        let room = max(try call.int("width") - text.unicodeScalars.count, 0)
        try call.machine.checkElements(room, call.span)
        return try call.text(
          sign + String(repeating: "0", count: room) + text.dropFirst(sign.count))
      },
      Function("ord", in: [.builtin], "c") { call throws(Fault) in
        guard case .string = call.value("c") else {
          throw call.invalid(
            "c", "must be one character",
            saying: "ord() expected string of length 1, but "
              + "\(Problem.python(call.value("c").typeName)) found", as: "TypeError")
        }
        let scalars = try call.string("c").unicodeScalars
        guard let scalar = scalars.first, scalars.count == 1 else {
          throw call.invalid(
            "c", "must be one character",
            saying: "ord() expected a character, but string of length "
              + "\(scalars.count) found", as: "TypeError")
        }
        return .int(Int(scalar.value))
      },
      Function("chr", in: [.builtin], "i") { call throws(Fault) in
        guard let scalar = UInt32(exactly: try call.int("i")).flatMap(Unicode.Scalar.init) else {
          throw call.invalid(
            "i", "is no character's number", saying: "chr() arg not in range(0x110000)")
        }
        return try call.text(String(scalar))
      },
      Function("repr", in: [.builtin], "object") { call throws(Fault) in
        try call.text(call.machine.shown(call.value("object"), call.span))
      },
    ] + textParts + textSearches + textChanges

  private static func stripping(_ name: String, start: Bool, end: Bool) -> Function {
    Function(name, in: [.string], "text, chars=None") { call throws(Fault) in
      // By scalars, as Python has them: to Swift a return and a line feed are one character.
      let characters = try call.optional("chars", call.string)?.unicodeScalars
      let isStripped = { (character: Unicode.Scalar) in
        characters?.contains(character) ?? character.properties.isWhitespace
      }
      var text = try call.string("text").unicodeScalars[...]
      if start { text = text.drop(while: isStripped) }
      while end, let last = text.last, isStripped(last) { text.removeLast() }
      return try call.text(String(text))
    }
  }

  /// - Parameter before: Of the width and what is left of it, how much goes before the text.
  private static func padding(
    _ name: String, _ before: @escaping @Sendable (Int, Int) -> Int
  ) -> Function {
    Function(name, in: [.string], "text, width, fillchar=' '") { call throws(Fault) in
      let (text, fill) = (try call.string("text"), try call.string("fillchar"))
      guard fill.unicodeScalars.count == 1 else {
        throw call.invalid("fillchar", "must be one character")
      }
      let width = try call.int("width")
      let room = max(width - text.unicodeScalars.count, 0)
      try call.machine.checkElements(room, call.span)
      let start = before(width, room)
      return try call.text(
        String(repeating: fill, count: start) + text + String(repeating: fill, count: room - start))
    }
  }
}
