// Modules one after the other.

import Micrograd

/// Modules of which each is given what the one before gave (PyTorch's `nn.Sequential`).
///
/// ```swift
/// let model = Sequential {
///   Linear(2, 16)
///   Tanh()
///   Linear(16, 1)
/// }
/// print(model.namedParameters.map(\.name))
/// // ["0.weight", "0.bias", "2.weight", "2.bias"]
/// ```
open class Sequential: Module {
  private let layers: [(name: String, module: Module)]

  /// Modules in a list, which go by their positions.
  public init(_ modules: [Module]) {
    layers = modules.enumerated().map { ("\($0)", $1) }
  }

  /// Modules under names.
  public init(_ modules: KeyValuePairs<String, Module>) {
    layers = modules.map { ($0.key, $0.value) }
  }

  /// Modules as they are listed between braces, which go by their positions.
  public convenience init(@ModuleBuilder _ modules: () -> [Module]) { self.init(modules()) }

  open override var members: [Member] { layers.map { Member($0.name, .module($0.module)) } }

  /// How many modules there are.
  public var count: Int { layers.count }

  /// The module at a position.
  public subscript(position: Int) -> Module { layers[position].module }

  open override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    var x = x
    for layer in layers { x = try layer.module.call(x) }
    return x
  }
}

/// Puts modules that are listed between braces into an array.
@resultBuilder
public enum ModuleBuilder {
  /// One module.
  public static func buildExpression(_ module: Module) -> [Module] { [module] }
  /// Several modules.
  public static func buildExpression(_ modules: [Module]) -> [Module] { modules }
  /// What stands one below the other.
  public static func buildBlock(_ parts: [Module]...) -> [Module] { parts.flatMap { $0 } }
  /// What stands behind an `if` without `else`.
  public static func buildOptional(_ part: [Module]?) -> [Module] { part ?? [] }
  /// What stands behind an `if`.
  public static func buildEither(first part: [Module]) -> [Module] { part }
  /// What stands behind an `else`.
  public static func buildEither(second part: [Module]) -> [Module] { part }
  /// What a loop makes.
  public static func buildArray(_ parts: [[Module]]) -> [Module] { parts.flatMap { $0 } }
}
