// Every rule of quoting, one test each, against what Graphviz makes of it.

import Graphviz
import TestSupport
import Testing

@Suite(.needsDot) struct QuotingTests {
  // MARK: Ids

  @Test(arguments: ["node", "Node", "EDGE", "graph", "digraph", "subgraph", "Strict"])
  func keywordsAreIds(keyword: String) throws {
    #expect(try Dot.render(node: keyword, [:]).title == keyword)
  }

  @Test(arguments: ["1a", "1e-3", "-inf", "", "a b", "a:n", "a->b", "é", "%3", "%", "a;b", "#x"])
  func anyTextIsOneId(id: String) throws {
    let graph = Graph("g", statements: [.node(.init(id)), .edge(.init(id, id))])
    let picture = try Dot.render([graph.dot()])[0]
    #expect(picture.nodes.map(\.title) == [id])
    #expect(picture.edges.map(\.title) == ["\(id)->\(id)"])
  }

  @Test func anIdIsDrawnAsItIsWhenThereIsNoLabel() throws {
    let id = "C:\\new & \"old\"\n&lt;"
    #expect(try Dot.render(node: id, [:]).text == id)
  }

  @Test func idsThatDifferInBackslashesAreDifferentNodes() throws {
    let ids = [#"a"#, #"a\"#, #"a\\"#, #"a\\\"#, #"a\n"#, "a\n"]
    let graph = Graph("g", statements: ids.map { .node(.init($0)) })
    #expect(try Dot.render([graph.dot()])[0].nodes.count == ids.count)
  }

  @Test func plainIdentifiersStayBare() {
    let graph = Graph("g", statements: [.edge(.init("n12", "_A1"))])
    #expect(graph.dot() == "digraph g {\n  n12 -> _A1\n}\n")
  }

  // MARK: Values

  @Test(arguments: ["1e-3", "-inf", "a]", "a, b=c", "node", "true", "<b>x</b>", "<>", "<", "{a|b}"])
  func valuesAreNeverSyntax(text: String) throws {
    #expect(try Dot.render(["label": .text(text)]).text == text)
  }

  @Test func anEmptyLabelIsEmpty() throws {
    #expect(try Dot.render(["label": ""]).lines == [])
    #expect(try Dot.render(["label": .html("")]).lines == [])
  }

  @Test func controlCharactersAreDroppedExceptTabAndNewline() throws {
    let controls = String(String.UnicodeScalarView((0..<0x20).map { Unicode.Scalar($0) }))
    #expect(try Dot.render(["label": .text("a\(controls)b")]).lines == ["a\t", "b"])
  }

  @Test func nulDoesNotEndTheGraph() throws {
    let picture = try Dot.render([
      Graph("g", statements: [.node(.init("a\0b", ["label": "x\0y"])), .node(.init("c"))]).dot()
    ])[0]
    #expect(picture.nodes.map(\.title) == ["ab", "c"])
  }

  @Test(arguments: ["a\nb", "a\r\nb", "a\rb"])
  func everyLineEndingIsANewline(text: String) throws {
    #expect(try Dot.render(["label": .text(text)]).lines == ["a", "b"])
  }

  @Test func noncharactersAreDroppedForXMLCannotHoldThem() throws {
    #expect(try Dot.render(["label": "a\u{FFFE}b\u{FFFF}c\u{FFFD}"]).text == "abc\u{FFFD}")
  }

  @Test(arguments: ["&lt;", "&amp;", "&amp;lt;", "&#60;", "&#0;", "&amp", "&", "&nbsp;", "a&b;"])
  func entitiesAreText(text: String) throws {
    let node = try Dot.render(["label": .text(text), "tooltip": .text(text), "id": .text(text)])
    #expect(node.text == text)
    #expect(node.tooltip == text)
    #expect(node.id == text)
  }

  @Test(arguments: [#"\N"#, #"\G"#, #"\n"#, #"a\"#, #"\\"#, #"\\N"#, #"\""#, #"\\""#, #"C:\new"#])
  func backslashesAreText(text: String) throws {
    let node = try Dot.render([
      "label": .text(text), "tooltip": .text(text), "URL": .text(text), "id": .text(text),
    ])
    #expect(node.text == text)
    #expect(node.tooltip == text)
    #expect(node.link == text)
    #expect(node.id == text)
  }

  @Test func quotesAreText() throws {
    #expect(try Dot.render(["label": #"say "hi""#, "tooltip": #"""#]).text == #"say "hi""#)
  }

  @Test func aByteOrderMarkIsText() throws {
    let node = try Dot.render(node: "\u{FEFF}", ["label": "\u{FEFF}x"])
    #expect(node.title.utf8.elementsEqual("\u{FEFF}".utf8))
    #expect(node.text.utf8.elementsEqual("\u{FEFF}x".utf8))
  }

  @Test(arguments: ["<script>alert(1)</script>", "]]>", "--><!--", "\"><x y='", "</svg>\n"])
  func nothingInThePictureIsMarkup(text: String) throws {
    let any = Label.text(text)
    let graph = Graph(
      text, attributes: ["label": any, "tooltip": any, "id": any],
      statements: [
        .node(.init(text, ["label": any, "tooltip": any, "URL": any, "id": any, "class": any])),
        .edge(.init(text, text, ["label": any, "edgetooltip": any, "edgehref": any, "id": any])),
        .subgraph(.init("cluster" + text, ["label": any, "href": any], statements: [])),
      ])
    let picture = try Dot.render([graph.dot()])[0]
    let node = try #require(picture.elements.first { $0.kind.hasPrefix("node") })
    #expect(node.title == text.replacing("\n", with: #"\n"#))
    #expect(node.link == text)
    #expect(node.id == text)
    #expect(picture.edges.map(\.link) == [text])
  }

  @Test(arguments: ["x", "é", "🦉", #"\""#, #"\é"#])
  func longTextIsWrittenInPieces(part: String) throws {
    for shift in 0..<2 {
      let text = String(repeating: "a", count: shift) + String(repeating: part, count: 20_000)
      let node = try Dot.render(node: text, ["label": .text(text), "tooltip": .text(text)])
      #expect(node.text == text)
      #expect(node.tooltip == text)
    }
  }

  @Test func longTextWithEscapesIsWrittenInPieces() throws {
    for shift in 0..<8 {
      let text = String(repeating: "a", count: shift) + String(repeating: #"b\n\\é"#, count: 6000)
      #expect(
        try Dot.render(["label": .escaped(text)]).lines.joined()
          == text.replacing(#"\n"#, with: "").replacing(#"\\"#, with: #"\"#))
    }
  }

  @Test func longMarkupIsWrittenInPieces() throws {
    for shift in 0..<4 {
      let text =
        String(repeating: "a", count: shift) + String(repeating: "x&<é🦉", count: 4000)
        + String(repeating: "y", count: 20_000)
      let title = String(repeating: "z ", count: 10_000)
      let node = try Dot.render([
        "label": .html(
          #"<table><tr><td href="u" title="\#(title)">\#(escapedHTML(text))</td></tr></table>"#)
      ])
      #expect(node.text == text)
      #expect(node.tooltip == title)
    }
  }

  /// An attribute in markup cannot be interrupted without a trace, but it can be read.
  @Test func aLongAttributeInMarkupGetsASpace() throws {
    let title = String(repeating: "é&", count: 10_000)
    let markup = #"<table href="u" title="\#(escapedHTML(title))"><tr><td>x</td></tr></table>"#
    let node = try Dot.render(["label": .html(markup)])
    #expect(node.tooltip?.replacing(" ", with: "") == title)
  }

  // MARK: Kinds of label

  @Test func escapesLiveInEscapedLabelsOnly() throws {
    let label = #"\N\lx\\y"#
    #expect(try Dot.render(node: "id", ["label": .escaped(label)]).lines == ["id", #"x\y"#])
    #expect(try Dot.render(node: "id", ["label": .text(label)]).lines == [label])
  }

  @Test(arguments: [
    #"a\"#, #"a\\\"#, #"a"b"#, #"a\"b"#, #"a\\"b"#, "a\\\nb", "&lt;\\&", "\\é\0\\\0",
  ])
  func escapedLabelsStayWithinTheirQuotes(label: String) throws {
    let graph = Graph("g", statements: [.node(.init("a", ["label": .escaped(label)]))])
    #expect(try Dot.render([graph.dot(), graph.dot()]).map(\.nodes.count) == [1, 1])
  }

  @Test func textInEscapedLabelsComesOutAsItIs() throws {
    let text = #"C:\new "x" & &lt; \N"#
    let label = Label.escaped(escapedText(text) + #"\l"# + escapedText("a\nb"))
    #expect(try Dot.render(["label": label]).lines == [text, "a", "b"])
  }

  @Test func markupLivesInHTMLLabelsOnly() throws {
    #expect(try Dot.render(["label": .html("<b>x</b>")]).text == "x")
    #expect(try Dot.render(["label": .text("<b>x</b>")]).text == "<b>x</b>")
  }
}
