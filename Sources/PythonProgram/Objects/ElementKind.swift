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

  /// What several elements are: a `Value` is one number.
  var ofTensor: ElementKind { self == .value ? .double : self }
}

/// A dtype, as programs name it.
extension ElementKind: ProgramObject {
  var typeName: String { "a dtype" }

  func write(to writer: inout TextWriter) throws(Fault) { try writer.append("torch.\(name)") }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    self == other as? ElementKind
  }

  private var name: String {
    switch self {
    case .bool: "bool"
    case .int: "int64"
    case .float: "float32"
    case .double, .value: "float64"
    }
  }
}
