// An error in a program, as its reader sees it: where, what, the line, and what to do.

import ComputationGraph

/// What is wrong with a program, and where.
///
/// Its description names the place as compilers do:
/// ```
/// neuron.py:8:8: error: TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'
///   8 | n = x1 * w1
///     |     ~~~^~~~
/// hint: …
/// ```
public struct Diagnostic: Error, Sendable, Equatable, CustomStringConvertible {
  /// What the text is called that was read: a file, or what the caller named it.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column of the caret in characters, from 1.
  public let column: Int
  /// What was wrong, in one line: as CPython's last line has it, where it has one.
  public let message: String
  /// What to do about it in the program.
  public let hint: String?
  /// What to do about it where the program is run.
  public let remedy: Remedy?
  /// The line as it is shown: control characters replaced, a very long line cut around the caret.
  public let lineText: String
  /// The line under it: a caret, and tildes along the range that is meant.
  public let caretText: String
  /// The lines from which the function was called in which it was wrong, the nearest call first.
  public let calls: [Int]
  /// What the program printed before it failed.
  public let printed: String
  /// Remarks that were made before it failed, as those of ``ProgramRun/notes``.
  public let notes: [String]

  /// What whoever runs a program can do about an error.
  ///
  /// Its description is worded for Swift; a command that has options for these words them itself,
  /// with ``Diagnostic/description(remedy:)``.
  public enum Remedy: Sendable, Equatable, CustomStringConvertible {
    /// Raise a limit to a number that may be enough.
    case raise(ProgramLimits.Limit, to: Int)
    /// Give the formula a parameter: of this name, or any in place of an assignment.
    case giveParameter(String?)
    /// Give a parameter a name that is one.
    case nameParameter
    /// Lend the program the file that it opens under this name.
    case lendFile(String)

    public var description: String {
      switch self {
      case .raise(let limit, let number): "raise ProgramLimits.\(limit.rawValue) to \(number)"
      case .giveParameter(let name?): "give it a value: a parameter named \"\(name)\""
      case .giveParameter(nil): "give values as parameters"
      case .nameParameter: "a name has letters, digits and _, and begins with no digit"
      case .lendFile(let path): "lend it the file: files: [\"\(path)\": …]"
      }
    }
  }

  public var description: String { description { $0.description } }

  /// The description, with the remedy in the words of whoever runs the program.
  public func description(remedy words: (Remedy) -> String) -> String {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    var text = "\(file):\(line):\(column): error: \(message)\n"
    text += "  \(number) | \(lineText)\n  \(margin) | \(caretText)"
    // Of many calls, the nearest and the one that began it all.
    let far = calls.count > 4
    for line in far ? calls.prefix(3) : calls[...] { text += "\n  called from line \(line)" }
    if far, let first = calls.last { text += "\n  …\n  called from line \(first)" }
    if let hint = hint ?? remedy.map({ words($0).withoutLongWords }) { text += "\nhint: \(hint)" }
    return text
  }

  /// Whether the program ran to its end, and there is only nothing to draw.
  public let isComplete: Bool

  init(
    _ error: Fault, in source: SourceText, printed: String = "", notes: [String] = [],
    isFormula: Bool = false
  ) {
    let words = error.problem.words
    message =
      words.line(error.problem.shownExceptionName, isFormula: isFormula)
      .withoutControls.withoutLongWords
    hint = words.hint(isFormula: isFormula)?.withoutControls.withoutLongWords
    remedy = words.remedy
    isComplete = if case .run(.nothingToDraw) = error.problem { true } else { false }
    self.printed = printed
    self.notes = notes
    file = source.file
    let (span, point) = (error.span, error.point ?? error.span.start)
    line = source.line(at: point)
    calls = error.calls.map { source.line(at: $0.start) }.removingRepeats
    let bytes = source.lineBytes(line)
    let clamped = { (offset: Int) in min(max(offset, bytes.start), bytes.end) }
    column = source.text(Span(start: bytes.start, end: clamped(point))).count + 1
    // Of a span of several lines, the part on this one is shown.
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

extension [Int] {
  /// Without those that are as the one before.
  fileprivate var removingRepeats: [Int] {
    enumerated().filter { $0 == 0 || self[$0 - 1] != $1 }.map(\.element)
  }
}
