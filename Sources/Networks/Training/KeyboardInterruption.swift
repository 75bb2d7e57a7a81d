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

/// Waits for an interrupt from the keyboard, as long as it is there; a second one ends the program
/// as it always does.
final class KeyboardInterruption {
  private let came = Flag()
  private let source: (any DispatchSourceSignal)?

  private final class Flag: Sendable {
    let value = Atomic(false)
  }

  init() {
    let before = signal(SIGINT, SIG_IGN)
    // Whoever started the program may wish that it goes on.
    if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
      source = nil
      return
    }
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [came] in
      came.value.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    source.resume()
    self.source = source
  }

  /// Whether there was one.
  var hasCome: Bool { came.value.load(ordering: .relaxed) }

  /// From now on an interrupt ends the program.
  func end() {
    guard let source else { return }
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
