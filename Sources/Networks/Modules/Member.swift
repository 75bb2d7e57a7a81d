// What a module consists of, found in its properties.

import Micrograd

/// A part of a module: a tensor's place or another module, with its name.
public struct Member {
  /// What it can be.
  public enum Part {
    /// A parameter or a buffer.
    case tensor(TensorSlot)
    /// A module below.
    case module(Module)
  }

  /// The name, as PyTorch spells it: `running_mean`, `layers.0`.
  public let name: String
  /// The part itself.
  public let part: Part

  /// A part under a name.
  public init(_ name: String, _ part: Part) {
    self.name = name
    self.part = part
  }

  /// The parts in an object's properties, those of the topmost class first.
  static func reflected(in object: Module) -> [Member] {
    let mirrors = Array(sequence(first: Mirror(reflecting: object), next: \.superclassMirror))
    return mirrors.reversed().flatMap { mirror in
      mirror.children.flatMap { child in
        // A wrapped property `weight` is stored as `_weight`.
        let label = child.label ?? ""
        return parts(
          in: child.value, snakeCase(label.hasPrefix("_") ? label.dropFirst() : label[...]))
      }
    }
  }

  private static func parts(in value: Any, _ name: String) -> [Member] {
    switch value {
    case let slot as TensorSlot: [Member(slot.name ?? name, .tensor(slot))]
    case let module as Module: [Member(name, .module(module))]
    case let slots as [TensorSlot]:
      slots.enumerated().map { Member($1.name ?? "\(name).\($0)", .tensor($1)) }
    case let modules as [Module]:
      modules.enumerated().map { Member("\(name).\($0)", .module($1)) }
    case let modules as [String: Module]:
      modules.sorted { $0.key < $1.key }.map { Member("\(name).\($0.key)", .module($0.value)) }
    default: []
    }
  }

  /// `runningMean` is `running_mean`.
  private static func snakeCase(_ name: Substring) -> String {
    name.reduce(into: "") { result, character in
      if character.isUppercase, !result.isEmpty { result.append("_") }
      result += character.lowercased()
    }
  }
}
