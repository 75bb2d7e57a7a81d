// Saved parameters: written and read back, read from the original's file, and refused where broken.

import Foundation
import Micrograd
import TestSupport
import Testing

@testable import Networks

@Suite struct SafetensorsTests {
  private var file: [UInt8] {
    get throws {
      let path = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Resources/types.safetensors")
      return [UInt8](try Data(contentsOf: path))
    }
  }

  @Test func theOriginalsFileIsRead() throws {
    let state = try Safetensors.read(file)
    #expect(state.count == 13)
    #expect(state["double"] == NDArray(shape: [2, 2], elements: [1.5, -2.25, 1e300, -.infinity]))
    #expect(state["single"]?.elements == [0.10000000149011612, -3])
    #expect(
      state["half"]?.elements == [0.0999755859375, -65504, 5.960464477539063e-08, .infinity, 0])
    #expect(state["half"]?.elements.last?.sign == .minus)
    #expect(state["brain"]?.elements == [0.10009765625, -3.00405527047391e+38])
    #expect(state["int64"]?.elements == [-1_099_511_627_776, 7])
    #expect(state["int32"]?.elements == [-2_147_483_648, 7])
    #expect(state["int16"]?.elements == [-300, 7])
    #expect(state["int8"]?.elements == [-128, 7])
    #expect(state["uint8"]?.elements == [255, 7])
    #expect(state["bool"]?.elements == [1, 0, 1])
    #expect(state["scalar"] == NDArray(3.5))
    #expect(state["empty"]?.shape == [0, 4])
    #expect(state["naïve \"name\""]?.elements == [1])
  }

  @Test func aModelComesBack() throws {
    let (first, second) = (BatchNorm1d(3), BatchNorm1d(3))
    _ = first(Tensor([[1, 2, 3], [4, 5, 7]]))
    let bytes = Safetensors.bytes(first.stateDictionary)
    // Numbers begin at a multiple of eight.
    #expect(bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) } % 8 == 0)
    let state = try Safetensors.read(bytes)
    #expect(state == first.stateDictionary)
    try second.load(state)
    #expect(second.runningVar?.elements == first.runningVar?.elements)
    let single = try Safetensors.read(Safetensors.bytes(["x": NDArray(0.1)], precision: .single))
    #expect(single == ["x": NDArray(Double(Float(0.1)))])
    #expect(try Safetensors.read(Safetensors.bytes([:], metadata: [:])) == [:])
    let strange: StateDictionary = ["a\"\n\u{1F600}": NDArray(shape: [0, 3], elements: [])]
    #expect(try Safetensors.read(Safetensors.bytes(strange, metadata: ["\\": "\u{7}"])) == strange)
  }

  private func bytes(_ header: String, _ data: Int = 0, size: Int? = nil) -> [UInt8] {
    let text = Array(header.utf8)
    let size = UInt64(bitPattern: Int64(size ?? text.count))
    return (0..<8).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + text
      + [UInt8](repeating: 0, count: data)
  }

  @Test func whatIsBrokenSaysWhy() {
    func error(_ header: String, _ data: Int = 0, size: Int? = nil) -> SafetensorsError? {
      #expect(throws: SafetensorsError.self) {
        try Safetensors.read(bytes(header, data, size: size))
      }
    }
    func entry(_ shape: String, _ start: Int, _ end: Int, type: String = "F32") -> String {
      #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[\#(start),\#(end)]}"#
    }
    #expect(throws: SafetensorsError.cutShort(count: 3, expected: 8)) {
      try Safetensors.read([1, 2, 3])
    }
    #expect(error("{}", size: 100) == .cutShort(count: 10, expected: 108))
    #expect(error("{}", size: 200_000_000) == .headerSize(200_000_000))
    #expect(error("{}", size: -1) == .headerSize(.max))
    #expect(error("{") == .header("is not JSON"))
    #expect(error("") == .header("is not JSON"))
    #expect(error("\u{FF}{}") == .header("is not JSON"))
    #expect(error(String(repeating: "[", count: 100_000)) == .header("is not JSON"))
    #expect(error("[]") == .header("is no object"))
    #expect(error(#"{"\uD800":{}}"#) == .header("has a name that is no text"))
    #expect(error(#"{"a":3}"#) == .entry("a type, a shape and a place", of: "a"))
    #expect(error(#"{"a":{}}"#) == .entry("a dtype, which is a text", of: "a"))
    #expect(
      error(#"{"a":\#(entry("[1]", 0, 4, type: "F8_E4M3"))}"#, 4) == .type("F8_E4M3", of: "a"))
    for shape in ["[-1]", "[0.5]", "3", "[null]", "[1e400]"] {
      #expect(
        error(#"{"a":\#(entry(shape, 0, 4))}"#, 4)
          == .entry("a shape, which is a list of extents", of: "a"), "\(shape)")
    }
    let offsets = SafetensorsError.entry(
      "data_offsets, which are a beginning and an end", of: "a")
    #expect(error(#"{"a":\#(entry("[1]", 4, 0))}"#, 4) == offsets)
    #expect(error(#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}"#, 4) == offsets)
    #expect(error(#"{"a":\#(entry("[2]", 0, 4))}"#, 4) == .size(of: "a", shape: [2], bytes: 4))
    let huge = Int.max
    #expect(
      error(#"{"a":\#(entry("[\(huge),\(huge)]", 0, 4))}"#, 4)
        == .size(of: "a", shape: [huge, huge], bytes: 4))
    #expect(
      error(#"{"a":\#(entry("[\(huge / 2)]", 0, 4))}"#, 4)
        == .size(of: "a", shape: [huge / 2], bytes: 4))
    #expect(
      error(#"{"a":\#(entry("[0,\(huge),\(huge)]", 0, 0))}"#)
        == .size(of: "a", shape: [0, huge, huge], bytes: 0))
    #expect(error(#"{"a":\#(entry("[1]", 4, 8))}"#, 8) == .gap(at: 0, next: 4))
    #expect(error(#"{"a":\#(entry("[1]", 0, 4))}"#, 8) == .gap(at: 4, next: 8))
    #expect(
      error(#"{"a":\#(entry("[2]", 0, 8)),"b":\#(entry("[2]", 4, 12))}"#, 12)
        == .gap(at: 8, next: 4))
    #expect(error(#"{"a":\#(entry("[2]", 0, 8))}"#, 4)?.description.contains("bytes") == true)
    let one = entry("[0]", 0, 0)
    #expect(error(#"{"a":\#(one),"a":\#(one)}"#) == .repeated("a"))
  }

  /// Whatever the bytes are, they are read or refused.
  @Test func changedBytesNeverCrash() throws {
    let file = try file
    var generator = SeededGenerator(seed: 7)
    var refused = 0
    for _ in 0..<3000 {
      var changed = file
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        changed[Int.random(in: 0..<700, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      if generator.chance(20) { changed.removeLast(.random(in: 0..<900, using: &generator)) }
      do { _ = try Safetensors.read(changed) } catch { refused += 1 }
    }
    #expect(refused > 1000)
  }
}
