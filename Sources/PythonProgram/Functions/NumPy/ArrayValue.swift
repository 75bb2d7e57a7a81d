// NumPy's arrays: instances of the library's class `ndarray`, each around a tensor.

import Micrograd

extension Interpreter {
  /// The tensor in an array, or nil where the value is none.
  func tensor(inArray value: Value, _ span: Span) throws(Fault) -> TensorObject? {
    guard let instance = value.object(as: Instance.self), instance.type.isDerived(from: "ndarray"),
      case .tensor(let tensor)? = try instance.attribute("_t", self, span)
    else { return nil }
    return tensor
  }

  /// A tensor as an array; where it has no dimensions and is of a kind that Python has too, as the number
  /// that it is.
  func array(around tensor: TensorObject, _ span: Span) throws(Fault) -> Value {
    if tensor.kind.isPythons, tensor.tensor.shape.isEmpty {
      return tensor.kind.value(try item(of: tensor, span))
    }
    return try arrayObject(around: tensor, span)
  }

  /// The same, also where it has no dimensions.
  func arrayObject(around tensor: TensorObject, _ span: Span) throws(Fault) -> Value {
    guard let type = try arrayClass(span) else { return .tensor(tensor) }
    try charge(work: 0, numbers: 16, span)
    let instance = Instance(type)
    instance.attributes["_t"] = .tensor(tensor)
    return .object(instance)
  }

  private func arrayClass(_ span: Span) throws(Fault) -> UserClass? {
    try libraryModule("numpy", span)?.names["ndarray"]?.object(as: UserClass.self)
  }

  /// The numbers of an argument as NumPy makes an array of them: of floats in double precision,
  /// unless they stand in an array of another.
  func arrayData(_ value: Value, _ span: Span) throws(Fault) -> TensorObject {
    if case .tensor(let tensor) = value { return try readable(tensor, span) }
    if let tensor = try tensor(inArray: value, span) { return tensor }
    let data = try TensorData(value, span: span, machine: self)
    let kind = data.kind == .float && !data.holdsTensors ? ElementKind.double : data.kind
    return try tensor(data.shape, kind, span) { data.elements[$0] }
  }

  /// An attribute of a number: once NumPy is imported, its numbers have what its arrays have.
  func attribute(_ name: String, ofNumber value: Value, _ span: Span) throws(Fault) -> Value? {
    guard let number = value.number, libraryModules["numpy"] != nil, !name.hasPrefix("_") else {
      return nil
    }
    var kind = number.kind == .int ? ElementKind.int : .double
    if case .bool = value { kind = .bool }
    let scalar = try tensor([], kind, span) { _ in number.double }
    return try arrayObject(around: scalar, span).object?.attribute(name, self, span)
  }
}

extension Value {
  /// The number that Python's arithmetic takes: of an array without dimensions, where Python has numbers
  /// of its kind.
  var pythonNumber: Number? {
    guard case .object(let instance as Instance) = self else { return number }
    guard case .tensor(let object)? = instance.attributes["_t"], object.kind.isPythons else {
      return nil
    }
    return instance.arrayNumber
  }
}

/// Whether PyTorch computes: it takes NumPy's single numbers as Python's.
func isTensorBesideArrayNumber(_ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.tensor, .object(let instance as Instance)), (.object(let instance as Instance), .tensor):
    instance.arrayNumber != nil
  default: false
  }
}

extension Instance {
  /// The number that an array without dimensions is; nil of all else.
  var arrayNumber: Number? {
    guard case .tensor(let object)? = attributes["_t"], type.isDerived(from: "ndarray"),
      object.tensor.isReadable, object.tensor.shape.isEmpty
    else { return nil }
    return object.kind.value(object.tensor.item).number
  }
}

extension Call {
  /// The numbers of an argument, as an array.
  func arrayData(_ name: String) throws(Fault) -> TensorObject {
    try machine.arrayData(value(name), span(name))
  }

  /// An array of numbers that are computed here.
  func arrayResult(
    _ shape: [Int], _ kind: ElementKind, _ element: (Int) -> Double
  ) throws(Fault) -> Value {
    try machine.array(around: machine.tensor(shape, kind, span, element), span)
  }

  /// The dimension that an argument names, counted from the front; nil where it is None.
  func axis(_ name: String, of rank: Int) throws(Fault) -> Int? {
    try optional(name) { name throws(Fault) in try dimension(name, of: rank) }
  }
}

extension ElementKind {
  /// What NumPy makes of two kinds: single precision does not hold all ints.
  static func promoted(_ a: ElementKind, _ b: ElementKind) -> ElementKind {
    min(a, b) == .int && max(a, b) == .float ? .double : max(a, b).ofTensor
  }

  /// Whether Python has numbers of this kind itself.
  var isPythons: Bool {
    switch self {
    case .bool, .int, .double, .value: true
    case .uint8, .int8, .int16, .int32, .half, .bfloat, .float: false
    }
  }

  /// The kind of what is computed with fractions.
  var fractional: ElementKind { self <= .int ? .double : ofTensor }
}
