// Tensors as programs have them: x.shape, x.grad, x.label = 'x'.

import ComputationGraph
import Micrograd

/// A tensor as Python has it: one object that several names may hold, and that `+=` changes.
final class TensorObject {
  private var stored: Tensor
  let kind: ElementKind
  /// How often its numbers were changed; for those that look at them.
  var version = 0
  /// The tensor whose numbers these are.
  var view: TensorView?
  /// Whether `-=` is an update that also forgets the gradient: of what micrograd's `tensor` makes.
  var isUpdatedByAssignment = false
  /// The tensor whose gradient this is, so that `w.grad.zero_()` can forget it.
  var gradientOwner: Tensor?
  /// What the program set besides.
  var attributes: [String: Value] = [:]
  /// What PyTorch calls the operation that it was computed by, for its shape.
  var gradientFunction: (([Int]) -> String)?
  /// What `x.label = 'text'` set.
  var label: String?
  /// Whether backward() has run from here, and PyTorch would have let go of the graph.
  var isFinished = false
  /// Whether a program asked for the gradient of what is computed.
  var retainsGrad = false

  init(_ tensor: Tensor, _ kind: ElementKind) {
    stored = tensor
    self.kind = kind
  }

  var tensor: Tensor {
    get {
      if let fresh = view?.refreshed() {
        stored = fresh
        version += 1
      }
      return stored
    }
    set {
      stored = newValue
      version += 1
    }
  }

  /// What PyTorch calls the operation that it was computed by; nil for a leaf.
  var gradientFunctionName: String? {
    guard tensor.requiresGrad, !tensor.isLeaf else { return nil }
    return gradientFunction?(tensor.shape) ?? GradientFunctionName.name(of: tensor)
      ?? "AddBackward0"
  }

  /// The number of a scalar of ints.
  var whole: Int? {
    kind <= .int && tensor.shape.isEmpty ? Int(exactly: tensor.item) : nil
  }
}

