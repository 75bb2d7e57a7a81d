// The way back of a function whose derivative the program states.

import Micrograd

/// Asks the program for the gradients of a function's operands, once in each pass.
///
/// Whoever draws the graph afterwards asks again, when the program is over: then what it said in its
/// passes is said again.
///
/// Unchecked, as a graph is differentiated and drawn where the program ran, one after the other.
final class ProgramDerivative: @unchecked Sendable {
  private weak var machine: Interpreter?
  private let function: Value
  private let kind: ElementKind
  private let span: Span
  /// How many operands ask in a pass, and how many of them are still to come.
  private let asking: Int
  private var left = 0
  private var known: [(upstream: NDArray, gradients: [NDArray?])] = []

  /// - Parameter function: From the gradient of the result, a list of the operands' gradients.
  init(
    _ function: Value, of operands: [TensorObject], kind: ElementKind, _ machine: Interpreter,
    _ span: Span
  ) {
    (self.machine, self.function, self.kind, self.span) = (machine, function, kind, span)
    asking = operands.count { $0.tensor.requiresGrad }
  }

  func gradients(_ upstream: NDArray) -> [NDArray?] {
    guard let machine, machine.passes.depth > 0 else {
      return known.last { $0.upstream.isSame(as: upstream) }?.gradients ?? sum(for: upstream)
    }
    if left > 0, let last = known.last, last.upstream.isSame(as: upstream) {
      left -= 1
      return last.gradients
    }
    guard machine.passes.fault == nil else { return [] }
    left = asking - 1
    do throws(Fault) {
      let gradients = try asked(upstream, machine)
      known.append((upstream, gradients))
      return gradients
    } catch {
      // No pass can throw in its middle: it goes on with zeros, and then the fault is thrown.
      machine.passes.fault = error
      return []
    }
  }

  private func asked(
    _ upstream: NDArray, _ machine: Interpreter
  ) throws(Fault) -> [NDArray?] {
    try machine.unrecorded { () throws(Fault) in
      let gradient = try machine.tensor(upstream.shape, kind, span) { upstream.elements[$0] }
      let result = try machine.call(
        function, [GivenArgument(keyword: nil, value: .tensor(gradient), span: span)], span)
      return try machine.elements(of: result, span).map { value throws(Fault) in
        guard case .tensor(let gradient) = value else { return nil }
        return try machine.array(of: gradient, span)
      }
    }
  }

  /// After several passes a value's gradient is the sum of theirs.
  private func sum(for upstream: NDArray) -> [NDArray?] {
    guard let first = known.first else { return [] }
    return first.gradients.indices.map { operand in
      known.dropFirst().reduce(first.gradients[operand]) { sum, pass in
        guard let sum, let next = pass.gradients[operand] else { return sum }
        return NDArray(shape: sum.shape) { sum.elements[$0] + next.elements[$0] }
      }
    }
  }
}

extension NDArray {
  /// Whether all numbers are the same to the bit, as `==` does not say of NaN.
  fileprivate func isSame(as other: NDArray) -> Bool {
    shape == other.shape
      && zip(elements, other.elements).allSatisfy { $0.bitPattern == $1.bitPattern }
  }
}
