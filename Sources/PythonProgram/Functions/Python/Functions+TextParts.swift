// Methods of texts that take them apart and put them together.

import Micrograd

extension Library {
  static let textParts: [Function] = [
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
      guard let separator = try call.separator() else {
        let words = text.unicodeScalars.split(
          maxSplits: try call.most("maxsplit"), whereSeparator: \.properties.isWhitespace)
        return try call.list(of: words.map { String($0) })
      }
      return try call.list(of: text.split(by: separator, maxSplits: call.most("maxsplit")))
    },
    Function("rsplit", in: [.string], "text, sep=None, maxsplit=-1") { call throws(Fault) in
      let (text, most) = (try call.string("text"), try call.most("maxsplit"))
      guard let separator = try call.separator() else {
        let words = text.unicodeScalars.reversed().split(
          maxSplits: most, whereSeparator: \.properties.isWhitespace)
        return try call.list(of: words.reversed().map { String.scalars($0.reversed()) })
      }
      let parts = text.split(by: separator, maxSplits: .max)
      let first = max(parts.count - 1 - min(most, parts.count - 1), 0)
      return try call.list(
        of: [parts[...first].joined(separator: separator)] + parts[(first + 1)...])
    },
    Function("splitlines", in: [.string], "text, keepends=False") { call throws(Fault) in
      let (text, keepsEnds) = (try call.string("text"), try call.bool("keepends"))
      let scalars = Array(text.unicodeScalars)
      var (lines, start, place): ([String], Int, Int) = ([], 0, 0)
      while place < scalars.count {
        let isEnd = Character(scalars[place]).isNewline
        place += 1
        guard isEnd || place == scalars.count else { continue }
        let end = isEnd ? place - 1 : place
        // A return with its line feed is one end.
        if isEnd, scalars[end] == "\r", place < scalars.count, scalars[place] == "\n" { place += 1 }
        lines.append(.scalars(scalars[start..<(keepsEnds ? place : end)]))
        start = place
      }
      return try call.list(of: lines)
    },
    Function("partition", in: [.string], "text, sep") { call throws(Fault) in
      try call.parted { text, separator in
        let parts = text.split(by: separator, maxSplits: 1)
        return parts.count > 1 ? [parts[0], separator, parts[1]] : [text, "", ""]
      }
    },
    Function("rpartition", in: [.string], "text, sep") { call throws(Fault) in
      try call.parted { text, separator in
        let parts = text.split(by: separator, maxSplits: .max)
        guard let last = parts.last, parts.count > 1 else { return ["", "", text] }
        return [parts.dropLast().joined(separator: separator), separator, last]
      }
    },
    Function("replace", in: [.string], "text, old, new, count=-1") { call throws(Fault) in
      let (text, old) = (try call.string("text"), try call.string("old"))
      let most = try call.most("count")
      var pieces = text.split(by: old, maxSplits: most)
      if old.isEmpty {
        // Nothing stands before each character, and behind the last.
        let characters = text.unicodeScalars.map { String($0) }
        let cut = min(most, characters.count + 1)
        pieces = (cut > 0 ? [""] : []) + characters.prefix(max(cut - 1, 0))
        let rest = characters.dropFirst(max(cut - 1, 0)).joined()
        pieces = cut > characters.count ? pieces + [""] : pieces.isEmpty ? [text] : pieces + [rest]
      }
      let joined = GivenArgument(keyword: nil, value: try call.list(of: pieces), span: call.span)
      return try call.machine.call(
        call.machine.attribute("join", of: call.value("new"), call.span), [joined], call.span)
    },
  ]
}

extension Call {
  func text(_ text: String) throws(Fault) -> Value {
    .string(try machine.text(span) { writer throws(Fault) in try writer.append(text) })
  }

  /// What texts are split by; nil for white space.
  fileprivate func separator() throws(Fault) -> String? {
    let separator = try optional("sep", string)
    if separator?.isEmpty == true { throw invalid("sep", "is empty", saying: "empty separator") }
    return separator
  }

  /// How often at most; a negative number is no limit.
  fileprivate func most(_ name: String) throws(Fault) -> Int {
    let limit = try int(name)
    return limit < 0 ? Int.max : limit
  }

  fileprivate func parted(_ parts: (String, String) -> [String]) throws(Fault) -> Value {
    guard let separator = try separator() else { throw wrongType("sep", "a string") }
    let values = try parts(string("text"), separator).map { part throws(Fault) in try text(part) }
    return try machine.sequence(values, .tuple, span)
  }

  fileprivate func list(of texts: [String]) throws(Fault) -> Value {
    let values = try texts.map { text throws(Fault) in try self.text(text) }
    return try machine.sequence(values, .list, span)
  }
}

extension String {
  static func scalars(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The parts between occurrences of a separator, of bytes: in linear time.
  func split(by separator: String, maxSplits: Int) -> [String] {
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
