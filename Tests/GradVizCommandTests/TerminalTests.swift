// What a terminal is sent: text that a file has in it never steers it.

import Foundation
import TestSupport
import Testing

@Suite struct TerminalTests {
  private let line: CommandLine
  /// Every control there is.
  private static let controls: [Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0x01...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E...0x200F,
    ]
    return ranges.joined().compactMap(Unicode.Scalar.init)
  }()
  private static let nasty = String(String.UnicodeScalarView(controls))

  init() throws {
    line = try CommandLine()
    let text = Self.controls.map { "\\u" + String($0.value + 0x10000, radix: 16).suffix(4) }
      .joined()
    try line.write(
      """
      {"format": "computation-graph", "version": 1, "output": "n1",
       "scopes": [{"id": "s0", "name": "s\(text)", "parent": null}], "nodes": [
       {"id": "n0", "name": "\(text)x", "operation": "parameter", "inputs": [], "shape": [],
        "data": [1], "grad": [1]},
       {"id": "n1", "name": "y\(text)", "label": "l\(text)", "operation": "tanh\(text)",
        "inputs": ["n0"], "shape": [], "scope": "s0", "source": "p\(text).py:1", "data": [1],
        "grad": [1],
        "edges": [{"local": [1], "contribution": [1], "formula": "f\(text)"}]}]}
      """, to: "nasty.json")
  }

  /// Runs the command, and looks for controls in all that it says.
  private func said(
    _ arguments: String..., input: String = "", isMarked: Bool = true,
    at location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let result = try line.run(arguments, input: input)
    let text = result.output + result.errors
    let sent = text.unicodeScalars.filter { Self.controls.contains($0) && $0 != "\n" && $0 != "\t" }
    #expect(sent.isEmpty, "\(sent.map(\.value))", sourceLocation: location)
    #expect(!isMarked || text.contains("\u{FFFD}"), "\(text)", sourceLocation: location)
    return text
  }

  @Test func theSummaryIsOneLine() throws {
    let text = try said("nasty.json", "-o", "x.dot")
    #expect(text.split(separator: "\n").count == 2, "\(text)")
  }

  @Test(arguments: ["text", "markdown", "latex"])
  func explanations(format: String) throws {
    // Names are those on cards, where controls are left out.
    _ = try said("explain", "nasty.json", "-w", "n0", "--format", format, isMarked: false)
  }

  @Test func errors() throws {
    let nasty = Self.nasty
    #expect(try said("explain", "nasty.json", "-w", "\(nasty)z").contains("There is no value"))
    #expect(try said("missing\(nasty).py").split(separator: "\n").count == 1)
    #expect(try said("-o", "x.\(nasty)", "nasty.json").contains("names no format"))
    #expect(try said("nasty.json", "--sho\(nasty)w").contains("Unknown option"))
    #expect(try said("-", input: "{\"format\": \"\(nasty.dropFirst(40))\"}").contains("format"))
    #expect(try said("-", input: "x = 'a\u{1B}[2J\u{202E}\u{9B}2J").contains("error:"))
    #expect(try said("replay", "nasty.json", "-o", "x.\(nasty)").contains("-o takes"))
  }

  @Test func whatAProgramPrints() throws {
    let printed = try said(
      "-", "-o", "x.dot",
      input: """
        import torch
        print('a\\x1b[31m\\tb\\u202ec')
        x = torch.tensor(1.0)
        """)
    #expect(printed.hasPrefix("a\u{FFFD}[31m\tb\u{FFFD}c\n"), "\(printed)")
  }

  @Test func namesOfFiles() throws {
    try line.write("import torch\nx = torch.tensor(1.0)\n", to: "a\u{1B}[2J\nb.py")
    let text = try said("a\u{1B}[2J\nb.py", "-o", "c\u{1B}\nd.dot")
    #expect(text.contains("wrote c\u{FFFD}\u{FFFD}d.dot\n"))
    try line.write("x = 1 / 0\n", to: "a\u{1B}[2J\nb.py")
    #expect(try said("a\u{1B}[2J\nb.py").hasPrefix("a\u{FFFD}[2J\u{FFFD}b.py:1:7: error:"))
  }

  /// What goes to a file or to another program is left as it is.
  @Test func filesKeepWhatTheyHave() throws {
    let json = try line.run("nasty.json", "-T", "json", "-q").output
    #expect(json.contains("\u{202E}"))
  }
}
