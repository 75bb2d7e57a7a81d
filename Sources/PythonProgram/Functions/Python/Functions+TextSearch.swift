// Methods of texts that look for another text in them.

extension Library {
  static let textSearches: [Function] = [
    searching("find", orElse: -1, last: false), searching("rfind", orElse: -1, last: true),
    searching("index", orElse: nil, last: false), searching("rindex", orElse: nil, last: true),
    Function("count", in: [.string], "text, sub, start=None, end=None") { call throws(Fault) in
      guard let (part, _) = try call.part() else { return .int(0) }
      let sub = try call.string("sub")
      // Of nothing there is one before each character, and one behind the last.
      if sub.isEmpty { return .int(part.count + 1) }
      return .int(String(String.UnicodeScalarView(part)).split(by: sub, maxSplits: .max).count - 1)
    },
    beginning("startswith", "prefix") { $0.hasPrefix($1) },
    beginning("endswith", "suffix") { $0.hasSuffix($1) },
    Function("removeprefix", in: [.string], "text, prefix") { call throws(Fault) in
      let (text, prefix) = (try call.string("text"), try call.string("prefix"))
      return try call.text(text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text)
    },
    Function("removesuffix", in: [.string], "text, suffix") { call throws(Fault) in
      let (text, suffix) = (try call.string("text"), try call.string("suffix"))
      return try call.text(text.hasSuffix(suffix) ? String(text.dropLast(suffix.count)) : text)
    },
  ]

  /// - Parameter missing: What is found where there is nothing; nil for an error.
  private static func searching(_ name: String, orElse missing: Int?, last: Bool) -> Function {
    Function(name, in: [.string], "text, sub, start=None, end=None") { call throws(Fault) in
      if let (part, start) = try call.part() {
        let text = String(String.UnicodeScalarView(part))
        let parts = text.split(by: try call.string("sub"), maxSplits: last ? .max : 1)
        if try call.string("sub").isEmpty { return .int(start + (last ? part.count : 0)) }
        if parts.count > 1 {
          let behind = last ? part.count - parts[parts.count - 1].unicodeScalars.count : 0
          let length = last ? try call.string("sub").unicodeScalars.count : 0
          return .int(start + (last ? behind - length : parts[0].unicodeScalars.count))
        }
      }
      guard let missing else { throw Fault(.value(.notInText), call.span("sub")) }
      return .int(missing)
    }
  }

  /// A question of one text or of several in a tuple.
  private static func beginning(
    _ name: String, _ parameter: String, _ holds: @escaping @Sendable (String, String) -> Bool
  ) -> Function {
    Function(name, in: [.string], "text, \(parameter), start=None, end=None") {
      call throws(Fault) in
      guard let (part, _) = try call.part() else { return .bool(false) }
      let text = String(String.UnicodeScalarView(part))
      guard let several = try call.elements(parameter) else {
        return .bool(holds(text, try call.string(parameter)))
      }
      for element in several {
        guard case .string(let one) = element else {
          throw call.wrongType(parameter, "texts", got: element)
        }
        if holds(text, try call.machine.string(one, call.span)) { return .bool(true) }
      }
      return .bool(false)
    }
  }
}

extension Call {
  /// The characters of `text` from `start` to `end`, as slices count, and where they begin; nil
  /// where they begin behind the text's end.
  fileprivate func part() throws(Fault) -> (ArraySlice<Unicode.Scalar>, Int)? {
    let characters = Array(try string("text").unicodeScalars)
    let place = { (given: Int) in max(given < 0 ? given + characters.count : given, 0) }
    let start = place(try optional("start", int) ?? 0)
    guard start <= characters.count else { return nil }
    let end = min(place(try optional("end", int) ?? characters.count), characters.count)
    return (characters[start..<max(start, end)], start)
  }
}
