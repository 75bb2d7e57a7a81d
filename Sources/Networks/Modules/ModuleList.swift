// Modules in a list or under names, which others call.

import OrderedCollections

/// Modules in a list, as a part of another (PyTorch's `nn.ModuleList`); it is not called itself.
public final class ModuleList: Module {
  /// The modules, which go by their positions.
  public var modules: [Module] { didSet { partsChanged() } }

  /// A list of some modules.
  public init(_ modules: [Module] = []) { self.modules = modules }

  /// Adds a module at the end.
  public func append(_ module: Module) { modules.append(module) }

  /// How many modules there are.
  public var count: Int { modules.count }

  /// The module at a position.
  public subscript(position: Int) -> Module {
    get { modules[position] }
    set { modules[position] = newValue }
  }

  public override var members: [Member] {
    modules.enumerated().map { Member("\($0)", .module($1)) }
  }
}

/// Modules under names, as a part of another (PyTorch's `nn.ModuleDict`); it is not called itself.
public final class ModuleDictionary: Module {
  /// The modules by name, in order.
  public var modules: OrderedDictionary<String, Module> { didSet { partsChanged() } }

  /// Some modules under names.
  public init(_ modules: OrderedDictionary<String, Module> = [:]) { self.modules = modules }

  /// The module of a name.
  public subscript(name: String) -> Module? {
    get { modules[name] }
    set { modules[name] = newValue }
  }

  public override var members: [Member] { modules.map { Member($0.key, .module($0.value)) } }
}
