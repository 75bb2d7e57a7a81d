// Methods of tensors and lists that read or change them rather than compute.

import Micrograd

extension Library {
  static let methods: [Function] = [
    Function("item", in: [.method], "input") { call, input throws(Fault) in
      return input.kind.value(try call.machine.item(of: input, call.span))
    },
    Function("tolist", in: [.method], "input") { call, input throws(Fault) in
      try call.nested(call.array(input).elements[...], input.tensor.shape[...], input.kind)
    },
    Function("detach", in: [.method], "input") { call throws(Fault) in
      try call.machine.detached(call.tensor("input"), call.span)
    },
    Function("clone", in: both, "input") { call, input throws(Fault) in
      return try call.apply(
        Reshape(shape: input.tensor.shape, name: "clone"), input, atLeast: .bool)
    },
    Function("contiguous", in: [.method], "input, memory_format=None") {
      call, input throws(Fault) in
      guard try !call.machine.isContiguous(input, call.span) else { return .tensor(input) }
      return try call.apply(
        Reshape(shape: input.tensor.shape, name: "clone"), input, atLeast: .bool)
    },
    Function("is_contiguous", in: [.method], "input, memory_format=None") {
      call, input throws(Fault) in
      .bool(try call.machine.isContiguous(input, call.span))
    },
    Function("stride", in: [.method], "input, dim=None") { call, input throws(Fault) in
      let strides = try call.machine.layout(of: input, call.span).strides
      guard let dim = try call.optional("dim", call.int) else {
        return try call.machine.sequence(strides.map { Value.int($0) }, .tuple, call.span)
      }
      return .int(strides[try call.dimension("dim", dim, of: strides.count)])
    },
    Function("storage_offset", in: [.method], "input") { call, input throws(Fault) in
      .int(try call.machine.layout(of: input, call.span).start)
    },
    // An address that only tells whether two tensors begin at the same place.
    Function("data_ptr", in: [.method], "input") { call, input throws(Fault) in
      var root = input
      while let view = root.view { root = view.base }
      let address = (ObjectIdentifier(root).hashValue & 0xFFFF_FFFF) << 4
      return .int(address + input.kind.size * (try call.machine.layout(of: input, call.span).start))
    },
    Function("retain_grad", in: [.method], "input") { _, input in
      input.retainsGrad = true
      return .none
    },
    Function("requires_grad_", in: [.method], "input, requires_grad=True") {
      call, input throws(Fault) in
      try call.machine.setRequiresGrad(input, call.bool("requires_grad"), call.span)
      return .tensor(input)
    },
    Function("size", in: [.method], "input, dim=None") { call throws(Fault) in
      let shape = try call.tensor("input").tensor.shape
      guard let dim = try call.optional("dim", call.int) else { return .shape(shape) }
      return .int(shape[try call.dimension("dim", dim, of: shape.count)])
    },
    Function("dim", in: [.method], "input") { _, input in .int(input.tensor.rank) },
    Function("numel", in: both, "input") { _, input in .int(input.tensor.shape.size) },
    conversion("float", .float), conversion("double", .double), conversion("half", .half),
    conversion("long", .int),
    conversion("int", .int32), conversion("bool", .bool), conversion("short", .int16),
    conversion("byte", .uint8), conversion("char", .int8), conversion("bfloat16", .bfloat),
    Function("to", in: [.method], "input, arguments..., **named") { call throws(Fault) in
      let named = try call.named("named").map(\.value)
      for value in try (call.elements("arguments") ?? []) + named {
        if let kind = value.elementKind { return try converted(call, kind) }
        if case .tensor(let other) = value { return try converted(call, other.kind) }
      }
      return call.value("input")
    },
    Function("type", in: [.method], "input, dtype=None") { call, input throws(Fault) in
      if let kind = try call.tensorType("dtype") { return try converted(call, kind) }
      return .text("torch.\(input.kind.scalarName)Tensor")
    },
    Function("cuda", in: [.method], "input, device=None") { _, input in .tensor(input) },
    Function("is_floating_point", in: [.method], "input") { _, input in
      .bool(input.kind.isFloat)
    },
    Function("type_as", in: [.method], "input, other") { call throws(Fault) in
      try converted(call, call.tensor("other").kind)
    },
    Function("new_zeros", in: [.method], "input, size...") { call, input throws(Fault) in
      try call.leaf(call.ints("size"), input.kind) { _ in 0 }
    },
    Function("new_ones", in: [.method], "input, size...") { call, input throws(Fault) in
      try call.leaf(call.ints("size"), input.kind) { _ in 1 }
    },
    Function("cpu", in: [.method], "input") { _, input in .tensor(input) },
    Function("format", in: [.string], "template, values..., **named") { call throws(Fault) in
      let values = try call.elements("values") ?? []
      return .string(
        try call.machine.formatted(
          call.string("template"), with: values, named: call.named("named"), call.span))
    },
  ]

  private static func conversion(_ name: String, _ kind: ElementKind) -> Function {
    Function(name, in: [.method], "input") { call throws(Fault) in try converted(call, kind) }
  }

  /// The same tensor where it is of that kind already, else a constant.
  private static func converted(_ call: Call, _ kind: ElementKind) throws(Fault) -> Value {
    let input = try call.tensor("input")
    if input.kind == kind || input.kind == .value { return .tensor(input) }
    let numbers = try call.array(input).elements
    return .tensor(
      try call.machine.tensor(input.tensor.shape, kind, call.span) { kind.converting(numbers[$0]) })
  }
}

extension Call {
  /// Elements as lists in lists.
  fileprivate func nested(
    _ elements: ArraySlice<Double>, _ shape: ArraySlice<Int>, _ kind: ElementKind
  ) throws(Fault) -> Value {
    guard let count = shape.first else { return kind.value(elements.first ?? 0) }
    let size = count == 0 ? 0 : elements.count / count
    let rows = try (0..<count).map { row throws(Fault) in
      try nested(elements.dropFirst(row * size).prefix(size), shape.dropFirst(), kind)
    }
    return try machine.sequence(rows, .list, span)
  }
}

extension Call {
  /// A kind of numbers, or the class of its tensors or the name of that; nil where it is None.
  fileprivate func tensorType(_ name: String) throws(Fault) -> ElementKind? {
    if let kind = value(name).elementKind { return kind }
    var type = try optional(name) { name throws(Fault) in value(name) }
    if case .string(let text)? = type {
      let word = try machine.string(text, span(name)).split(separator: ".").last.map(String.init)
      type = try machine.libraryModule("torch", span)?.names[word ?? ""]
    }
    guard let type else { return nil }
    guard let kind = type.object(as: UserClass.self)?["dtype"]?.elementKind else {
      throw wrongType(name, "a dtype, a tensor's class or its name")
    }
    return kind
  }
}
