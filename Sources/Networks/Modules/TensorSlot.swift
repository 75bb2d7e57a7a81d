// The places in a module that hold its tensors, so that each can be listed and replaced by name.

import Micrograd

/// A place in a module that holds a tensor, or none: a parameter or a buffer.
///
/// Modules declare such places by ``Parameter`` and ``Buffer``.
public class TensorSlot {
  /// What a tensor is to its module.
  public enum Kind: Sendable {
    /// It is trained, unless it is frozen.
    case parameter
    /// It belongs to the state and is not trained, such as a running mean.
    case buffer
  }

  /// What the tensor is to its module.
  public let kind: Kind
  /// The name that it has in paths, where that is not made of the property's.
  let name: String?
  /// What is there now; nil where the module was made without, such as a layer without bias.
  public package(set) var tensor: Tensor?

  package init(_ tensor: Tensor?, _ kind: Kind, name: String? = nil) {
    self.tensor = tensor
    self.kind = kind
    self.name = name
  }
}

/// A tensor, or an optional one: what a property of a module may hold.
public protocol SlotValue {
  /// - Precondition: there is a tensor, unless the type is an optional.
  init(inSlot tensor: Tensor?)
  /// The tensor, if there is one.
  var tensorInSlot: Tensor? { get }
}

extension Tensor: SlotValue {
  public init(inSlot tensor: Tensor?) {
    guard let tensor else { preconditionFailure("a module's tensor was taken away") }
    self = tensor
  }
  public var tensorInSlot: Tensor? { self }
}

extension Tensor?: SlotValue {
  public init(inSlot tensor: Tensor?) { self = tensor }
  public var tensorInSlot: Tensor? { self }
}

/// Declares a tensor of a module that is trained.
///
/// ```swift
/// final class Scale: Module {
///   @Parameter var factor = Tensor.ones([3], requiresGrad: true)
///   override func forward(_ x: Tensor) -> Tensor { x * factor }
/// }
/// print(Scale().namedParameters.map(\.name))  // ["factor"]
/// ```
/// A property `inProjWeight` goes by PyTorch's spelling, `in_proj_weight`. A parameter that is
/// frozen stays one. A plain property of type `Tensor` is no parameter, whatever it holds.
@propertyWrapper
public final class Parameter<Value: SlotValue>: TensorSlot {
  /// The tensor, which may be replaced.
  public var wrappedValue: Value {
    get { Value(inSlot: tensor) }
    set { tensor = newValue.tensorInSlot }
  }

  /// A parameter that holds a tensor; an optional one may hold none.
  public init(wrappedValue: Value) { super.init(wrappedValue.tensorInSlot, .parameter) }
}

/// Declares a tensor of a module that belongs to its state but is not trained.
@propertyWrapper
public final class Buffer<Value: SlotValue>: TensorSlot {
  /// The tensor, which may be replaced.
  public var wrappedValue: Value {
    get { Value(inSlot: tensor) }
    set { tensor = newValue.tensorInSlot }
  }

  /// A buffer that holds a tensor; an optional one may hold none.
  public init(wrappedValue: Value) { super.init(wrappedValue.tensorInSlot, .buffer) }
}
