// One run of a program, from its start to its end: the one place that starts a process.

import CProcess
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a program is given, and what bounds it.
///
/// All is done in the calling thread: it needs no other, so that it can be called wherever threads
/// are few. That is why this is not `swift-subprocess`: what that does needs threads of Swift's
/// tasks, which those who wait for it may hold.
struct ProcessRun {
  var path: String
  var arguments: [String]
  var input: String
  var timeout: Duration
  /// How many bytes it may write.
  var outputLimit: Int
  /// How much of its messages is kept.
  var messageLimit = 64 << 10
  /// How long it may take to end when it was asked to.
  var grace = Duration.seconds(1)

  /// What a program left.
  struct Outcome {
    /// As `waitpid` gives it.
    var status: CInt = 0
    var output: Bound
    var messages: Bound
    var tookTooLong = false
  }

  /// Runs the program.
  ///
  /// - Parameter isCancelled: Is asked again and again whether it is still wanted.
  /// - Throws: Why it could not be started.
  func callAsFunction(isCancelled: () -> Bool) throws(Errno) -> Outcome {
    let process = try Leftovers.start(path, arguments)
    var pipes = Pipes(process)
    defer { pipes.close() }
    var outcome = Outcome(output: Bound(limit: outputLimit), messages: Bound(limit: messageLimit))
    let deadline = ContinuousClock.now.advanced(by: min(max(timeout, .zero), .seconds(31_536_000)))
    var isAsked = false
    var end = deadline
    var input = input
    input.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while true {
        if max(outcome.output.count, outcome.messages.count) > outputLimit {
          pipes.close()
          send(SIGKILL, to: process.id)
        } else if ContinuousClock.now >= end || !isAsked && isCancelled() {
          outcome.tookTooLong = ContinuousClock.now >= deadline
          if isAsked { send(SIGKILL, to: process.id) } else { kill(process.id, SIGTERM) }
          isAsked = true
          end = .now + grace
        }
        pipes.pass(&rest, &outcome, for: min(.milliseconds(100), end - .now))
        guard let status = Leftovers.reap(process.id) else { continue }
        outcome.status = status
        // What it started, as a script does, has not been asked.
        if isAsked { kill(-process.id, SIGKILL) }
        return
      }
    }
    // What it wrote is there still; what it started may write for ever.
    for _ in 0..<32 where pipes.isOpen { pipes.read(&outcome) }
    return outcome
  }
}

/// Sends a signal to a process and all that it started.
func send(_ signal: CInt, to process: pid_t) {
  // It leads a group, unless it was not yet able to make one.
  if kill(-process, signal) != 0 { kill(process, signal) }
}

/// This program's ends of the pipes to another one; closed ones are -1, as `poll` has it.
private struct Pipes {
  private var input: CInt
  private var output: CInt
  private var messages: CInt
  /// How long to sleep where there is nothing to wait for but the end.
  private var nap: UInt32 = 100

  init(_ process: started_process) {
    (input, output, messages) = (process.input, process.output, process.messages)
  }

  /// Whether more may come.
  var isOpen: Bool { output >= 0 || messages >= 0 }

  /// Waits until something can be written or read, and does it.
  mutating func pass(
    _ rest: inout UnsafeRawBufferPointer, _ outcome: inout ProcessRun.Outcome, for time: Duration
  ) {
    if rest.isEmpty { Self.close(&input) }
    guard isOpen || input >= 0 else {
      usleep(nap)
      nap = min(2 * nap, 20_000)
      return
    }
    var events = [
      pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: messages, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = CInt(max(time / .milliseconds(1), 0).rounded(.up))
    guard poll(&events, nfds_t(events.count), milliseconds) > 0 else { return }
    // A process that does not read to the end says why by its exit code and messages.
    if events[0].revents != 0 { write(&rest) }
    if events[1].revents != 0 { Self.read(&output, into: &outcome.output) }
    if events[2].revents != 0 { Self.read(&messages, into: &outcome.messages) }
  }

  /// Reads what is there.
  mutating func read(_ outcome: inout ProcessRun.Outcome) {
    Self.read(&output, into: &outcome.output)
    Self.read(&messages, into: &outcome.messages)
  }

  mutating func close() {
    for pipe in [\Pipes.input, \.output, \.messages] { Self.close(&self[keyPath: pipe]) }
  }

  private mutating func write(_ rest: inout UnsafeRawBufferPointer) {
    do {
      let count = try FileDescriptor(rawValue: input).write(rest)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
    } catch Errno.resourceTemporarilyUnavailable {
    } catch { Self.close(&input) }
  }

  private static func read(_ pipe: inout CInt, into bound: inout Bound) {
    if pipe < 0 { return }
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      do {
        let count = try FileDescriptor(rawValue: pipe).read(into: buffer)
        if count == 0 { close(&pipe) }
        bound.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      } catch Errno.resourceTemporarilyUnavailable {
      } catch { close(&pipe) }
    }
  }

  private static func close(_ pipe: inout CInt) {
    if pipe >= 0 { try? FileDescriptor(rawValue: pipe).close() }
    pipe = -1
  }
}
