// Computing without recording, and grouping what is recorded.

/// Computes without recording: for predictions and for updates of parameters.
///
/// What is computed inside is a constant, outside of any graph; no memory is held for it.
public func noGrad<R, Failure>(_ body: () throws(Failure) -> R) throws(Failure) -> R {
  let state = ThreadState.current
  state.pointee.noGradDepth += 1
  defer { state.pointee.noGradDepth -= 1 }
  return try body()
}

/// Groups what is computed inside under a name, such as a layer's; scopes nest.
///
/// ```swift
/// let h = scope("hidden") { relu(x.matmul(w) + b) }
/// ```
/// Entering the same name again is another scope: a layer that is called twice is drawn twice.
public func scope<R, Failure>(
  _ name: String, _ body: () throws(Failure) -> R
) throws(Failure) -> R {
  let state = ThreadState.current
  state.pointee.enterScope(name)
  defer { state.pointee.leaveScope() }
  return try body()
}

/// How a program is recorded: with source lines, constants, and a budget.
package enum Recording {
  /// Records everything `body` computes, operations on constants too, and charges it.
  package static func program<R, Failure>(
    _ budget: Budget, _ body: () throws(Failure) -> R
  ) throws(Failure) -> R {
    let state = ThreadState.current
    let (budgetBefore, constantsBefore) = (state.pointee.budget, state.pointee.recordsConstants)
    let depthBefore = state.pointee.noGradDepth
    state.pointee.budget = budget
    // What was recorded before is not the program's.
    (state.pointee.current.pointee.work, state.pointee.current.pointee.numbers) = (0, 0)
    budget.begin(state.pointee.current.pointee.graph, from: state.pointee.current.pointee.count)
    state.pointee.recordsConstants = true
    defer {
      state.pointee.budget = budgetBefore
      state.pointee.recordsConstants = constantsBefore
      state.pointee.noGradDepth = depthBefore
      state.pointee.setSource(nil)
    }
    return try body()
  }

  /// Begins and ends a scope where no closure can say it; each is left again.
  package static func enterScope(_ name: String) { ThreadState.current.pointee.enterScope(name) }
  package static func leaveScope() { ThreadState.current.pointee.leaveScope() }

  /// Notes where what is computed from now on stands in the source: `neuron.py:6`.
  package static func at(source: String?) { ThreadState.current.pointee.setSource(source) }

  /// How many calls of `noGrad` what follows is inside of, as a program sets it; gives back how many
  /// there were.
  package static func setNoGradDepth(_ depth: Int) -> Int {
    let state = ThreadState.current
    defer { state.pointee.noGradDepth = depth }
    return state.pointee.noGradDepth
  }
}
