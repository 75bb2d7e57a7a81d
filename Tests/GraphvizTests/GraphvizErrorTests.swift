// The words for what can go wrong.

import Graphviz
import Testing

@Suite struct GraphvizErrorTests {
  @Test func aMissingDotSaysWhatToDo() {
    let error = GraphvizError.notFound(executable: "dot")
    #expect(
      error.description == """
        Graphviz is needed to draw this, and its program "dot" was not found.
        Install it (Debian and Ubuntu: apt-get install graphviz; macOS: brew install graphviz), or \
        say where it is with DotEngine(executable:).
        """)
    #expect(
      error.description(executable: "--dot PATH", timeout: "--timeout SECONDS")
        .hasSuffix("or say where it is with --dot PATH."))
  }

  @Test func messagesAreQuotedButNotAFloodOfThem() {
    #expect(
      "\(GraphvizError.failed(exitCode: 1, messages: "Error: bad\n"))"
        == "Graphviz failed (exit code 1):\nError: bad")
    #expect("\(GraphvizError.emptyOutput(messages: ""))".hasSuffix("wrote nothing."))
    let flood = String(repeating: "x", count: 9999) + String(repeating: "\ny", count: 99)
    let words = "\(GraphvizError.crashed(signal: 11, messages: flood))"
    #expect(words.count < 500)
    #expect(words.hasSuffix("(and 90 lines more)"))
  }

  @Test func everyOtherErrorSaysWhatToDo() {
    let errors: [(GraphvizError, String)] = [
      (.notStarted(reason: "Too many open files"), "ulimit -n"),
      (.tooMuchOutput(limit: 9, messages: "x"), "more than 9 bytes and was ended. Draw less"),
      (.notUnderstood(reason: "\"bb\" is missing"), "\"bb\" is missing. Is this program"),
    ]
    for (error, words) in errors { #expect("\(error)".contains(words), "\(error)") }
  }

  @Test func timesAreReadable() {
    for (limit, words) in [(Duration.seconds(60), "60 s"), (.milliseconds(500), "0.5 s")] {
      let error = GraphvizError.timedOut(limit: limit, messages: "")
      #expect(error.description.contains("within \(words) "))
    }
  }
}
