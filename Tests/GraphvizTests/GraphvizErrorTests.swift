// The words for what can go wrong.

import Graphviz
import Testing

@Suite struct GraphvizErrorTests {
  @Test func aMissingDotSaysWhatToDo() {
    let error = GraphvizError.notFound(executable: "dot")
    #expect(
      error.description(dotWrittenTo: "output/neuron.dot") == """
        Graphviz is needed to draw this, and its program "dot" was not found.
        Install it (Debian and Ubuntu: apt-get install graphviz; macOS: brew install graphviz), or \
        say where it is with --dot PATH.
        The graph itself is in output/neuron.dot.
        """)
  }

  @Test func messagesAreQuotedButNotAFloodOfThem() {
    #expect(
      "\(GraphvizError.failed(exitCode: 1, messages: "Error: bad\n"))"
        == "Graphviz failed (exit code 1):\nError: bad")
    #expect("\(GraphvizError.emptyOutput(messages: ""))".hasSuffix("wrote nothing."))
    let flood = GraphvizError.crashed(
      signal: 11, messages: String(repeating: "x", count: 9999) + String(repeating: "\ny", count: 99))
    #expect("\(flood)".count < 500)
    #expect("\(flood)".hasSuffix("(and 90 lines more)"))
  }

  @Test func timesAreReadable() {
    #expect("\(GraphvizError.timedOut(limit: .seconds(60), messages: ""))".contains("within 60 s "))
    #expect(
      "\(GraphvizError.timedOut(limit: .milliseconds(500), messages: ""))".contains("within 0.5 s "))
  }
}
