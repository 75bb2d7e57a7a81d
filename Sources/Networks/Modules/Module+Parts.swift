// The parts of a module with their paths, and parameters by name.

import Micrograd

extension Module {
  /// This module and all below it, each once, with their paths; its own is empty.
  ///
  /// A module stands before those below it, as in PyTorch's `named_modules()`.
  public var namedModules: [(name: String, module: Module)] {
    var result: [(name: String, module: Module)] = []
    var seen: Set<ObjectIdentifier> = []
    var waiting: [(name: String, module: Module)] = [("", self)]
    while let next = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(next.module)).inserted else { continue }
      result.append(next)
      for child in next.module.namedChildren.reversed() {
        waiting.append((joined(next.name, child.name), child.module))
      }
    }
    return result
  }

  /// The modules right below this one, with their names.
  public var namedChildren: [(name: String, module: Module)] {
    members.compactMap { member in
      guard case .module(let module) = member.part else { return nil }
      return (member.name, module)
    }
  }

  /// The modules right below this one.
  public var children: [Module] { namedChildren.map(\.module) }

  /// Places of tensors with their paths, parameters of a module before its buffers.
  var namedSlots: [(name: String, slot: TensorSlot)] {
    namedModules.flatMap { path, module in
      let slots = module.ownSlots.map { (name: joined(path, $0.name), slot: $0.slot) }
      return slots.filter { $0.slot.kind == .parameter } + slots.filter { $0.slot.kind == .buffer }
    }
  }

  private var ownSlots: [(name: String, slot: TensorSlot)] {
    members.compactMap { member in
      guard case .tensor(let slot) = member.part else { return nil }
      return (member.name, slot)
    }
  }

  /// All parameters with their paths, such as `layers.0.weight`; one that has several places once.
  public var namedParameters: [(name: String, parameter: Tensor)] {
    var seen: Set<UInt64> = []
    return named(.parameter).filter { seen.insert($0.tensor.identity).inserted }
      .map { ($0.name, $0.tensor) }
  }

  /// All parameters: what an optimizer is given.
  public var parameters: [Tensor] { namedParameters.map(\.parameter) }

  /// All tensors that belong to the state but are not trained, with their paths.
  public var namedBuffers: [(name: String, buffer: Tensor)] {
    named(.buffer).map { ($0.name, $0.tensor) }
  }

  private func named(_ kind: TensorSlot.Kind) -> [(name: String, tensor: Tensor)] {
    namedSlots.compactMap { name, slot in
      guard slot.kind == kind, let tensor = slot.tensor else { return nil }
      return (name, tensor)
    }
  }

  /// The place of a parameter or buffer by its path; nil where there is none.
  public func slot(_ path: String) -> TensorSlot? {
    namedSlots.first { $0.name == path }?.slot
  }

  /// A parameter or a buffer by its path; a new one takes the place of the old.
  ///
  /// ```swift
  /// decoder[parameter: "weight"] = embedding.weight
  /// ```
  /// - Precondition: there is such a place, where one is set.
  public subscript(parameter path: String) -> Tensor? {
    get { slot(path)?.tensor }
    set {
      guard let slot = slot(path) else {
        preconditionFailure("\(typeName) has no parameter \(path)")
      }
      slot.tensor = newValue
    }
  }

  /// Sets whether parameters take a gradient; those that take none are frozen.
  ///
  /// Frozen or not is a property of a tensor for as long as it lives: this puts new ones of the
  /// same numbers in their places. Make the optimizer afterwards.
  @discardableResult
  public func requiresGrad(_ requiresGrad: Bool = true) -> Self {
    var replaced: [UInt64: Tensor] = [:]
    for (_, slot) in namedSlots where slot.kind == .parameter {
      guard let old = slot.tensor, old.requiresGrad != requiresGrad else { continue }
      let new =
        replaced[old.identity]
        ?? Tensor(old.numbers, name: old.isLeaf ? old.name : nil, requiresGrad: requiresGrad)
      replaced[old.identity] = new
      slot.tensor = new
    }
    return self
  }

  /// Freezes all parameters: they take no gradient.
  @discardableResult
  public func freeze() -> Self { requiresGrad(false) }
}

extension Tensor {
  /// The numbers with their shape.
  var numbers: NDArray { NDArray(shape: shape, elements: elements) }
}

private func joined(_ path: String, _ name: String) -> String {
  path.isEmpty ? name : "\(path).\(name)"
}
