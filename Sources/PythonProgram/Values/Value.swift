// What the expressions of a program have as values.

import Micrograd

enum Value {
  case none
  case ellipsis
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(TextValue)
  case tensor(TensorObject)
  /// Everything else: it answers for itself.
  case object(any ProgramObject)

  init(_ literal: Literal) {
    switch literal {
    case .none: self = .none
    case .ellipsis: self = .ellipsis
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .large(let value): self.init(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(TextValue(literal: value))
    }
  }

  /// A type's name as messages say it.
  var typeName: String {
    switch self {
    case .none: "None"
    case .ellipsis: "'...'"
    case .bool: "a bool"
    case .int: "an int"
    case .float: "a float"
    case .string(let text): text.typeName
    case .tensor(let tensor): tensor.typeName
    case .object(let object): object.typeName
    }
  }

  /// What answers for the value; nil for None, `...` and numbers, of which nothing can be asked.
  var object: (any ProgramObject)? {
    switch self {
    case .none, .ellipsis, .bool, .int, .float: nil
    case .string(let text): text
    case .tensor(let tensor): tensor
    case .object(let object): object
    }
  }

  func object<T: ProgramObject>(as type: T.Type) -> T? {
    if case .object(let object) = self { object as? T } else { nil }
  }

  /// A text that is as short as the program's names.
  static func text(_ text: String) -> Value { .string(TextValue(literal: text)) }

  /// Whether a method says by it that it has no answer.
  var isNotImplemented: Bool { object(as: NotImplementedValue.self) != nil }

  /// How many levels of values are inside each other: 0 for what holds no others.
  var depth: Int { object?.depth ?? 0 }

  /// A number as Python's arithmetic sees it; a bool counts as 0 or 1.
  var number: Number? {
    switch self {
    case .bool(let value): .int(value ? 1 : 0)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .object(let instance as Instance): instance.arrayNumber
    default: nil
    }
  }

  /// Whether a name can say something about it: of a tensor, of those in a list.
  var canBeNamed: Bool {
    switch self {
    case .tensor: true
    case .object(let object): object is Elements
    default: false
    }
  }

  /// Whether other values may be inside of it.
  var holdsOthers: Bool { if case .object = self { true } else { false } }

  /// A list or a tuple.
  var elements: Elements? { object(as: Elements.self) }

  /// An int, or a tensor that is one.
  var whole: Int? {
    if case .tensor(let tensor) = self { return tensor.whole }
    return if case .int(let value)? = number { value } else { nil }
  }
}

/// A number as Python has it: ints stay ints until they meet a float.
enum Number: Equatable {
  case int(Int)
  case float(Double)

  var double: Double {
    switch self {
    case .int(let value): Double(value)
    case .float(let value): value
    }
  }

  var value: Value {
    switch self {
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    }
  }

  var kind: ElementKind { if case .int = self { .int } else { .float } }
}
