// What can go wrong when a graph is rendered or a file written, and the words for it.

/// Why a graph was not rendered, or a file not written.
///
/// A case carries the facts; ``description`` puts them into words.
public enum GraphvizError: Error, Sendable, Hashable {
  /// There is no such program.
  case notFound(executable: String)
  /// There is such a program, but it could not be run.
  case notRun(executable: String, reason: String)
  /// The system has no room for another process, or for what is needed to talk to it.
  case notStarted(reason: String)
  /// Graphviz reported a failure. What it may have written is not a picture of the graph.
  case failed(exitCode: Int, messages: String)
  /// Graphviz was ended by a signal: it crashed, or somebody stopped it.
  case crashed(signal: Int, messages: String)
  /// Graphviz took longer than it was given and was ended.
  case timedOut(limit: Duration, messages: String)
  /// Graphviz wrote more bytes than it may and was ended.
  case tooMuchOutput(limit: Int, messages: String)
  /// Graphviz reported success but wrote nothing.
  case emptyOutput(messages: String)
  /// What Graphviz wrote is not what it writes.
  case notUnderstood(reason: String)
  /// The task that waited for the picture was cancelled.
  case cancelled
  /// A file could not be written. If there was one at the path before, it is unchanged.
  case notWritten(path: String, reason: String)
}

extension GraphvizError: CustomStringConvertible {
  public var description: String {
    description(executable: "DotEngine(executable:)", timeout: "DotEngine(timeout:)")
  }

  /// The error in words; `executable` and `timeout` are how the reader says where Graphviz is and
  /// how long it may take, such as `--timeout SECONDS`.
  public func description(executable named: String, timeout longer: String) -> String {
    switch self {
    case .notFound(let executable):
      """
      Graphviz is needed to draw this, and its program "\(executable)" was not found.
      Install it (Debian and Ubuntu: apt-get install graphviz; macOS: brew install graphviz), \
      or say where it is with \(named).
      """
    case .notRun(let executable, let reason):
      """
      Graphviz's program "\(executable)" could not be run: \(reason).
      Another one can be named with \(named).
      """
    case .notStarted(let reason):
      """
      Graphviz could not be started: \(reason). Close files, or allow more open files and \
      processes (ulimit -n, ulimit -u).
      """
    case .failed(let exitCode, let messages):
      "Graphviz failed (exit code \(exitCode))" + Self.quoted(messages)
    case .crashed(let signal, let messages):
      "Graphviz was ended by signal \(signal)" + Self.quoted(messages)
    case .timedOut(let limit, let messages):
      """
      Graphviz did not finish within \(limit.formattedSeconds) and was ended. Draw less of the \
      graph, or allow more time with \(longer)
      """ + Self.quoted(messages)
    case .tooMuchOutput(let limit, let messages):
      "Graphviz wrote more than \(limit) bytes and was ended. Draw less of the graph"
        + Self.quoted(messages)
    case .emptyOutput(let messages):
      "Graphviz reported success but wrote nothing" + Self.quoted(messages)
    case .notUnderstood(let reason):
      """
      Graphviz's layout cannot be used: \(reason). Is this program Graphviz's own? Another one can \
      be named with \(named).
      """
    case .cancelled:
      "The drawing was cancelled."
    case .notWritten(let path, let reason):
      "Could not write \(path): \(reason)."
    }
  }

  /// What Graphviz said, as the end of a sentence; of a flood only the beginning.
  private static func quoted(_ messages: String) -> String {
    let lines = messages.split(whereSeparator: \.isNewline)
    if lines.isEmpty { return "." }
    let shown = lines.prefix(10).map { $0.count > 300 ? $0.prefix(300) + "…" : $0 }
    let rest = lines.count > shown.count ? "\n(and \(lines.count - shown.count) lines more)" : ""
    return ":\n" + shown.joined(separator: "\n") + rest
  }
}

extension Duration {
  /// `60 s` or `0.5 s`.
  fileprivate var formattedSeconds: String {
    let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    return milliseconds % 1000 == 0
      ? "\(milliseconds / 1000) s" : "\(Double(milliseconds) / 1000) s"
  }
}
