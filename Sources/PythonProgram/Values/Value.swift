// What the expressions of a program have as values.

import Micrograd

enum Value {
  case none
  case ellipsis
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(TextValue)
  case list(Elements)
  case tuple(Elements)
  case range(RangeValue)
  case tensor(TensorObject)
  case function(Function)
  case prepared(PreparedFunction)
  /// A method and the value it is called on.
  indirect case method(Function, on: Value)
  case module(Module)
  case elementKind(ElementKind)
  case optimizer(Optimizer)
  /// What stands after `with`.
  case context(Context)
  /// Something that PyTorch or Python has and programs have not; using it is the error.
  case unavailable(String, Problem.Unavailable)

  init(_ literal: Literal) {
    switch literal {
    case .none: self = .none
    case .ellipsis: self = .ellipsis
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
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
    case .string: "a str"
    case .list: "a list"
    case .tuple: "a tuple"
    case .range: "a range"
    case .tensor(let tensor): tensor.kind.tensorName
    case .function(let function): "the function '\(function.name)'"
    case .prepared(let prepared): "the function '\(prepared.function.name)'"
    case .method(let function, _): "the method '\(function.name)'"
    case .module(let module): "the module '\(module.name)'"
    case .elementKind: "a dtype"
    case .optimizer: "an SGD"
    case .context: "a context"
    case .unavailable(let name, _): "'\(name)'"
    }
  }

  /// A number as Python's arithmetic sees it; a bool counts as 0 or 1.
  var number: Number? {
    switch self {
    case .bool(let value): .int(value ? 1 : 0)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    default: nil
    }
  }

  /// What a list or a tuple holds.
  var elements: Elements? {
    switch self {
    case .list(let elements), .tuple(let elements): elements
    default: nil
    }
  }

  var isList: Bool { if case .list = self { true } else { false } }

  /// An int, or a tensor that is one.
  var whole: Int? {
    if case .tensor(let tensor) = self { return tensor.whole }
    return if case .int(let value)? = number { value } else { nil }
  }
}

/// A function with some arguments given already, such as what `nn.MSELoss(reduction='sum')` makes.
final class PreparedFunction {
  let function: Function
  let keywords: [(name: String, value: Value)]
  let depth: Int

  init(_ function: Function, keywords: [(name: String, value: Value)]) {
    self.function = function
    self.keywords = keywords
    depth = 1 + (keywords.map(\.value.depth).max() ?? 0)
  }
}

/// `range(start, stop, step)`.
struct RangeValue: Equatable {
  var start: Int
  var stop: Int
  var step: Int

  var count: Int {
    guard step > 0 ? stop > start : stop < start else { return 0 }
    // From end to end, ints are up to 2⁶⁴ apart.
    let distance = UInt(bitPattern: step > 0 ? stop &- start : start &- stop)
    return Int(clamping: (distance - 1) / step.magnitude + 1)
  }

  /// The element at a position that exists: it is an int, whatever overflows on the way.
  subscript(position: Int) -> Int { start &+ position &* step }

  var all: [Int] { (0..<count).map { self[$0] } }
}

/// What the elements of a tensor are, in the order in which arithmetic promotes them.
enum ElementKind: Int, Comparable, Sendable {
  case bool, int, float
  /// The number in a micrograd `Value`.
  case value

  /// A tensor of this kind, as messages say it.
  var tensorName: String {
    switch self {
    case .bool: "a tensor of booleans"
    case .int: "a tensor of ints"
    case .float: "a tensor"
    case .value: "a Value"
    }
  }

  static func < (a: ElementKind, b: ElementKind) -> Bool { a.rawValue < b.rawValue }

  /// An element of a tensor of this kind, as Python's number.
  func value(_ element: Double) -> Value {
    switch self {
    case .bool: .bool(element != 0)
    case .int: Int(exactly: element).map { .int($0) } ?? .float(element)
    case .float, .value: .float(element)
    }
  }
}

/// A tensor as Python has it: one object that several names may hold, and that `+=` changes.
final class TensorObject {
  var tensor: Tensor
  let kind: ElementKind
  /// Whether a view shares its memory, in PyTorch; what is changed in place would change there too.
  var isShared = false
  /// The tensor whose gradient this is, so that `w.grad.zero_()` can forget it.
  var gradientOwner: Tensor?
  /// What `x.label = 'text'` set.
  var label: String?
  /// Whether backward() has run from here, and PyTorch would have let go of the graph.
  var isFinished = false

  init(_ tensor: Tensor, _ kind: ElementKind) {
    self.tensor = tensor
    self.kind = kind
  }

  /// The number of a scalar of ints.
  var whole: Int? {
    kind <= .int && tensor.shape.isEmpty ? Int(exactly: tensor.item) : nil
  }
}

/// What a `with` block is for.
enum Context {
  case scope(String)
  case noGrad
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
