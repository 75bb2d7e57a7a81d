// Values as Python prints them.

import Foundation
import Micrograd

extension Interpreter {
  /// The text of a value, as `str` and `print` give it.
  func text(of value: Value, _ span: Span) throws(Fault) -> String {
    if case .string(let text) = value { return text }
    return try literal(value, span)
  }

  /// The text of a value inside a list: strings are quoted.
  func literal(_ value: Value, _ span: Span) throws(Fault) -> String {
    try charge(span)
    switch value {
    case .none: return "None"
    case .ellipsis: return "Ellipsis"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .float(let value): return value.description
    case .string(let text):
      let quote = text.contains("'") && !text.contains("\"") ? "\"" : "'"
      return quote + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") + quote
    case .list(let elements): return "[" + (try literals(elements, span)) + "]"
    case .tuple(let elements) where elements.isShape:
      return "torch.Size([" + (try literals(elements, span)) + "])"
    case .tuple(let elements):
      let comma = elements.values.count == 1 ? "," : ""
      return "(" + (try literals(elements, span)) + comma + ")"
    case .range(let range):
      let step = range.step == 1 ? "" : ", \(range.step)"
      return "range(\(range.start), \(range.stop)\(step))"
    case .tensor(let object):
      let tensor = try readable(object, span).tensor
      if object.kind <= .int { return "tensor(" + whole(tensor.array, object.kind) + ")" }
      guard object.kind == .value else { return tensor.description }
      return "Value(data=\(tensor.item), grad=\(tensor.grad?.item ?? 0))"
    case .elementKind(let kind): return "torch.\(kind.name)"
    default: return "<\(value.typeName)>"
    }
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

  private func literals(_ elements: Elements, _ span: Span) throws(Fault) -> String {
    let text = try elements.values.map { value throws(Fault) in try literal(value, span) }
      .joined(separator: ", ")
    try charge(work: [text.utf8.count], span)
    return text
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
