// What running a program gives.

import ComputationGraph
import Micrograd

/// A program that has run: the value to draw, differentiated, and what the program said.
///
/// Its tensors belong to the thread that ran the program.
public struct ProgramRun {
  /// The graph of the program's own objects, where it is theirs that is drawn.
  let ownGraph: ComputationGraph?
  /// The argument of `draw_dot`, else the value whose `backward()` was called last, else the last
  /// scalar that was assigned. Of objects of the program's own class it is the number that they came to.
  public let output: Tensor
  /// Every name that holds a tensor at the end, in the order in which names were first bound.
  public let names: [(name: String, tensor: Tensor)]
  /// Every tensor that requires a gradient, was not computed, and is held at the end by a name, or
  /// by a list, a tuple or an optimizer that a name holds; in the order in which the names were
  /// first bound, each once. The output need not depend on it.
  public let parameters: [Tensor]
  /// What the program printed.
  public let printed: String
  /// Remarks for the reader, such as that nothing requires a gradient; each with its line.
  public let notes: [String]

  /// What is drawn: the output and all that it was computed from, and the parameters.
  ///
  /// Objects of a class of the program's own, such as micrograd's `Value`, are drawn with the data and
  /// the gradients that they hold; ``notes`` say where these are not what the derivatives give.
  /// - Parameter contributions: whether edges carry what flowed along them; those of the program's
  ///   own objects always do.
  public func graph(contributions: Bool = true) -> ComputationGraph {
    ownGraph ?? output.graph(contributions: contributions, parameters: parameters)
  }
}

/// How much a program may do.
public struct ProgramLimits: Sendable {
  /// Operations: every operator, call and round of a loop; what goes over many elements or characters
  /// counts once more per thousand, and in the end every value of the graph counts as four.
  public var maxOperations: Int
  /// Numbers of eight bytes: of tensors and gradients those that are held, of lists, texts and
  /// output all that were ever made.
  public var maxElements: Int

  /// One of the limits, by the name of its property.
  public enum Limit: String, Sendable {
    /// What the program does.
    case operations = "maxOperations"
    /// What it holds.
    case elements = "maxElements"
  }

  /// Limits that a drawing never needs and a runaway loop soon meets.
  public init(maxOperations: Int = 1_000_000_000, maxElements: Int = 1_000_000_000) {
    self.maxOperations = maxOperations
    self.maxElements = maxElements
  }
}
