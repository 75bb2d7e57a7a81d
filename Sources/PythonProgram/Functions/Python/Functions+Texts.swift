// Methods of texts.

import Micrograd

extension Library {
  static let texts: [Function] =
    [
      Function("join", in: [.string], "separator, iterable") { call throws(Fault) in
        let separator = try call.string("separator")
        let parts: [Value]
        do throws(Fault) { parts = try call.all("iterable") } catch {
          throw error.saying(.notJoinable, ofNotIterable: call.value("iterable"))
        }
        return .string(
          try call.machine.text(call.span) { writer throws(Fault) in
            for (index, part) in parts.enumerated() {
              guard case .string(let text) = part else {

                throw Fault(.value(.notText(part.typeName, place: index)), call.span("iterable"))
              }
              if index > 0 { try writer.append(separator) }
              try writer.append(text)
            }
          })
      },
      Function("split", in: [.string], "text, sep=None, maxsplit=-1") { call throws(Fault) in
        let text = try call.string("text")
        let limit = try call.int("maxsplit")
        let most = limit < 0 ? Int.max : limit
        if let separator = try call.optional("sep", call.string) {
          guard !separator.isEmpty else {
            throw call.invalid("sep", "is empty", saying: "empty separator")
          }
          return try call.list(of: text.split(by: separator, maxSplits: most))
        }
        return try call.list(
          of: text.split(maxSplits: most, whereSeparator: \.isWhitespace).map(String.init))
      },
      Function("splitlines", in: [.string], "text") { call throws(Fault) in
        var lines = try call.string("text").split(
          omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return try call.list(of: lines.map(String.init))
      },
      Function("replace", in: [.string], "text, old, new") { call throws(Fault) in
        let (text, old) = (try call.string("text"), try call.string("old"))
        guard !old.isEmpty else { throw call.invalid("old", "is empty") }
        let parts = try call.list(of: text.split(by: old, maxSplits: .max))
        let joined = GivenArgument(keyword: nil, value: parts, span: call.span)
        return try call.machine.call(
          call.machine.attribute("join", of: call.value("new"), call.span), [joined], call.span)
      },
      Function("find", in: [.string], "text, sub") { call throws(Fault) in
        let parts = try call.string("text").split(by: call.string("sub"), maxSplits: 1)
        return .int(parts.count > 1 ? parts[0].unicodeScalars.count : -1)
      },
      Function("count", in: [.string], "text, sub") { call throws(Fault) in
        .int(try call.string("text").split(by: call.string("sub"), maxSplits: .max).count - 1)
      },
      Function("startswith", in: [.string], "text, prefix") { call throws(Fault) in
        .bool(try call.string("text").hasPrefix(call.string("prefix")))
      },
      Function("endswith", in: [.string], "text, suffix") { call throws(Fault) in
        .bool(try call.string("text").hasSuffix(call.string("suffix")))
      },
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
    ] + changing + asking

  private static let changes: [(String, @Sendable (String) -> String)] = [
    ("upper", { $0.uppercased() }), ("lower", { $0.lowercased() }),
    ("capitalize", { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }),
    (
      "title",
      { text in
        text.split(separator: " ", omittingEmptySubsequences: false)
          .map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(separator: " ")
      }
    ),
  ]

  private static let changing: [Function] = changes.map { name, change in
    Function(name, in: [.string], "text") { call throws(Fault) in
      try call.text(change(call.string("text")))
    }
  }

  private static let questions: [(String, @Sendable (Character) -> Bool)] = [
    ("isdigit", { $0.isNumber }), ("isalpha", { $0.isLetter }),
    ("isalnum", { $0.isLetter || $0.isNumber }), ("isspace", { $0.isWhitespace }),
    ("isupper", { $0.isUppercase }), ("islower", { $0.isLowercase }),
  ]

  private static let asking: [Function] = questions.map { name, holds in
    Function(name, in: [.string], "text") { call throws(Fault) in
      let text = try call.string("text")
      return .bool(!text.isEmpty && text.allSatisfy(holds))
    }
  }

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

extension Call {
  fileprivate func text(_ text: String) throws(Fault) -> Value {
    .string(try machine.text(span) { writer throws(Fault) in try writer.append(text) })
  }

  fileprivate func list(of texts: [String]) throws(Fault) -> Value {
    let values = try texts.map { text throws(Fault) in try self.text(text) }
    return try machine.sequence(values, .list, span)
  }
}

extension String {
  /// The parts between occurrences of a separator, of bytes: in linear time.
  fileprivate func split(by separator: String, maxSplits: Int) -> [String] {
    guard !separator.isEmpty else { return [self] }
    let (bytes, pattern) = (Array(utf8), Array(separator.utf8))
    var parts: [String] = []
    var (start, place) = (0, 0)
    while place + pattern.count <= bytes.count, parts.count < maxSplits {
      if bytes[place] == pattern[0], bytes[place..<place + pattern.count].elementsEqual(pattern) {
        parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += pattern.count
        start = place
      } else {
        place += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
