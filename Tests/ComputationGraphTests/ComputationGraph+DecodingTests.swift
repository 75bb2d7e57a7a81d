// What the reader forgives, and that nothing makes it crash.

import Foundation
import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct ComputationGraphDecodingTests {
  @Test func forgivesKeysThatAreLeftOutOrUnknown() throws {
    let graph = try ComputationGraph(json: sampleJSON())
    #expect(graph.nodes.map(\.name) == ["x", nil, nil])
    #expect(graph.nodes[1].scope == 1)
    #expect(Node(graph.nodes[2]).edges == [Edge(local: [-1], contribution: [-1])])
    #expect(graph.output == 2)
    let more = sampleJSON(
      replacing: #""outputs""#, with: #""made by": ["x", {"y": null}], "outputs""#
    )
    .replacingOccurrences(of: #""shape""#, with: #""colour": 3, "shape""#)
    #expect(try ComputationGraph(json: more) == graph)
    let least = #"{"nodes": [], "version": 1, "format": "computation-graph"}"#
    #expect(try ComputationGraph(json: least) == ComputationGraph())
  }

  @Test(arguments: ["", " ", "{", "nonsense", "{} x", "[1 2]", "{\"a\": 1,\n  b: 2}", "\u{0}"])
  func refusesWhatIsNotJSON(text: String) {
    #expect { try ComputationGraph(json: text) } throws: {
      "\($0)".hasPrefix("this is not JSON: line ")
    }
  }

  @Test func refusesBytesThatAreNoText() {
    #expect(throws: GraphReadingError.self) {
      try ComputationGraph(json: [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D])
    }
    #expect(throws: GraphReadingError.notJSON(nil)) {
      try ComputationGraph(
        json: String(repeating: "[", count: 9999) + String(repeating: "]", count: 9999))
    }
  }

  @Test func readsKeysAndTextsWithEscapes() throws {
    let json = sampleJSON(
      replacing: #""name": "x""#, with: #""n\u0061m\u0065": "\uD83E\udde0 \u00e9\b\f\n\r\t\/\\\"权""#
    )
    #expect(
      try ComputationGraph(json: json).nodes[0].name == "🧠 é\u{8}\u{C}\n\r\t/\\\"权")
    #expect(try ComputationGraph(json: "\u{FEFF}\r\n" + sampleJSON()).nodes.count == 3)
  }

  @Test func takesTheFirstOfEqualKeys() throws {
    let twice = sampleJSON(replacing: #""name": "x""#, with: #""name": "x", "name": 1"#)
    #expect(try ComputationGraph(json: twice) == ComputationGraph(json: sampleJSON()))
    let settings = sampleJSON(replacing: #""dim": 0"#, with: #""dim": 0, "dim": 1"#)
    #expect(try ComputationGraph(json: settings) == ComputationGraph(json: sampleJSON()))
  }

  @Test(arguments: [#""\ud800""#, #""\udde0\ud83e""#, #""\ud83e a""#])
  func refusesHalfASurrogatePair(text: String) {
    expectReading(
      sampleJSON(replacing: #""name": "x""#, with: "\"name\": \(text)"),
      fails: "node n0, name: this must be a text in quotes, or null")
  }

  @Test func readsNumbersToTheLastBit() throws {
    let numbers = [
      ("-0", -0.0), ("5e-324", .leastNonzeroMagnitude),
      ("1.7976931348623157E+308", .greatestFiniteMagnitude),
      ("123456789012345678901234567890", 123_456_789_012_345_678_901_234_567_890), ("1e-999", 0),
      ("0.1000000000000000055511151231257827", 0.1),
    ]
    for (text, number) in numbers {
      let json = sampleJSON(replacing: #""data": [1, 2]"#, with: "\"data\": [\(text), 20e-1]")
      let data = try #require(ComputationGraph(json: json).nodes[0].data)
      #expect(data[0].isSame(as: number) && data[1] == 2, "\(text)")
    }
    #expect(
      try ComputationGraph(json: sampleJSON(replacing: #""version": 2"#, with: #""version": 2.0"#))
        == ComputationGraph(json: sampleJSON()))
  }

  /// Nothing takes longer than the length of the text asks for.
  @Test(.timeLimit(.minutes(10))) func readsMuchOfEverything() throws {
    func list(_ count: Int, _ element: (Int) -> String) -> String {
      (0..<count).map(element).joined(separator: ", ")
    }
    let settings = list(200_000) { "\"k\($0)\": \($0)" }
    let graph = try ComputationGraph(json: sampleJSON(replacing: #""dim": 0"#, with: settings))
    #expect(graph.nodes[1].operation?.settings.count == 200_000)
    let scopes = list(100_000) { #"{"id": "s\#($0 + 2)", "name": "a", "parent": "s\#($0 + 1)"}"# }
    let part = #"{"id": "s1", "name": "b", "parent": "s0"}"#
    let nested = try ComputationGraph(
      json: sampleJSON(replacing: part, with: part + ", " + scopes)
        .replacingOccurrences(of: #""scope": "s1""#, with: #""scope": "s100001""#))
    #expect(nested.path(ofScope: nested.nodes[1].scope).count == 100_002)
    let keys = list(200_000) { "\"q\($0)\": \($0)" }
    #expect(
      try ComputationGraph(json: sampleJSON(replacing: #""name": "x""#, with: keys)).nodes.count
        == 3)
  }

  /// Valid JSON with a few random changes is read or refused; it never ends the process.
  @Test func survivesRandomDamage() throws {
    var generator = SeededGenerator(seed: 2)
    let snippets = [
      "null", "-1", "1e999", "99999999999999999999", "\"n0\"", "\"n1\"", "\"s0\"", "[]", "{}", ",",
      "\"", "[", "]", "{", "}", ":", "\\", "\\ud800", "0", ".", "\"NaN\"", "true", "\n", "\u{0}",
    ].map { Array($0.utf8) }
    var read = 0
    for _ in 0..<4_000 {
      var bytes = Array(
        ComputationGraph.random(using: &generator).json(contributions: true).utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...6, using: &generator))
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes[start] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.replaceSubrange(start..<end, with: snippets.randomElement(using: &generator)!)
        default: bytes.insert(contentsOf: bytes[start..<end], at: start)
        }
        if bytes.isEmpty { break }
      }
      do throws(GraphReadingError) {
        let graph = try ComputationGraph(json: bytes)
        #expect(try ComputationGraph(json: graph.json(contributions: true)) == graph)
        read += 1
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
    #expect(read > 0)
  }

  /// A value is replaced by one of another kind, everywhere and one by one.
  @Test func survivesValuesOfTheWrongKind() throws {
    let wholes = try [sampleJSON(), version1JSON()].map {
      try JSONSerialization.jsonObject(with: Data($0.utf8))
    }
    let others: [Any] = [NSNull(), -1, 0.5, 1e300, "n0", "", true, [Any](), [String: Any](), [[1]]]
    var count = 0
    func replaced(_ value: Any, _ visit: (Any) -> Void) {
      for other in others { visit(other) }
      if let list = value as? [Any] {
        for index in list.indices {
          replaced(list[index]) {
            var copy = list
            copy[index] = $0
            visit(copy)
          }
        }
      } else if let object = value as? [String: Any] {
        for key in object.keys.sorted() {
          replaced(object[key]!) {
            var copy = object
            copy[key] = $0
            visit(copy)
          }
        }
      }
    }
    for whole in wholes {
      replaced(whole) { damaged in
        let data = try? JSONSerialization.data(withJSONObject: damaged, options: .fragmentsAllowed)
        _ = try? ComputationGraph(json: data ?? Data())
        count += 1
      }
    }
    #expect(count > 1_000)
  }
}
