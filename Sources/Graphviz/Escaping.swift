// Escaping for those who compose labels from markup, or from escapes, and text from elsewhere.

/// Text for use inside an ``Label/escaped(_:)`` label, where it comes out as it is.
///
/// ```swift
/// Label.escaped(escapedText(#"C:\new"#) + #"\l"#)  // C:\new, left-justified
/// ```
public func escapedText(_ text: String) -> String {
  EscapeTable.escapes.escape(text)
}

/// Text for use inside an ``Label/html(_:)`` label, as an element's text or an attribute's value.
///
/// `&`, `<`, `>` and `"` become entities, a backslash is doubled, a newline becomes `newline`, a
/// tab a space, and other control characters are dropped. For the value of an attribute let
/// `newline` be `"&#10;"`. Graphviz copies an `href` to its output without escaping it again:
/// escape that twice, or give the link to the node as its `URL`.
///
/// ```swift
/// let cell = "<td>" + escapedHTML("a < b") + "</td>"  // <td>a &lt; b</td>
/// ```
public func escapedHTML(_ text: String, newline: String = "<br/>") -> String {
  let table = newline == "<br/>" ? EscapeTable.html : EscapeTable.html(newline: newline)
  return table.escape(text)
}

extension EscapeTable {
  fileprivate func escape(_ text: String) -> String {
    var text = text
    let escaped: String? = text.withUTF8 { text in
      guard !isPlain(text) else { return nil }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count + text.count / 4)
      escape(text, into: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    return escaped ?? text
  }
}
