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
