// Functions that make tensors from numbers, and micrograd's Value.

import Micrograd

extension Library {
  static let creation: [Function] = [
    Function("tensor", in: [.torch], "data, *, \(options)") { call throws(Fault) in
      try call.copied()
    },
    Function("as_tensor", in: [.torch], "data, *, dtype=None, device=None") { call throws(Fault) in
      if case .tensor = call.value("data") { call.value("data") } else { try call.copied() }
    },
    Function("Tensor", in: [.torch], "data") { call throws(Fault) in
      if case .int = call.value("data") {
        throw call.wrongType("data", "a list", hint: "torch.zeros(n) makes a tensor of that size")
      }
      return try call.copied(as: .float)
    },
    filled("zeros", 0), filled("ones", 1),
    Function("full", in: [.torch], "size, fill_value, *, \(options)") { call throws(Fault) in
      let value = try call.number("fill_value")
      var kind = value.kind
      if case .bool = call.value("fill_value") { kind = .bool }
      return try call.leaf(call.ints("size"), repeating: value.double, kind)
    },
    like("zeros_like", 0), like("ones_like", 1),
    Function("full_like", in: [.torch], "input, fill_value, *, \(options)") {
      call, input throws(Fault) in
      try call.leaf(
        input.tensor.shape, repeating: call.double("fill_value"), min(input.kind, .float))
    },
    Function("eye", in: [.torch], "n, m=None, *, \(options)") { call throws(Fault) in
      let rows = try call.int("n")
      let columns = try call.optional("m", call.int) ?? rows
      try call.checkShape([rows, columns], "n")
      let elements = (0..<rows).flatMap { i in (0..<columns).map { i == $0 ? 1.0 : 0 } }
      return try call.leaf([rows, columns], elements, .float)
    },
    Function("arange", in: [.torch], "start, end=None, step=1, *, \(options)") {
      call throws(Fault) in
      var (start, end) = (Number.int(0), try call.number("start"))
      if let given = try call.optional("end", call.number) { (start, end) = (end, given) }
      let step = try call.number("step")
      guard step.double != 0 else { throw call.invalid("step", "must not be 0") }
      let length = ((end.double - start.double) / step.double).rounded(.up)
      guard length >= 0 else { throw call.invalid("step", "leads away from the end") }
      guard let count = Int(exactly: length) else { throw call.invalid("end", "is too far away") }
      try call.checkShape([count], "end")
      let elements = (0..<count).map { start.double + Double($0) * step.double }
      return try call.leaf([count], elements, max(start.kind, end.kind, step.kind))
    },
    Function("linspace", in: [.torch], "start, end, steps, *, \(options)") { call throws(Fault) in
      let (start, end) = (try call.double("start"), try call.double("end"))
      let count = try call.int("steps")
      try call.checkShape([count], "steps")
      let step = count > 1 ? (end - start) / Double(count - 1) : 0
      // From both ends towards the middle, so that the last is exactly `end`.
      let elements = (0..<count).map {
        $0 < (count + 1) / 2 ? start + Double($0) * step : end - Double(count - 1 - $0) * step
      }
      return try call.leaf([count], elements, .float)
    },
    Function("Parameter", in: [.nn], "data, requires_grad=True") { call throws(Fault) in
      let data = try call.tensor("data")
      return try call.leaf(data.tensor.shape, data.tensor.elements, data.kind)
    },
    Function("Value", in: [.micrograd], "data, label=''") { call throws(Fault) in
      let number = try call.number("data")
      let label = try call.string("label")
      try call.machine.charge(elements: [], call.span)
      call.machine.noteSource(call.span)
      let tensor = Tensor(number.double, requiresGrad: true)
      if !label.isEmpty { tensor.labeled(label) }
      return .tensor(TensorObject(tensor, .value))
    },
  ]

  private static let options = "dtype=None, device=None, requires_grad=False"

  private static func filled(_ name: String, _ value: Double) -> Function {
    Function(name, in: [.torch], "size..., *, \(options)") { call throws(Fault) in
      try call.leaf(call.ints("size"), repeating: value, .float)
    }
  }

  private static func like(_ name: String, _ value: Double) -> Function {
    Function(name, in: [.torch], "input, *, \(options)") { call, input throws(Fault) in
      try call.leaf(input.tensor.shape, repeating: value, min(input.kind, .float))
    }
  }
}

extension Call {
  /// A tensor made from numbers, with the options that the call gives.
  fileprivate func leaf(
    _ shape: [Int], _ elements: [Double], _ kind: ElementKind
  ) throws(Fault) -> Value {
    var kind = kind
    var elements = elements
    if names.contains("dtype"), case .elementKind(let given) = value("dtype") {
      kind = given
      elements = given.converting(elements)
    }
    var requiresGrad = false
    if names.contains("requires_grad") { requiresGrad = try bool("requires_grad") }
    guard !requiresGrad || kind >= .float else { throw Fault(.tensor(.integerRequiresGrad), span) }
    try machine.charge(elements: shape, span)
    machine.noteSource(span)
    return .tensor(TensorObject(Tensor(shape: shape, elements, requiresGrad: requiresGrad), kind))
  }

  /// The numbers in the nested lists that the first argument is.
  fileprivate func copied(as kind: ElementKind? = nil) throws(Fault) -> Value {
    let data = try TensorData(values[0], span: spans[0], machine: machine)
    return try leaf(data.shape, data.elements, kind ?? data.kind)
  }

  fileprivate func leaf(
    _ shape: [Int], repeating value: Double, _ kind: ElementKind
  ) throws(Fault) -> Value {
    try checkShape(shape, names[0])
    return try leaf(shape, [Double](repeating: value, count: shape.size), kind)
  }

  /// Throws where a shape is negative, or too large to make.
  fileprivate func checkShape(_ shape: [Int], _ name: String) throws(Fault) {
    guard shape.allSatisfy({ $0 >= 0 }) else { throw invalid(name, "must not be negative") }
    try machine.checkElements(shape, span)
  }
}

extension ElementKind {
  /// The elements as this kind holds them: ints without their fraction, bools as 0 or 1.
  func converting(_ elements: [Double]) -> [Double] {
    switch self {
    case .bool: elements.map { $0 == 0 ? 0 : 1 }
    case .int: elements.map { $0.rounded(.towardZero) }
    case .float, .value: elements
    }
  }
}
