// Waits for an asynchronous function, in any thread.

import Dispatch

/// Runs `operation` to its end and returns its result; the calling thread waits.
///
/// The calling thread may be one of the few on which tasks run. If the others wait as well, none
/// is left for what they wait for. But each priority has threads of its own: so the operation gets
/// another priority than the task that waits for it, if that is a task at all.
func runBlocking<Value: Sendable>(_ operation: @escaping @Sendable () async -> Value) -> Value {
  let isHigh = withUnsafeCurrentTask { $0.map { $0.priority >= .high } ?? false }
  nonisolated(unsafe) var result: Value?  // Is written before the signal and read after it.
  let isDone = DispatchSemaphore(value: 0)
  Task.detached(priority: isHigh ? .low : .high) {
    result = await operation()
    isDone.signal()
  }
  isDone.wait()
  return result!
}
