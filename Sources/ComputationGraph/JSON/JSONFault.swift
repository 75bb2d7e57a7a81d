// The place where a text stops being JSON, for the message about it.

/// The first place where a text is not JSON.
public struct JSONFault: Hashable, Sendable {
  /// From 1.
  public var line: Int
  /// In characters, from 1.
  public var column: Int
  /// What is wrong there.
  public var kind: Kind

  /// What is wrong; the raw value says it.
  public enum Kind: String, Error, Hashable, Sendable {
    case end = "the text ends too early"
    case value = "a value is expected here"
    case key = "a key in double quotes is expected here"
    case colon = "a colon is expected here"
    case separator = "a comma or the closing bracket is expected here"
    case string = "this is not allowed in a text: write it as an escape such as \\n or \\u0007"
    case number = "this is not a number as JSON writes them"
    case rest = "nothing may follow here"
  }
}
