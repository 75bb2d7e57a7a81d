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

/// How a program is recorded: with source lines, constants, and a limit.
package enum Recording {
  /// Records everything `body` computes, operations on constants too, and at most `limit`.
  package static func program<R, Failure>(
    limit: RecordingLimit, _ body: () throws(Failure) -> R
  ) throws(Failure) -> R {
    let state = ThreadState.current
    let (limitBefore, constantsBefore) = (state.pointee.limit, state.pointee.recordsConstants)
    state.pointee.limit = limit
    state.pointee.recordsConstants = true
    defer {
      state.pointee.limit = limitBefore
      state.pointee.recordsConstants = constantsBefore
      state.pointee.setSource(nil)
    }
    return try body()
  }

  /// Notes where what is computed from now on stands in the source: `neuron.py:6`.
  package static func at(source: String?) { ThreadState.current.pointee.setSource(source) }
}
