// Methods of texts that change their characters, or ask what they are.

extension Library {
  static let textChanges: [Function] =
    changing + asking + [
      Function("expandtabs", in: [.string], "text, tabsize=8") { call throws(Fault) in
        let size = try call.int("tabsize")
        var column = 0
        var pieces: [String] = []
        for scalar in try call.string("text").unicodeScalars {
          let room = size > 0 ? size - column % size : 0
          if scalar == "\t" { try call.machine.checkElements(room, call.span) }
          pieces.append(scalar == "\t" ? String(repeating: " ", count: room) : String(scalar))
          column = "\r\n".unicodeScalars.contains(scalar) ? 0 : column + (scalar == "\t" ? room : 1)
        }
        return try call.text(pieces.joined())
      },
      // Of `str` itself: a table for `translate`.
      Function("maketrans", in: [.string], "x, y=None, z=None") { call throws(Fault) in
        let table = DictionaryValue()
        let set = { (key: Value, value: Value) throws(Fault) in
          try call.machine.set(key, to: value, in: table, call.span)
        }
        if let given = call.value("x").object(as: DictionaryValue.self) {
          for entry in given.entries.values {
            guard case .string(let text) = entry.key else {
              try set(entry.key, entry.value)
              continue
            }
            guard let scalar = try call.machine.string(text, call.span).unicodeScalars.first else {
              continue
            }
            try set(.int(Int(scalar.value)), entry.value)
          }
          return .object(table)
        }
        let (from, to) = (try call.string("x"), try call.string("y"))
        guard from.unicodeScalars.count == to.unicodeScalars.count else {
          throw call.invalid("y", "must be as long as 'x'")
        }
        for (old, new) in zip(from.unicodeScalars, to.unicodeScalars) {
          try set(.int(Int(old.value)), .int(Int(new.value)))
        }
        for scalar in try call.optional("z", call.string)?.unicodeScalars ?? "".unicodeScalars {
          try set(.int(Int(scalar.value)), .none)
        }
        return .object(table)
      },
      Function("translate", in: [.string], "text, table") { call throws(Fault) in
        let text = try call.string("text")
        guard let table = call.value("table").object(as: DictionaryValue.self) else {
          throw call.wrongType("table", "a dict")
        }
        return .string(
          try call.machine.text(call.span) { writer throws(Fault) in
            for scalar in text.unicodeScalars {
              let key = Value.int(Int(scalar.value))
              switch table.entries[try call.machine.key(of: key, call.span)]?.value {
              case nil: try writer.append(String(scalar))
              case .string(let other)?: try writer.append(other)
              case let other?:
                guard case .none = other else {
                  guard let code = other.whole, let changed = UInt32(exactly: code),
                    let character = Unicode.Scalar(changed)
                  else { throw call.wrongType("table", "a dict of characters", got: other) }
                  try writer.append(String(character))
                  continue
                }
              }
            }
          })
      },
    ]

  private static let changes: [(String, @Sendable (String) -> String)] = [
    ("upper", { $0.uppercased() }), ("lower", { $0.lowercased() }), ("casefold", { $0.folded }),
    ("capitalize", { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }),
    ("swapcase", { text in text.changed { _, isUpper in !isUpper } }),
    ("title", { text in text.changed { isFirst, _ in isFirst } }),
  ]

  private static let changing: [Function] = changes.map { name, change in
    Function(name, in: [.string], "text") { call throws(Fault) in
      try call.text(change(call.string("text")))
    }
  }

  /// Of texts with at least one character, whether all are such.
  private static let questions: [(String, @Sendable (Unicode.Scalar.Properties) -> Bool)] = [
    ("isdigit", { $0.numericType == .decimal || $0.numericType == .digit }),
    ("isdecimal", { $0.numericType == .decimal }), ("isnumeric", { $0.numericType != nil }),
    ("isalpha", { $0.isLetter }), ("isalnum", { $0.isLetter || $0.numericType != nil }),
    ("isspace", { $0.isWhitespace }),
  ]

  private static let asking: [Function] =
    questions.map { name, holds in
      Function(name, in: [.string], "text") { call throws(Fault) in
        let scalars = try call.string("text").unicodeScalars
        return .bool(!scalars.isEmpty && scalars.allSatisfy { holds($0.properties) })
      }
    } + [
      cased("isupper") { $0.isUppercase }, cased("islower") { $0.isLowercase },
      Function("istitle", in: [.string], "text") { call throws(Fault) in
        let text = try call.string("text")
        let hasCase = text.unicodeScalars.contains { $0.properties.isCased }
        return .bool(hasCase && text == text.changed { isFirst, _ in isFirst })
      },
      Function("isascii", in: [.string], "text") { call throws(Fault) in
        .bool(try call.string("text").utf8.allSatisfy { $0 < 128 })
      },
      Function("isprintable", in: [.string], "text") { call throws(Fault) in
        .bool(try call.string("text").unicodeScalars.allSatisfy(\.isPrintable))
      },
      Function("isidentifier", in: [.string], "text") { call throws(Fault) in
        let scalars = try call.string("text").unicodeScalars
        guard let first = scalars.first else { return .bool(false) }
        return .bool(
          (first == "_" || first.properties.isXIDStart)
            && scalars.dropFirst().allSatisfy { $0.properties.isXIDContinue })
      },
    ]

  /// Whether of the characters that have a case, of which there is one, all have this.
  private static func cased(
    _ name: String, _ holds: @escaping @Sendable (Unicode.Scalar.Properties) -> Bool
  ) -> Function {
    Function(name, in: [.string], "text") { call throws(Fault) in
      let cased = try call.string("text").unicodeScalars.filter { $0.properties.isCased }
      return .bool(!cased.isEmpty && cased.allSatisfy { holds($0.properties) })
    }
  }
}

extension String {
  /// Without differences of case, as comparisons want it.
  fileprivate var folded: String { lowercased().replacing("ß", with: "ss") }

  /// Each letter in the case that `isUpper` tells of whether it is the first of its word, and of
  /// whether it is an upper one.
  fileprivate func changed(_ isUpper: (Bool, Bool) -> Bool) -> String {
    var isFirst = true
    var text = ""
    for scalar in unicodeScalars {
      let properties = scalar.properties
      guard properties.isCased else {
        text.unicodeScalars.append(scalar)
        isFirst = true
        continue
      }
      text +=
        isUpper(isFirst, properties.isUppercase)
        ? properties.uppercaseMapping : properties.lowercaseMapping
      isFirst = false
    }
    return text
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isLetter: Bool {
    switch generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}
