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
    // Of numbers one after the other it is that large, and holds zeros here.
    Function("Tensor", in: [.torch], "data...") { call throws(Fault) in
      let data = try call.elements("data") ?? []
      guard let first = data.first else { return try call.leaf([0], .float) { _ in 0 } }
      guard first.object(as: Elements.self)?.kind != .shape, first.number == nil else {
        return try call.leaf(call.ints("data"), .float) { _ in 0 }
      }
      let numbers = try TensorData(first, span: call.spans[0], machine: call.machine)
      return try call.leaf(numbers.shape, .float) { numbers.elements[$0] }
    },
    Function("Size", in: [.torch], "size=None") { call throws(Fault) in
      if case .none = call.value("size") { return .shape([]) }
      return .shape(
        try call.all("size").map { value throws(Fault) in
          guard let extent = value.whole else { throw call.wrongType("size", "ints") }
          return extent
        })
    },
    filled("zeros", 0), filled("ones", 1), filled("empty", 0),
    Function("full", in: [.torch], "size, fill_value, *, \(options)") { call throws(Fault) in
      let value = try call.number("fill_value")
      var kind = value.kind
      if case .bool = call.value("fill_value") { kind = .bool }
      return try call.leaf(call.ints("size"), kind) { _ in value.double }
    },
    like("zeros_like", 0), like("ones_like", 1), like("empty_like", 0),
    Function("full_like", in: [.torch], "input, fill_value, *, \(options)") {
      call, input throws(Fault) in
      let value = try call.double("fill_value")
      return try call.leaf(input.tensor.shape, input.kind.ofTensor) { _ in value }
    },
    Function("eye", in: [.torch], "n, m=None, *, \(options)") { call throws(Fault) in
      let rows = try call.int("n")
      let columns = try call.optional("m", call.int) ?? rows
      return try call.leaf([rows, columns], .float) { $0 / columns == $0 % columns ? 1 : 0 }
    },
    Function("arange", in: [.torch], "start, end=None, step=1, *, \(options)") {
      call throws(Fault) in
      var (start, end) = (Number.int(0), try call.number("start"))
      if let given = try call.optional("end", call.number) { (start, end) = (end, given) }
      let step = try call.number("step")
      guard step.double != 0 else {
        throw call.invalid("step", "must not be 0", saying: "step must be nonzero")
      }
      let length = ((end.double - start.double) / step.double).rounded(.up)
      guard length >= 0 else {
        throw call.invalid(
          "step", "leads away from the end",
          saying: "upper bound and lower bound inconsistent with step sign")
      }
      guard let count = Int(exactly: length) else { throw call.invalid("end", "is too far away") }
      return try call.leaf([count], max(start.kind, end.kind, step.kind)) {
        start.double + Double($0) * step.double
      }
    },
    Function("linspace", in: [.torch], "start, end, steps, *, \(options)") { call throws(Fault) in
      let (start, end) = (try call.double("start"), try call.double("end"))
      let count = try call.int("steps")
      guard count >= 0 else {
        throw call.invalid(
          "steps", "must not be negative", saying: "number of steps must be non-negative")
      }
      let step = count > 1 ? (end - start) / Double(count - 1) : 0
      // From both ends towards the middle, so that the last is exactly `end`.
      return try call.leaf([count], .float) {
        $0 <= (count - 1) / 2 ? start + Double($0) * step : end - Double(count - 1 - $0) * step
      }
    },
    // As the tutorial's library has it: every tensor is learned, whatever it is for.
    Function("tensor", in: [.micrograd], "data, label=''") { call throws(Fault) in
      call.machine.keepsEveryGradient = true
      let data = try TensorData(call.value("data"), span: call.span("data"), machine: call.machine)
      let object = try call.machine.tensor(data.shape, .float, requiresGrad: true, call.span) {
        data.elements[$0]
      }
      object.isUpdatedByAssignment = true
      let label = try call.string("label")
      if !label.isEmpty { object.tensor.labeled(label) }
      return .tensor(object)
    },
    Function("Value", in: [.micrograd], "data, label=''") { call throws(Fault) in
      let number = try call.number("data")
      let label = try call.string("label")
      let value = try call.machine.tensor([], .value, requiresGrad: true, call.span) { _ in
        number.double
      }
      if !label.isEmpty { value.tensor.labeled(label) }
      return .tensor(value)
    },
  ]

  private static let options = "dtype=None, device=None, requires_grad=False"

  private static func filled(_ name: String, _ value: Double) -> Function {
    Function(name, in: [.torch], "size..., *, \(options)") { call throws(Fault) in
      try call.leaf(call.ints("size"), .float) { _ in value }
    }
  }

  private static func like(_ name: String, _ value: Double) -> Function {
    Function(name, in: [.torch], "input, *, \(options)") { call, input throws(Fault) in
      try call.leaf(input.tensor.shape, input.kind.ofTensor) { _ in value }
    }
  }
}

extension Call {
  func checkExtents(_ shape: [Int]) throws(Fault) {
    guard let extent = shape.first(where: { $0 < 0 }) else { return }
    let message =
      switch function.name {
      case "eye": "n must be greater or equal to 0, got \(extent)"
      case "zeros": "zeros: Dimension size must be non-negative."
      default: "Trying to create tensor with negative dimension \(extent): \(shape)"
      }
    throw invalid(names[0], "must not be negative", saying: message)
  }

  /// A tensor made from numbers, with the options that the call gives.
  func leaf(
    _ shape: [Int], _ kind: ElementKind, _ element: (Int) -> Double
  ) throws(Fault) -> Value {
    try checkExtents(shape)
    var kind = kind == .float ? machine.defaultKind : kind
    var convert: (Double) -> Double = { $0 }
    if names.contains("dtype"), let given = value("dtype").elementKind {
      kind = given
      convert = given.converting
    }
    var requiresGrad = false
    if names.contains("requires_grad") { requiresGrad = try bool("requires_grad") }
    guard !requiresGrad || kind.isFloat else { throw Fault(.tensor(.integerRequiresGrad), span) }
    return .tensor(
      try machine.tensor(shape, kind, requiresGrad: requiresGrad, span) { convert(element($0)) })
  }

  /// The numbers in the nested lists that the first argument is.
  fileprivate func copied(as kind: ElementKind? = nil) throws(Fault) -> Value {
    let data = try TensorData(values[0], span: spans[0], machine: machine)
    return try leaf(data.shape, kind ?? data.kind) { data.elements[$0] }
  }
}
