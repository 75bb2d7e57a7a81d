// What NumPy's module is built on: arrays made of numbers, their arithmetic and their text.

import Micrograd

extension Library {
  static let numPy: [Function] = arrays + arrayFunctions + arrayLines + arrayPlaces + arrayRandom

  private static let arrays: [Function] = [
    Function("array_data", in: [.support], "value, kind=None, keeps=False") { call throws(Fault) in
      var data = try call.arrayData("value")
      let numbers = try call.array(data).elements
      let kind = call.value("kind").elementKind ?? data.kind.ofTensor
      data = try call.machine.tensor(data.tensor.shape, kind, call.span) {
        kind.converting(numbers[$0])
      }
      return try call.bool("keeps")
        ? call.machine.arrayObject(around: data, call.span)
        : call.machine.array(around: data, call.span)
    },
    Function("array_kind", in: [.support], "kind") { call throws(Fault) in
      let value = call.value("kind")
      if let kind = value.elementKind { return .object(kind.dtype) }
      var name = value.object(as: Function.self)?.name ?? ""
      if case .string = value { name = try call.string("kind") }
      guard let kind = kindNames[name] else {
        throw Fault(.value(.noArrayKind(name.isEmpty ? value.typeName : "'\(name)'")), call.span)
      }
      return .object(kind.dtype)
    },
    Function("array_tensor", in: [.support], "value") { call throws(Fault) in
      .tensor(try call.arrayData("value"))
    },
    Function("array_around", in: [.support], "tensor, keeps=False") {
      call, tensor throws(Fault) in
      try call.bool("keeps")
        ? call.machine.arrayObject(around: tensor, call.span)
        : call.machine.array(around: tensor, call.span)
    },
    Function("is_array_data", in: [.support], "value") { call throws(Fault) in
      let value = call.value("value")
      if case .tensor = value { return .bool(true) }
      if value.number != nil || value.elements != nil { return .bool(true) }
      return .bool(try call.machine.tensor(inArray: value, call.span) != nil)
    },
    Function("array_text", in: [.support], "value, represents=False") { call throws(Fault) in
      let data = try call.arrayData("value")
      let shape = data.tensor.shape
      let size = shape.checkedSize
      try call.machine.charge(work: size.times(4).adding(min(size, 1000) * 1000), call.span)
      let (elements, kind) = (try call.array(data).elements, data.kind.printed)
      guard try call.bool("represents") else {
        return .text(
          ArrayText.text(
            shape: shape, elements: elements, kind: kind, options: call.machine.arrayOptions))
      }
      // Numbers of kinds that Python has not stand in arrays without dimensions.
      if shape.isEmpty, !data.kind.isPythons {
        return .text(ArrayText.representation(of: elements[0], kind: kind))
      }
      return .text(
        ArrayText.representation(
          shape: shape, elements: elements, kind: kind, options: call.machine.arrayOptions))
    },
    Function(
      "array_options", in: [.support],
      "precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None"
    ) { call throws(Fault) in
      var options = call.machine.arrayOptions
      func limit(_ name: String, _ old: Int) throws(Fault) -> Int {
        min(max(try call.optional(name, call.int) ?? old, 0), 1_000_000)
      }
      options.precision = min(try limit("precision", options.precision), 20)
      options.threshold = try limit("threshold", options.threshold)
      options.edgeItems = try limit("edgeitems", options.edgeItems)
      options.lineWidth = try limit("linewidth", options.lineWidth)
      options.suppressesSmall = try call.optional("suppress", call.bool) ?? options.suppressesSmall
      call.machine.arrayOptions = options
      return .none
    },
    Function("array_apply", in: [.support], "symbol, a, b") { call throws(Fault) in
      let symbol = try call.string("symbol")
      let (a, b) = (try call.arrayData("a"), try call.arrayData("b"))
      guard symbol == "@" || a.tensor.shape.broadcast(with: b.tensor.shape) != nil else {
        throw Fault(.tensor(.operandShapes(symbol, a.tensor.shape, b.tensor.shape)), call.span)
      }
      if let comparison = ComparisonOperator(rawValue: symbol) {
        let result = try call.machine.compare(comparison, .tensor(a), .tensor(b), call.span)
        return try call.around(result, .bool)
      }
      guard let operation = BinaryOperator(rawValue: symbol) else {
        throw call.invalid("symbol", "is no operator")
      }
      return try applied(operation, a, b, call)
    },
    Function("numpy", in: [.method], "input, *, force=False") { call, input throws(Fault) in
      let isForced = try call.bool("force")
      guard isForced || !input.tensor.requiresGrad else {
        throw call.invalid(
          "input", "requires a gradient",
          saying: "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() "
            + "instead.")
      }
      return try call.machine.arrayObject(around: input, call.span)
    },
    Function("from_numpy", in: [.torch], "ndarray") { call throws(Fault) in
      guard let data = try call.machine.tensor(inArray: call.values[0], call.span) else {
        throw call.wrongType("ndarray", "an array")
      }
      return .tensor(data)
    },
  ]

  /// What NumPy and Python call the kinds of elements; there are no large ints without
  /// sign.
  private static let kindNames: [String: ElementKind] = [
    "float": .double, "float64": .double, "double": .double, "d": .double, "f8": .double,
    "float32": .float, "single": .float, "f": .float, "f4": .float, "float16": .half,
    "half": .half, "f2": .half, "int": .int, "int8": .int8, "i1": .int8, "int16": .int16,
    "i2": .int16, "int32": .int32, "i": .int32, "i4": .int32, "int64": .int, "i8": .int,
    "long": .int, "uint8": .uint8, "u1": .uint8, "uint16": .int, "uint32": .int, "uint64": .int,
    "bool": .bool, "bool_": .bool, "?": .bool,
  ]

  private static func applied(
    _ operation: BinaryOperator, _ a: TensorObject, _ b: TensorObject, _ call: Call
  ) throws(Fault) -> Value {
    var kind = call.promoted(a, b)
    if operation == .divide { kind = kind.fractional }
    if operation == .power || operation == .floorDivide || operation == .modulo {
      kind = kind == .bool ? .int : kind
    }
    if operation == .power, kind.category == .whole,
      try call.array(b).elements.contains(where: { $0 < 0 })
    {
      throw Fault(.tensor(.integerToNegativePower), call.span)
    }
    let result = try noGrad { () throws(Fault) in
      try call.machine.apply(operation, .tensor(a), .tensor(b), call.span)
    }
    return try call.around(result, kind)
  }
}

extension Call {
  /// What was computed with tensors, as an array of a kind.
  func around(_ result: Value, _ kind: ElementKind) throws(Fault) -> Value {
    guard case .tensor(let tensor) = result else { return result }
    return try machine.array(around: TensorObject(tensor.tensor, kind), span)
  }
}
