// What the elements of tensors are: PyTorch's dtypes.

/// What the elements of a tensor are, in the order in which arithmetic promotes them.
enum ElementKind: Int, Comparable, Sendable {
  case bool, int, float, double
  /// The number in a micrograd `Value`.
  case value

  /// A tensor of this kind, as messages say it.
  var tensorName: String {
    switch self {
    case .bool: "a tensor of booleans"
    case .int: "a tensor of ints"
    case .float, .double: "a tensor"
    case .value: "a Value"
    }
  }

  /// What PyTorch's messages call it.
  var scalarName: String {
    switch self {
    case .bool: "Bool"
    case .int: "Long"
    case .float: "Float"
    case .double, .value: "Double"
    }
  }

  static func < (a: ElementKind, b: ElementKind) -> Bool { a.rawValue < b.rawValue }

  /// An element of a tensor of this kind, as Python's number.
  func value(_ element: Double) -> Value {
    switch self {
    case .bool: .bool(element != 0)
    case .int: Int(exactly: element).map { .int($0) } ?? .float(element)
    case .float, .double, .value: .float(element)
    }
  }

  /// How many bytes PyTorch has for an element.
  var size: Int {
    switch self {
    case .bool: 1
    case .float: 4
    case .int, .double, .value: 8
    }
  }

  /// What several elements are: a `Value` is one number.
  var ofTensor: ElementKind { self == .value ? .double : self }
}

/// A dtype, as programs name it; there is one of each.
final class DType: ProgramObject, Sendable {
  let kind: ElementKind

  private init(_ kind: ElementKind) { self.kind = kind }

  fileprivate static let all = [ElementKind.bool, .int, .float, .double, .value].map(DType.init)

  var typeName: String { "a dtype" }

  func write(to writer: inout TextWriter) throws(Fault) { try writer.append("torch.\(name)") }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    switch name {
    case "itemsize": .int(kind.size)
    case "is_floating_point": .bool(kind >= .float)
    case "is_complex": .bool(false)
    case "is_signed": .bool(kind != .bool)
    default: nil
    }
  }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    self === other
  }

  private var name: String {
    switch kind {
    case .bool: "bool"
    case .int: "int64"
    case .float: "float32"
    case .double, .value: "float64"
    }
  }
}

extension ElementKind {
  var dtype: DType { DType.all[rawValue] }
}

extension Value {
  /// What the elements are that a dtype means.
  var elementKind: ElementKind? { object(as: DType.self)?.kind }
}
