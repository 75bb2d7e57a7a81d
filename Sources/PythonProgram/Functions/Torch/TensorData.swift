// Reads the numbers of `torch.tensor([[1, 2], [3, 4]])`.

import Micrograd

/// Numbers in nested lists, as elements with a shape.
struct TensorData {
  private(set) var shape: [Int] = []
  private(set) var elements: [Double] = []
  private(set) var kind = ElementKind.bool
  /// Whether some of the numbers stand in tensors or arrays, which say of what kind they are.
  private(set) var holdsTensors = false

  init(_ value: Value, span: Span, machine: Interpreter) throws(Fault) {
    // An empty list is a tensor of floats.
    var first: Value? = value
    while let part = first, let parts = try parts(part, span, machine) {
      shape.append(parts.count)
      first = parts.first
      guard shape.count <= Parser.maximumDepth else {
        throw Fault(.syntax(.nestedTooDeeply(Parser.maximumDepth)), span)
      }
    }
    if let tensor = try first.flatMap({ value throws(Fault) in
      try Self.tensor(value, span, machine)
    }) {
      shape += tensor.tensor.shape
    }
    if first == nil { kind = .float }
    try machine.check(shape: shape, span)
    try append(value, depth: 0, span, machine)
  }

  /// The tensor that a value is, or that it is an array around.
  private static func tensor(
    _ value: Value, _ span: Span, _ machine: Interpreter
  ) throws(Fault) -> TensorObject? {
    guard case .tensor(let tensor) = value else {
      return try machine.tensor(inArray: value, span)
    }
    return try machine.readable(tensor, span)
  }

  private func parts(
    _ value: Value, _ span: Span, _ machine: Interpreter
  ) throws(Fault) -> [Value]? {
    if let range = value.object(as: RangeValue.self) {
      try machine.checkElements(range.count, span)
      return range.all.map { .int($0) }
    }
    return try value.elements.map { elements throws(Fault) in
      try machine.values(of: elements, span)
    }
  }

  private mutating func append(
    _ value: Value, depth: Int, _ span: Span, _ machine: Interpreter
  ) throws(Fault) {
    if let parts = try parts(value, span, machine) {
      guard depth < shape.count else { throw Fault(.value(.dataElement(value.typeName)), span) }
      guard parts.count == shape[depth] else {
        throw Fault(
          .value(
            .raggedData(expected: shape[depth], got: parts.count, outer: Array(shape[..<depth]))),
          span)
      }
      for part in parts { try append(part, depth: depth + 1, span, machine) }
    } else if let tensor = try Self.tensor(value, span, machine) {
      try append(tensor, depth: depth, span, machine)
    } else if let number = value.number, depth == shape.count {
      elements.append(number.double)
      if case .bool = value {} else { kind = max(kind, number.kind) }
    } else {
      if value.large != nil { throw Fault(.value(.tooLargeForWord), span) }
      throw Fault(.value(.dataElement(value.typeName)), span)
    }
  }

  /// The numbers of a tensor; the gradient does not follow them, as in PyTorch.
  private mutating func append(
    _ object: TensorObject, depth: Int, _ span: Span, _ machine: Interpreter
  ) throws(Fault) {
    let tensor = object.tensor
    guard tensor.shape == Array(shape.dropFirst(depth)) else {
      throw Fault(.value(.dataElement("a tensor of shape \(tensor.shape)")), span)
    }
    if tensor.requiresGrad {
      try machine.note(
        "torch.tensor copies numbers: no gradient flows back to the tensors in it; "
          + "torch.stack keeps it", span)
    }
    elements += try machine.array(of: object, span).elements
    kind = max(kind, object.kind.ofTensor)
    holdsTensors = true
  }
}
