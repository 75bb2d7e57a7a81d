// Text inside markup, against what Graphviz makes of it.

import Graphviz
import TestSupport
import Testing

@Suite struct EscapingTests {
  @Test func charactersOfTheSyntaxBecomeEntities() {
    #expect(escapedHTML(#"a < b & "c" > d"#) == "a &lt; b &amp; &quot;c&quot; &gt; d")
    #expect(escapedHTML("plain – é") == "plain – é")
    #expect(escapedHTML("a\r\nb\u{1}\tc") == "a<br/>b c")
    #expect(escapedHTML("a\nb", newline: "&#10;") == "a&#10;b")
    #expect(escapedText("a\\N\nb") == #"a\\N\nb"#)
  }

  @Test(
    .needsDot,
    arguments: [
      "&lt;", "&bogus;", "&", "<b>", "\"", #"\N"#, #"\\N\G"#, "]", "]]>", "<!--", "a\u{FFFF}b",
    ])
  func textInMarkupComesOutAsItIs(text: String) throws {
    let markup = escapedHTML(text)
    let node = try Dot.render([
      "label": .html(
        #"<table><tr><td href="u" title="\#(markup)"><br/>\#(markup)</td></tr></table>"#)
    ])
    let expected = text.replacing("\u{FFFF}", with: "")
    #expect(node.text == expected)
    #expect(node.tooltip == expected)
  }

  @Test(.needsDot) func aLinkInMarkupIsEscapedTwice() throws {
    let link = #"a"<&b"#
    let markup = escapedHTML(escapedHTML(link))
    let node = try Dot.render([
      "label": .html(#"<table href="\#(markup)"><tr><td>x</td></tr></table>"#)
    ])
    #expect(node.link == link)
  }

  @Test(.needsDot) func newlinesInMarkupBreakTheLine() throws {
    #expect(try Dot.render(["label": .html(escapedHTML("a\nb\r\nc"))]).lines == ["a", "b", "c"])
  }
}
