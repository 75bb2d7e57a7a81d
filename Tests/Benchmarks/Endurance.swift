// Memory: of an operation, of many, over many steps, and the stack of a long chain.

import Foundation
import MoonsNetwork

enum Endurance {
  static func rows() -> [Row] {
    let tape = ChildProcess.again("tape").output().map(numbers)
    let growth = ChildProcess.again("steps").output().map(numbers)?.first
    let isDeep = ChildProcess.again("stack").run()
    guard let tape, tape.count == 2 else { return [Row("memory of an operation", "failed")] }
    // A page more or less, over ten million, is no byte of an operation.
    let bytes = (tape[0] * 10).rounded() / 10
    return [
      Row("memory of an operation, recorded", "\(bytes) bytes", Target("≤ 24", bytes <= 24)),
      Row(
        "most memory of 10,000,000 operations, forward + backward", megabytes(Int(tape[1])),
        Target("≤ 600 MB", tape[1] <= 600e6)),
      Row(
        "memory over 1,000 moons steps, most above that after 100",
        growth.map { "+ \(megabytes(Int($0)))" } ?? "failed",
        Target("+ 0", growth == 0)),
      Row(
        "a chain of 1,000,000 operations on a stack of 64 KB", isDeep ? "done" : "failed",
        Target("done", isDeep)),
    ]
  }

  /// In a process of its own: prints the bytes of an operation that is recorded, and the most
  /// memory at all when all of them are differentiated.
  static func tape() {
    let operations = 10_000_000
    // The first of each also pays for what comes with it once.
    Scalars.chain(operations: 2)
    _ = Memory.resident
    let before = Memory.resident
    let end = Scalars.record(operations: operations)
    print(Double(Memory.resident - before) / Double(operations))
    end.backward()
    print(Memory.peak)
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
