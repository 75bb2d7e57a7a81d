// Interrupts from the keyboard, which end a training after the step that is being taken.

import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Waits for an interrupt from the keyboard, as long as it is there.
///
/// The first ends all trainings of the program, those that are yet to come too: their results would
/// be waited for. A second one ends the program as it always does.
final class KeyboardInterruption {
  private static let came = Atomic(false)
  private let source: (any DispatchSourceSignal)?

  init() {
    guard !Self.came.load(ordering: .relaxed) else {
      source = nil
      return
    }
    let before = signal(SIGINT, SIG_IGN)
    // Whoever started the program may wish that it goes on.
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      source = nil
      return
    }
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      Self.came.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    source.resume()
    self.source = source
  }

  /// Whether there was one.
  var hasCome: Bool { Self.came.load(ordering: .relaxed) }

  /// From now on an interrupt ends the program.
  func end() {
    guard let source else { return }
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
