// Values as Python prints them.

import Foundation
import Micrograd

extension Interpreter {
  /// The text of a value, as `str` and `print` give it.
  func text(of value: Value, _ span: Span) throws(Fault) -> TextValue {
    if case .string(let text) = value { return text }
    return try literal(value, span)
  }

  /// The text of a value inside a list: strings are quoted.
  func literal(_ value: Value, _ span: Span) throws(Fault) -> TextValue {
    try text(span) { writer throws(Fault) in try write(value, to: &writer) }
  }

  private func write(_ value: Value, to writer: inout TextWriter) throws(Fault) {
    switch value {
    case .none: try writer.append("None")
    case .ellipsis: try writer.append("Ellipsis")
    case .bool(let value): try writer.append(value ? "True" : "False")
    case .int(let value): try writer.append(String(value))
    case .float(let value): try writer.append(value.description)
    case .string(let text): try writer.append(quoted(string(text, writer.span)))
    case .list(let elements): try write(elements, "[", "]", to: &writer)
    case .tuple(let elements) where elements.isShape:
      try write(elements, "torch.Size([", "])", to: &writer)
    case .tuple(let elements):
      try write(elements, "(", elements.count == 1 ? ",)" : ")", to: &writer)
    case .range(let range):
      let step = range.step == 1 ? "" : ", \(range.step)"
      try writer.append("range(\(range.start), \(range.stop)\(step))")
    case .tensor(let object): try writer.append(text(of: object, writer.span))
    case .elementKind(let kind): try writer.append("torch.\(kind.name)")
    default: try writer.append("<\(value.typeName)>")
    }
  }

  private func write(
    _ elements: Elements, _ opening: String, _ closing: String, to writer: inout TextWriter
  ) throws(Fault) {
    try writer.append(opening)
    for (index, value) in try values(of: elements, writer.span).enumerated() {
      if index > 0 { try writer.append(", ") }
      try write(value, to: &writer)
    }
    try writer.append(closing)
  }

  private func quoted(_ text: String) -> String {
    let utf8 = text.utf8
    let hasApostrophe = utf8.contains(UInt8(ascii: "'"))
    let quote = hasApostrophe && !utf8.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    guard utf8.contains(UInt8(ascii: "\\")) || utf8.contains(UInt8(ascii: "\n")) else {
      return quote + text + quote
    }
    return quote + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") + quote
  }

  private func text(of object: TensorObject, _ span: Span) throws(Fault) -> String {
    let tensor = try readable(object, span).tensor
    // All are looked at, and of a long tensor no more than a thousand are written.
    let size = tensor.shape.checkedSize
    try charge(work: size.times(4).adding(min(size, 1000) * 1000), span)
    if object.kind <= .int {
      return "tensor(" + whole(try array(of: object, span), object.kind) + ")"
    }
    guard object.kind == .value else { return tensor.description }
    return "Value(data=\(tensor.item), grad=\(tensor.grad?.item ?? 0))"
  }

  /// The elements of a tensor of ints or booleans, in columns as PyTorch prints them.
  private func whole(_ array: NDArray, _ kind: ElementKind) -> String {
    let texts = array.elements.map {
      kind == .bool ? ($0 == 0 ? "False" : "True") : String(format: "%.0f", $0)
    }
    let width = texts.map(\.count).max() ?? 0
    let padded = texts.map { String(repeating: " ", count: width - $0.count) + $0 }
    func rows(_ part: ArraySlice<String>, _ shape: ArraySlice<Int>, _ indent: Int) -> String {
      guard let count = shape.first else { return part.first ?? "" }
      let size = count == 0 ? 0 : part.count / count
      let lines = (0..<count).map {
        rows(part.dropFirst($0 * size).prefix(size), shape.dropFirst(), indent + 1)
      }
      let breaks = String(repeating: "\n", count: shape.count - 1)
      let separator =
        shape.count == 1 ? ", " : "," + breaks + String(repeating: " ", count: indent + 1)
      return "[" + lines.joined(separator: separator) + "]"
    }
    let scalar = array.shape.isEmpty ? texts[...] : padded[...]
    return rows(scalar, array.shape[...], "tensor(".count)
  }
}

extension ElementKind {
  fileprivate var name: String {
    switch self {
    case .bool: "bool"
    case .int: "int64"
    case .float, .value: "float64"
    }
  }
}
