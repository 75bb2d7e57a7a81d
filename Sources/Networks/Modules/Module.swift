// What all layers and networks are: something that is called, with tensors and parts of its own.

import Micrograd

/// A layer, or a network made of layers (PyTorch's `torch.nn.Module`).
///
/// A subclass says what it computes in ``forward(_:)`` and is called like a function. What it
/// consists of is found in its properties, in the order of their declaration: tensors that are
/// declared ``Parameter`` or ``Buffer``, and modules, also in arrays and dictionaries.
///
/// ```swift
/// final class Classifier: Module {
///   let fc1 = Linear(2, 16)
///   let fc2 = Linear(16, 3)
///   override func forward(_ x: Tensor) -> Tensor { fc2(relu(fc1(x))) }
/// }
/// let model = Classifier()
/// print(model.namedParameters.map(\.name))
/// // ["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"]
/// ```
///
/// What a call computes stands in a scope of its own in pictures, which is named by the module's
/// path, such as `fc1`, and at the root by its type.
open class Module {
  /// Whether it is being trained: dropout and batch normalisation then act otherwise.
  ///
  /// ``train(_:)`` and ``eval()`` set it for the parts too.
  public package(set) var isTraining = true
  /// Where it stands below its root; nil until the root is called for the first time.
  private(set) var path: String?
  private var hasNamedParts = false

  /// A module that is being trained.
  public init() {}

  /// What the module computes. Subclasses state it; users call the module instead.
  ///
  /// - Throws: what is wrong with the operands. A subclass whose computation stops the program
  ///   instead, as the operators of tensors do, leaves `throws` away.
  open func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    preconditionFailure("\(typeName) does not say what it computes; override forward(_:)")
  }

  /// What the module makes of `x`.
  ///
  /// - Precondition: `x` fits; else the program stops and says what does not.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try call(x) }
  }

  /// The same, for a caller who has somebody to tell.
  package func call(_ x: Tensor) throws(TensorError) -> Tensor {
    try scoped { () throws(TensorError) in try forward(x) }
  }

  /// Computes within the module's scope: for modules that are called with more than one tensor.
  ///
  /// ```swift
  /// func callAsFunction(_ a: Tensor, _ b: Tensor) -> Tensor { scoped { left(a) + right(b) } }
  /// ```
  public final func scoped<R, Failure>(
    _ body: () throws(Failure) -> R
  ) throws(Failure) -> R {
    if !hasNamedParts { nameParts() }
    return try scope(path ?? typeName, body)
  }

  /// What scopes and descriptions call a module of this type.
  open var typeName: String { "\(type(of: self))" }

  /// What the module consists of, in order.
  ///
  /// A subclass states this only where its parts do not stand in its properties.
  open var members: [Member] { Member.reflected(in: self) }

  /// Gives the modules below their paths, and the parameters theirs as names.
  private func nameParts() {
    for (name, module) in namedModules {
      if module !== self { module.path = path.map { "\($0).\(name)" } ?? name }
      module.hasNamedParts = true
    }
    for (name, slot) in namedSlots {
      if let tensor = slot.tensor, tensor.isLeaf {
        tensor.setName(path.map { "\($0).\(name)" } ?? name)
      }
    }
  }

  /// Parts that have come since the root was called get their paths too.
  func partsChanged() { if hasNamedParts { nameParts() } }

  // MARK: Training

  /// Sets whether this module and all its parts are being trained.
  @discardableResult
  public func train(_ isTraining: Bool = true) -> Self {
    for (_, module) in namedModules { module.isTraining = isTraining }
    return self
  }

  /// Sets that this module and all its parts are only used: the same as `train(false)`.
  @discardableResult
  public func eval() -> Self { train(false) }

  /// Forgets the gradients of all parameters.
  public func zeroGrad() { for parameter in parameters { parameter.zeroGrad() } }
}