extension TensorObject: ProgramObject {
  var typeName: String { kind.tensorName }
  var methods: Function.Home? { .method }
  var attributeNames: [String] {
    ["shape", "grad", "data", "T", "mT", "requires_grad", "is_leaf", "dtype", "ndim", "label"]
  }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    let tensor = try machine.readable(self, span).tensor
    switch name {
    case "shape": return .shape(tensor.shape)
    case "ndim": return .int(tensor.rank)
    case "requires_grad": return .bool(tensor.requiresGrad)
    case "is_leaf": return .bool(tensor.isLeaf || !tensor.requiresGrad)
    case "dtype": return .object(kind.dtype)
    case "grad_fn":
      return gradientFunctionName.map {
        .object(GradientFunction(name: $0, tensor: tensor, kind: kind))
      } ?? Value.none
    case "T": return .tensor(try machine.transposed(self, span))
    case "mT": return .tensor(try machine.view(Transpose(-2, -1), self, span: span))
    case "data":
      return kind == .value ? .float(tensor.item) : try machine.detached(self, span)
    case "label": return .string(TextValue(literal: label ?? tensor.name ?? ""))
    case "grad":
      guard kind != .value else { return .float(tensor.grad?.item ?? 0) }
      guard let grad = tensor.grad,
        tensor.isLeaf || retainsGrad || machine.keepsEveryGradient
      else { return Value.none }
      if let recorded = machine.recordedGradient(of: tensor) { return .tensor(recorded) }
      let result = TensorObject(grad, kind)
      result.gradientOwner = tensor
      return .tensor(result)
    case "H", "mH": return .tensor(try machine.view(Transpose(-2, -1), self, span: span))
    case "real": return .tensor(self)
    case "is_cpu": return .bool(true)
    case "is_cuda", "is_sparse", "is_quantized", "is_meta", "is_mps", "is_xla", "is_nested",
      "is_mkldnn", "is_vulkan":
      return .bool(false)
    case "itemsize": return .int(kind.size)
    case "nbytes": return .int(kind.size * tensor.shape.size)
    case "layout": return .text("torch.strided")
    case "retains_grad": return .bool(tensor.requiresGrad && !tensor.isLeaf && retainsGrad)
    case "_version": return .int(version)
    case "_base": return view.map { .tensor($0.base) } ?? Value.none
    case "__class__": return Library.function("Tensor", in: .torch).map { .object($0) }
    case "_prev" where kind == .value:
      let operands = tensor.origin?.operands ?? []
      return .object(try machine.set(of: operands.map { .tensor(TensorObject($0, kind)) }, span))
    case "_op" where kind == .value: return .text(tensor.operationText)
    case "device": return try machine.libraryModule("torch", span)?.names["cpu"]
    default:
      if let value = attributes[name] { return value }
      // Methods that are written in Python come after those that are not.
      return try writtenMethod(name, machine, span)
    }
  }

  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    _ = try machine.readable(self, span)
    switch (name, value) {
    case ("label", .string(let text)):
      let text = try machine.string(text, span)
      label = text
      tensor.labeled(text)
    case ("requires_grad", .bool(let requiresGrad)):
      try machine.setRequiresGrad(self, requiresGrad, span)
    case ("grad", .none), ("grad", .int(0)), ("grad", .float(0)): tensor.zeroGrad()
    case ("data", .tensor(let data)): try machine.setData(of: self, to: data.tensor, span)
    case ("data", _) where value.number != nil:
      try machine.setData(of: self, to: Tensor(value.number?.double ?? 0), span)
    case ("grad", .tensor(let gradient)):
      guard gradient.tensor.shape == tensor.shape else {
        throw Fault(
          .tensor(.assignedGradient(gradient.tensor.shape, shape: tensor.shape)), span)
      }
      tensor.gradient = try machine.array(of: gradient, span)
    case ("grad", _): throw Fault(.name(.gradientType(value.typeName)), span)
    case ("data", _), ("requires_grad", _), ("shape", _), ("dtype", _):
      throw Fault(.name(.cannotSetAttribute(name, owner: typeName)), span)
    default:
      try machine.charge(work: 0, numbers: 6, span)
      attributes[name] = value
    }
  }

  private func writtenMethod(
    _ name: String, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value? {
    guard kind != .value, !name.hasPrefix("_"), Library.function(name, in: .method) == nil,
      // The module that imports the other one must begin.
      try machine.libraryModule("torch", span) != nil,
      let method = try machine.libraryModule("torch._tensor", span)?.names[name],
      method.object(as: UserFunction.self) != nil
    else { return nil }
    return .object(Method(method, on: .tensor(self)))
  }

  var isParameter: Bool { attributes["is_parameter"] != nil }

  var length: Int? { tensor.isReadable ? tensor.shape.first : nil }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    let row = try machine.readable(self, span)
    guard let count = tensor.shape.first else {
      throw Fault(.value(.notIterable("a tensor of 0 dimensions")), span)
    }
    return Items(count: count) { index throws(Fault) in
      .tensor(try machine.view(Slice([.index(index)]), row, span: span))
    }
  }

  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value {
    .tensor(try machine.index(machine.readable(self, span), items, brackets))
  }

  func truth(_ machine: Interpreter, _ span: Span) throws(Fault) -> Bool {
    let tensor = try machine.readable(self, span).tensor
    guard tensor.shape.size == 1 else {
      throw Fault(.tensor(.ambiguousTruth(shape: tensor.shape)), span)
    }
    return tensor.item != 0
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append(writer.machine.text(of: self, writer.span))
  }
}

extension Interpreter {
  func setData(of object: TensorObject, to data: Tensor, _ span: Span) throws(Fault) {
    guard object.tensor.isLeaf else {
      throw Fault(.name(.cannotSetAttribute("data", owner: "a computed value")), span)
    }
    guard object.tensor.shape == data.shape else {
      throw Fault(.tensor(.inPlaceShape(shape: object.tensor.shape, result: data.shape)), span)
    }
    object.tensor.data = data
  }

  /// Makes a tensor of numbers, or what was computed from numbers, a parameter; or a constant again.
  func setRequiresGrad(_ object: TensorObject, _ requiresGrad: Bool, _ span: Span) throws(Fault) {
    let tensor = object.tensor
    guard tensor.requiresGrad != requiresGrad else { return }
    // What is computed from constants alone is a leaf in PyTorch.
    guard tensor.isLeaf || !tensor.requiresGrad else {
      throw Fault(.name(.cannotSetAttribute("requires_grad", owner: "a computed value")), span)
    }
    guard object.kind.isFloat else { throw Fault(.tensor(.integerRequiresGrad), span) }
    let numbers = try array(of: object, span).elements
    let leaf = try self.tensor(
      tensor.shape, object.kind, requiresGrad: requiresGrad, span
    ) { numbers[$0] }
    if let name = tensor.name { leaf.tensor.setName(name) }
    if let label = object.label { leaf.tensor.labeled(label) }
    object.tensor = leaf.tensor
  }
}

/// A function that always gives one value.
final class Constant: ProgramObject {
  private let value: Value

  init(value: Value) { self.value = value }

  var typeName: String { "a function" }

  func call(_ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span) -> Value { value }
}
