// Reads and sets attributes: x.shape, x.grad, x.label = 'x'.

import ComputationGraph
import Micrograd

extension Interpreter {
  func attribute(_ name: String, of owner: Value, _ span: Span) throws(Fault) -> Value {
    var home: Function.Home?
    switch owner {
    case .tensor(let object):
      if let value = try attribute(name, of: object, span) { return value }
      home = .method
    case .module(let module): if let value = module[name] { return value }
    case .list: home = .list
    case .string: home = .string
    case .optimizer: home = .optimizer
    case .tuple(let elements):
      // What max(x, dim) returns has names for its parts.
      if name == "values", elements.count > 0 { return elements[0] }
      if name == "indices", elements.count == 2 { return elements[1] }
    default: break
    }
    if let home, let method = Library.function(name, in: home) {
      try checkDepth(owner.depth + 1, span)
      return .method(method, on: owner)
    }
    if home == .method, let hint = Self.unavailableMethods[name] {
      return .unavailable(name, .other(hint))
    }
    let known =
      switch owner {
      case .tensor: Self.tensorAttributes + Library.names(in: .method)
      case .module(let module): module.names
      case .optimizer: Library.names(in: .optimizer)
      default: [String]()
      }
    let near = suggestion(for: name, among: known)
    throw Fault(.name(.noAttribute(name, owner: owner.typeName, suggestion: near)), span)
  }

  private static let tensorAttributes = [
    "shape", "grad", "data", "T", "mT", "requires_grad", "is_leaf", "dtype", "ndim", "label",
  ]

  /// Methods that PyTorch has, and what to write in their place.
  private static let unavailableMethods = [
    "numpy": "print shows a tensor as it is, and .tolist() gives its numbers",
    "cuda": "leave it out: there is one device",
    "masked_fill_": "write x = x.masked_fill(mask, value)",
  ]

  private func attribute(
    _ name: String, of object: TensorObject, _ span: Span
  ) throws(Fault) -> Value? {
    let tensor = try readable(object, span).tensor
    let isValue = object.kind == .value
    switch name {
    case "shape": return .shape(tensor.shape)
    case "ndim": return .int(tensor.rank)
    case "requires_grad": return .bool(tensor.requiresGrad)
    case "is_leaf": return .bool(tensor.isLeaf || !tensor.requiresGrad)
    case "dtype": return .elementKind(object.kind)
    case "T": return .tensor(try transposed(object, span))
    case "mT": return .tensor(try view(Transpose(-2, -1), object, span: span))
    case "data": return isValue ? .float(tensor.item) : try detached(object, span)
    case "label": return .string(TextValue(literal: object.label ?? tensor.name ?? ""))
    case "grad":
      guard !isValue else { return .float(tensor.grad?.item ?? 0) }
      guard let grad = tensor.grad else { return Value.none }
      let result = TensorObject(grad, .float)
      result.gradientOwner = tensor
      return .tensor(result)
    default: return nil
    }
  }

  func setAttribute(_ name: String, of owner: Value, to value: Value, _ span: Span) throws(Fault) {
    guard case .tensor(let object) = owner else {
      throw Fault(.name(.cannotSetAttribute(name, owner: owner.typeName)), span)
    }
    _ = try readable(object, span)
    switch (name, value) {
    case ("label", .string(let label)):
      let label = try string(label, span)
      object.label = label
      object.tensor.labeled(label)
    case ("requires_grad", .bool(let requiresGrad)): try setRequiresGrad(object, requiresGrad, span)
    case ("grad", .none), ("grad", .int(0)), ("grad", .float(0)): object.tensor.zeroGrad()
    case ("data", .tensor(let data)): try setData(of: object, to: data.tensor, span)
    case ("data", _) where value.number != nil:
      try setData(of: object, to: Tensor(value.number?.double ?? 0), span)
    default: throw Fault(.name(.cannotSetAttribute(name, owner: owner.typeName)), span)
    }
  }

  private func setData(of object: TensorObject, to data: Tensor, _ span: Span) throws(Fault) {
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
    guard object.kind >= .float else { throw Fault(.tensor(.integerRequiresGrad), span) }
    let numbers = try array(of: object, span).elements
    let leaf = try self.tensor(
      tensor.shape, object.kind, requiresGrad: requiresGrad, span) { numbers[$0] }
    if let name = tensor.name { leaf.tensor.named(name) }
    if let label = object.label { leaf.tensor.labeled(label) }
    object.tensor = leaf.tensor
  }
}
