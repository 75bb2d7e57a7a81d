// The numbers of a module by name: to be saved, and to be put back.

import Micrograd
import OrderedCollections

/// The numbers of parameters and buffers by their paths, in order (PyTorch's `state_dict`).
public typealias StateDictionary = OrderedDictionary<String, NDArray>

/// What of a state does not fit a module.
public struct StateError: Error, Equatable {
  /// A tensor whose shape differs.
  public struct WrongShape: Equatable, Sendable {
    /// The path of the tensor.
    public let name: String
    /// The shape in the state, and that in the module.
    public let given, expected: Shape
  }

  /// What the module has and the state has not.
  public internal(set) var missing: [String] = []
  /// What the state has and the module has not.
  public internal(set) var unexpected: [String] = []
  /// What both have in different shapes.
  public internal(set) var wrongShapes: [WrongShape] = []

  var isEmpty: Bool { missing.isEmpty && unexpected.isEmpty && wrongShapes.isEmpty }
}

extension StateError: CustomStringConvertible {
  public var description: String {
    var parts: [String] = []
    if !missing.isEmpty { parts.append("it has no \(missing.listed)") }
    if !unexpected.isEmpty { parts.append("the module has no \(unexpected.listed)") }
    parts += wrongShapes.map {
      "`\($0.name)` has shape \($0.given) in it and \($0.expected) in the module"
    }
    return "this state does not fit the module: " + parts.joined(separator: "; ")
  }
}

extension [String] {
  /// The first ones, as a message names them.
  var listed: String {
    let rest = count - 12
    return prefix(12).map { "`\($0)`" }.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension Module {
  /// The numbers of all parameters and buffers by their paths.
  public var stateDictionary: StateDictionary {
    StateDictionary(
      namedSlots.compactMap { name, slot in slot.tensor.map { (name, $0.numbers) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Sets the numbers of parameters and buffers by their paths.
  ///
  /// - Parameters:
  ///   - state: Numbers by path.
  ///   - strict: Whether all paths have to be there, and no others.
  /// - Returns: what was missing and what was unexpected, where that is allowed.
  /// - Throws: a ``StateError`` with all that does not fit; then nothing is changed.
  @discardableResult
  public func load(_ state: StateDictionary, strict: Bool = true) throws(StateError) -> StateError {
    let slots = namedSlots.filter { $0.slot.tensor != nil }
    let names = Set(slots.map(\.name))
    var error = StateError()
    error.missing = slots.map(\.name).filter { state[$0] == nil }
    error.unexpected = state.keys.filter { !names.contains($0) }
    for (name, slot) in slots {
      if let given = state[name]?.shape, let expected = slot.tensor?.shape, given != expected {
        error.wrongShapes.append(.init(name: name, given: given, expected: expected))
      }
    }
    guard strict ? error.isEmpty : error.wrongShapes.isEmpty else { throw error }
    for (name, slot) in slots {
      guard let numbers = state[name], let tensor = slot.tensor else { continue }
      if tensor.isLeaf {
        tensor.data = Tensor(numbers)
      } else {
        slot.tensor = Tensor(numbers)
      }
    }
    return error
  }
}
