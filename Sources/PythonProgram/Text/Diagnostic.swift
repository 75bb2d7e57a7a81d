// An error in a program, as its reader sees it: where, what, the line, and what to do.

/// What is wrong with a program, and where.
///
/// Its description is what a command prints:
/// ```
/// neuron.py:8:8: error: shapes [2, 3] and [4] cannot be multiplied
///   8 | n = x1 * w1
///     |     ~~~^~~~
/// hint: …
/// ```
public struct Diagnostic: Error, Sendable, Equatable, CustomStringConvertible {
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column of the caret in characters, from 1.
  public let column: Int
  public let message: String
  public let hint: String?
  /// The line as it is shown: control characters replaced, a very long line cut around the caret.
  public let lineText: String
  /// The line under it: a caret, and tildes along the range that is meant.
  public let caretText: String

  public var description: String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    var text = "\(file):\(line):\(column): error: \(message)\n"
    text += "  \(number) | \(lineText)\n  \(margin) | \(caretText)"
    if let hint { text += "\nhint: \(hint)" }
    return text
  }

  /// - Parameters:
  ///   - span: What the message is about; its first line is shown.
  ///   - point: Where in it the caret stands; the start where nil.
  init(message: String, hint: String?, source: SourceText, span: Span, point: Int? = nil) {
    let point = point ?? span.start
    file = source.file
    line = source.line(at: point)
    let bytes = source.lineBytes(line)
    let clamped = { (offset: Int) in min(max(offset, bytes.start), bytes.end) }
    let before = Array(source.text(Span(start: bytes.start, end: clamped(point))))
    column = before.count + 1
    self.message = message.withoutControls.withoutLongWords
    self.hint = hint?.withoutControls.withoutLongWords
    let ranges = [
      bytes.start..<clamped(span.start), clamped(span.start)..<clamped(point),
      clamped(point)..<clamped(max(point, span.end)), clamped(max(point, span.end))..<bytes.end,
    ]
    let view = LineView(
      parts: ranges.map { Array(source.text(Span(start: $0.lowerBound, end: $0.upperBound))) })
    lineText = view.line
    caretText = view.caret
  }
}
