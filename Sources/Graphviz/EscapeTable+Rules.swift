// Which characters are replaced by what, for each place where text can stand.

extension EscapeTable {
  /// The table for plain text in the attribute called `name`.
  static func text(for name: String) -> EscapeTable {
    isCopied(name) ? .copied : isTooltip(name) ? .tooltip : .text
  }

  /// The table for text with escapes in the attribute called `name`.
  static func escaped(for name: String) -> EscapeTable {
    isCopied(name) ? .escapedCopied : .escapedLabel
  }

  /// An id, which is a label too where there is no other. To an id that begins with `%` Graphviz
  /// gives a name of its own making.
  static let id = EscapeTable([
    "&": "&amp;", "\\": #"\\"#, "\"": #"\""#, "\n": #"\n"#, "%": "&#37;",
  ])

  /// Plain text in a label. Labels decode entities, and names such as `\N` expand.
  static let text = EscapeTable(["&": "&amp;", "\\": #"\\"#, "\"": #"\""#, "\n": #"\n"#])

  /// Plain text in a tooltip, whose backslashes are interpreted twice.
  static let tooltip = EscapeTable(["&": "&amp;", "\\": #"\\\\"#, "\"": #"\""#, "\n": #"\n"#])

  /// Plain text in an attribute that Graphviz copies into its output with entities untouched.
  /// In the value of a `URL` it escapes nothing at all, quotes included.
  static let copied = EscapeTable([
    "&": "&amp;", "\\": "&#92;", "\"": "&quot;", "<": "&lt;", ">": "&gt;", "\n": "&#10;",
  ])

  static let escapedLabel = EscapeTable(
    ["&": "&amp;", "\"": #"\""#, "\n": #"\n"#], keepsEscapes: true)

  static let escapedCopied = EscapeTable(
    ["&": "&amp;", "\"": "&quot;", "<": "&lt;", ">": "&gt;", "\n": "&#10;"], keepsEscapes: true)

  /// Text within markup. Names such as `\N` expand there too, a tab would vanish, and Graphviz 2.43
  /// takes a `]` after a tag for the end of everything.
  static let html = html(newline: "<br/>")

  static func html(newline: String) -> EscapeTable {
    EscapeTable([
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\\": #"\\"#, "\t": " ",
      "\n": newline, "]": "&#93;",
    ])
  }

  /// Text within text with escapes, which is itself escaped again when it is written.
  static let escapes = EscapeTable(["\\": #"\\"#, "\n": #"\n"#])
}

/// Whether Graphviz copies the attribute's text into its output; in all others it decodes entities and
/// interprets escapes. It is asked of every attribute: the last letter tells most of them.
private func isCopied(_ name: String) -> Bool {
  switch name.utf8.last {
  case UInt8(ascii: "L"): name.hasSuffix("URL")
  case UInt8(ascii: "f"): name.hasSuffix("href")
  case UInt8(ascii: "t"): name.hasSuffix("target")
  default: name == "id" || name == "class"
  }
}

/// Whether Graphviz decodes and interprets twice.
private func isTooltip(_ name: String) -> Bool {
  name.utf8.last == UInt8(ascii: "p") && name.hasSuffix("tooltip")
}
