// The three kinds of attribute value that DOT knows: plain text, text with escapes, and markup.

/// The value of an attribute, together with how Graphviz is to read it.
///
/// The kind is always stated, never guessed from the characters: a value called `<b>` is drawn
/// as `<b>` unless somebody said that it is markup. A string literal is plain text.
///
/// ```swift
/// let plain: Label = "a\\N < b"                       // drawn exactly so
/// let left = Label.escaped(escapedText(name) + "\\l")  // a left-justified line
/// let bold = Label.html("<b>" + escapedHTML(name) + "</b>")
/// ```
public enum Label: Sendable, Hashable {
  /// Text that comes out as it is. Control characters other than tab and newline are dropped,
  /// and every kind of line ending is a newline.
  case text(String)
  /// Graphviz's *escString*: `\n`, `\l` and `\r` end a line, `\N`, `\G`, `\E`, `\T`, `\H` and `\L`
  /// stand for names, `\\` is a backslash, and entities such as `&lt;` are characters.
  case escaped(String)
  /// An HTML-like label, without the outer `<` and `>`. It must be well-formed; text from
  /// elsewhere goes into it through ``escapedHTML(_:newline:)``.
  case html(String)
}

extension Label: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}
