// Saved parameters: the format of Hugging Face's safetensors, written and read.

import ComputationGraph
import Micrograd

/// Numbers by name as the bytes of a file, in the format that PyTorch's users share models in.
///
/// ```swift
/// let bytes = Safetensors.bytes(model.stateDictionary)
/// try model.load(Safetensors.read(bytes))
/// ```
/// https://github.com/huggingface/safetensors
public enum Safetensors {
  /// How exactly numbers are written.
  public enum Precision: Sendable {
    /// In four bytes each, as most files have them.
    case single
    /// In eight bytes each, as they are.
    case double
  }

  /// How many bytes a header may take, as in the original.
  static let largestHeader = 100_000_000

  // MARK: Writing

  /// The bytes of a file with some numbers.
  ///
  /// - Parameters:
  ///   - state: Numbers by name.
  ///   - precision: How exactly they are written.
  ///   - metadata: What else is to stand in the file.
  public static func bytes(
    _ state: StateDictionary, precision: Precision = .double,
    metadata: KeyValuePairs<String, String> = ["format": "pt"]
  ) -> [UInt8] {
    let type: NumberType = precision == .double ? .double : .single
    var header = JSONText()
    var end = 0
    header.object { json in
      json.member("__metadata__")
      json.object { json in
        for (index, entry) in metadata.enumerated() {
          json.raw(index == 0 ? "" : ",")
          json.string(entry.key)
          json.raw(":")
          json.string(entry.value)
        }
      }
      for (name, numbers) in state {
        json.raw(",")
        json.string(name)
        json.raw(":")
        json.object { json in
          json.member("dtype")
          json.string(type.rawValue)
          json.member("shape")
          json.list(numbers.shape, separator: ",") { $0.number($1) }
          let start = end
          end += numbers.elements.count * type.width
          json.member("data_offsets")
          json.list([start, end], separator: ",") { $0.number($1) }
        }
      }
    }
    var text = header.bytes
    // So that numbers lie at multiples of eight.
    while text.count % 8 != 0 { text.append(UInt8(ascii: " ")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + text.count + end)
    bytes.append(littleEndian: UInt64(text.count))
    bytes += text
    for numbers in state.values {
      for number in numbers.elements {
        switch precision {
        case .double: bytes.append(littleEndian: number.bitPattern)
        case .single: bytes.append(littleEndian: Float(number).bitPattern)
        }
      }
    }
    return bytes
  }

  // MARK: Reading

  /// The numbers in the bytes of a file, in the order in which they lie there.
  ///
  /// Numbers of all types are read but those of less than a byte; what is true is 1.
  ///
  /// - Throws: what is wrong with the file; nothing of one that is not whole is given.
  public static func read(_ bytes: [UInt8]) throws(SafetensorsError) -> StateDictionary {
    try file(bytes).state
  }

  /// The numbers, and what else stands in the file.
  static func file(
    _ bytes: [UInt8]
  ) throws(SafetensorsError) -> (state: StateDictionary, metadata: [String: String]) {
    guard bytes.count >= 8 else { throw .cutShort(count: bytes.count, expected: 8) }
    let size = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard size <= largestHeader else { throw .headerSize(size) }
    let start = 8 + Int(size)
    guard bytes.count >= start else { throw .cutShort(count: bytes.count, expected: start) }
    let header = try header(Array(bytes[8..<start]))
    let entries = header.entries.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var end = 0
    var state: StateDictionary = [:]
    for entry in entries {
      guard entry.start == end else { throw .gap(at: end, next: entry.start) }
      end = entry.end
      guard end <= bytes.count - start else {
        throw .cutShort(count: bytes.count, expected: start.adding(end))
      }
      let elements = entry.type.numbers(in: bytes[start + entry.start..<start + entry.end])
      state[entry.name] = NDArray(shape: entry.shape, elements: elements)
    }
    guard end == bytes.count - start else { throw .gap(at: end, next: bytes.count - start) }
    return (state, header.metadata)
  }

  private struct Header {
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
  }

  private struct Entry {
    let name: String
    let type: NumberType
    let shape: Shape
    let start, end: Int
  }

  private static func header(_ bytes: [UInt8]) throws(SafetensorsError) -> Header {
    var result: Result<Header, SafetensorsError> = .success(Header())
    bytes.withUnsafeBufferPointer { text in
      do throws(SafetensorsError) { result = .success(try header(text)) } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }

  private static func header(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(SafetensorsError) -> Header {
    let whole: JSONValue
    do throws(GraphReadingError) { whole = try JSONCheck.value(of: text) } catch {
      throw .header("is not JSON")
    }
    guard let members = whole.members else { throw .header("is no object") }
    var names: Set<String> = []
    var header = Header()
    for (key, value) in members {
      guard let name = key.string else { throw .header("has a name that is no text") }
      guard names.insert(name).inserted else { throw .repeated(name) }
      if name == "__metadata__" {
        for (key, value) in value.members ?? [] { header.metadata[key.string ?? ""] = value.string }
      } else {
        header.entries.append(try entry(name, value))
      }
    }
    return header
  }

  private static func entry(
    _ name: String, _ value: JSONValue
  ) throws(SafetensorsError) -> Entry {
    guard let members = value.members else {
      throw .entry("a type, a shape and a place", of: name)
    }
    func member(_ key: String) -> JSONValue? { members.first { $0.name.string == key }?.value }
    guard let typeName = member("dtype")?.string else {
      throw .entry("a dtype, which is a text", of: name)
    }
    guard let type = NumberType(rawValue: typeName) else { throw .type(typeName, of: name) }
    guard let shape = extents(member("shape")) else {
      throw .entry("a shape, which is a list of extents", of: name)
    }
    guard let place = extents(member("data_offsets")), place.count == 2, place[0] <= place[1] else {
      throw .entry("data_offsets, which are a beginning and an end", of: name)
    }
    // An extent of 0 makes an array empty, however large the others are.
    let size = shape.contains(0) ? 0 : shape.checkedSize
    let (bytes, isTooMuch) = size.multipliedReportingOverflow(by: type.width)
    guard !isTooMuch, bytes == place[1] - place[0], shape.checkedSize < .max,
      shape.count <= Shape.maximumRank
    else { throw .size(of: name, shape: shape, bytes: place[1] - place[0]) }
    return Entry(name: name, type: type, shape: shape, start: place[0], end: place[1])
  }

  /// Whole numbers of which none is negative.
  private static func extents(_ value: JSONValue?) -> [Int]? {
    guard let elements = value?.elements else { return nil }
    var extents: [Int] = []
    for element in elements {
      guard let extent = element.integer, extent >= 0 else { return nil }
      extents.append(extent)
    }
    return extents
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
