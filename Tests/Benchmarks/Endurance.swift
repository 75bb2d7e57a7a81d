// What must not grow: memory over many steps, and the stack over a long chain.

import Foundation
import MoonsNetwork

enum Endurance {
  static func rows() -> [Row] {
    let growth = ChildProcess.again("steps").output().flatMap(wholeNumber)
    let isDeep = ChildProcess.again("stack").run()
    return [
      Row(
        "memory over 1,000 moons steps, most above that after 100",
        growth.map { "+ \(megabytes($0))" } ?? "failed",
        Target("+ 0", growth == 0)),
      Row(
        "a chain of 1,000,000 operations on a stack of 64 KB", isDeep ? "done" : "failed",
        Target("done", isDeep)),
    ]
  }

  /// In a process of its own: prints how far memory was ever above what it was at step 100.
  static func steps() {
    let training = Training()
    // The first steps also pay for the measuring itself.
    var (start, most) = (0, 0)
    for step in 0..<1000 {
      _ = training.step(step % 100)
      let memory = Memory.resident
      if step < 100 { start = memory }
      most = max(most, memory)
    }
    print(most - start)
  }

  /// In a process of its own: a stack overflow would end it.
  static func stack() {
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      Scalars.chain(operations: 1_000_000)
      // The memory of a graph is used again when two later ones have been differentiated.
      for _ in 0..<2 { Scalars.chain(operations: 2) }
      isDone.signal()
    }
    thread.stackSize = 64 * 1024
    thread.start()
    isDone.wait()
  }
}
