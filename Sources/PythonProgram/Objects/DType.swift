// The dtypes of PyTorch, as programs name them.

/// A dtype; there is one of each.
final class DType: ProgramObject, Sendable {
  let kind: ElementKind

  private init(_ kind: ElementKind) { self.kind = kind }

  fileprivate static let all = ElementKind.allCases.map(DType.init)

  var typeName: String { "a dtype" }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append("torch.\(kind.printed.rawValue)")
  }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    switch name {
    case "itemsize": .int(kind.size)
    case "is_floating_point": .bool(kind.isFloat)
    case "is_complex": .bool(false)
    case "is_signed": .bool(kind > .uint8)
    default: nil
    }
  }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    self === other
  }
}

extension ElementKind {
  var dtype: DType { DType.all[rawValue] }

  var printed: PrintedKind {
    switch self {
    case .bool: .bool
    case .uint8: .uint8
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int: .int64
    case .half: .float16
    case .bfloat: .bfloat16
    case .float: .float32
    case .double, .value: .float64
    }
  }
}

extension Value {
  /// What the elements are that a dtype means.
  var elementKind: ElementKind? { object(as: DType.self)?.kind }
}
