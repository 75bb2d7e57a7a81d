// Signals that end the command: nothing stays behind, and whoever started it sees the signal.

import Dispatch
import Graphviz
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Waits for the signals that ask the command to end.
///
/// The first ends Graphviz; then its picture has failed, and the DOT text is kept as after any other
/// failure. A second one, or five seconds, end everything. A script that is being traced gets the
/// signal first, and what it has computed until then is drawn.
enum Interruption {
  /// The number of the script's process; 0 while there is none.
  static let guest = Atomic<pid_t>(0)
  private static let received = Atomic<CInt>(0)

  private static let signals = {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) { sigaddset(&signals, signal) }
    return signals
  }()

  /// Takes the signals over, before there is any other thread: all inherit that they are blocked.
  static func watch() {
    var signals = signals
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    pthread_create(&thread, nil, { _ in Interruption.wait() }, nil)
  }

  /// Ends the command by the signal, if there was one.
  static func finish() {
    let signal = received.load(ordering: .acquiring)
    if signal != 0 { end(by: signal) }
  }

  private static func wait() -> Never {
    while true {
      var (signals, signal) = (signals, CInt(0))
      guard sigwait(&signals, &signal) == 0 else { continue }
      let (isFirst, first) = received.compareExchange(
        expected: 0, desired: signal, ordering: .acquiringAndReleasing)
      if isFirst, passOn(signal) { continue }
      guard isFirst, Leftovers.stopProcesses() else { end(by: isFirst ? signal : first) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 5) { [signal] in end(by: signal) }
    }
  }

  /// Gives a signal to the script, if one runs.
  private static func passOn(_ signal: CInt) -> Bool {
    let script = guest.load(ordering: .acquiring)
    guard script > 0 else { return false }
    // What is typed at the terminal has reached the script as well.
    let isTyped = signal == SIGINT && tcgetpgrp(STDIN_FILENO) == getpgrp()
    if !isTyped { kill(script, signal) }
    return true
  }

  /// Whoever started the command can wish that it goes on, as `nohup` does.
  private static func isIgnored(_ signal: CInt) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func end(by number: CInt) -> Never {
    let script = guest.load(ordering: .acquiring)
    if script > 0 { kill(script, SIGKILL) }
    TemporaryFolder.removeAll()
    Leftovers.clear {
      signal(number, SIG_DFL)
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, number)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      raise(number)
      _exit(128 + number)
    }
  }
}
