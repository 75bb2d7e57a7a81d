// Renders DOT text with Graphviz: the one place that starts a process.

import Dispatch
import Subprocess

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Graphviz's `dot`, run as a process for each call.
///
/// ```swift
/// let rendering = try DotEngine().render("digraph { a -> b }", format: "svg")
/// rendering.warnings.forEach { print($0) }
/// try AtomicFile.write(rendering.bytes, to: "picture.svg")
/// ```
///
/// Once a process has been started, SIGPIPE is ignored in the whole program, unless the program
/// handles it itself: a `dot` that stops reading must not end the program.
public struct DotEngine: Sendable, Hashable {
  /// The program: a path, or a name to look for in the folders of `PATH`.
  public var executable: String
  /// How long one call may take.
  public var timeout: Duration

  /// An engine that runs `executable`, or `dot` from the folders of `PATH`.
  public init(executable: String? = nil, timeout: Duration = .seconds(60)) {
    self.executable = executable ?? "dot"
    self.timeout = timeout
  }

  /// Renders DOT text, and waits for it in the calling thread.
  ///
  /// It may be called from any thread, and from an asynchronous function too: the work is done in
  /// the calling thread, so that it does not wait for one that is not to be had.
  ///
  /// - Parameters:
  ///   - dot: One graph or several, which are rendered one after the other by one process.
  ///   - format: What Graphviz's option `-T` takes: `svg`, `png`, `pdf`, `json`, …
  ///   - layout: What Graphviz's option `-K` takes: `dot`, `neato`, …
  public func render(
    _ dot: String, format: String, layout: String = "dot"
  ) throws(GraphvizError) -> Rendering {
    try runBlocking { await run(dot, format: format, layout: layout) }.get()
  }

  /// Renders DOT text. If the task is cancelled, so is the process.
  ///
  /// The parameters are those of the call that waits.
  public func render(
    _ dot: String, format: String, layout: String = "dot"
  ) async throws(GraphvizError) -> Rendering {
    try await run(dot, format: format, layout: layout).get()
  }

  private func run(
    _ dot: String, format: String, layout: String
  ) async -> Result<Rendering, GraphvizError> {
    _ = sigpipeIsIgnored
    var platformOptions = PlatformOptions()
    platformOptions.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: grace)]
    let start = ContinuousClock.now
    var watchdog: Watchdog?
    defer { watchdog?.cancel() }
    do {
      let isPath = executable.contains("/")
      let program: Executable = isPath ? .path(.init(executable)) : .name(executable)
      // Given a name, it would start a process for each folder of PATH until one succeeds.
      let result = try await Subprocess.run(
        .path(program.resolveExecutablePath(in: .inherit)),
        arguments: ["-K\(layout)", "-T\(format)"],
        platformOptions: platformOptions,
        input: .inputWriter, output: .bytes(limit: .max), error: .bytes(limit: .max)
      ) { execution in
        watchdog = Watchdog(over: execution.processIdentifier.value, timeout: timeout)
        // Output is collected meanwhile. A process that does not read to the end says why by its
        // exit code and messages, which are worth more than the failure to write.
        _ = try? await execution.standardInputWriter.write(dot)
        try? await execution.standardInputWriter.finish()
      }
      let messages = String(decoding: result.standardError, as: UTF8.self)
      if Task.isCancelled { return .failure(.cancelled) }
      if start.duration(to: .now) >= timeout {
        return .failure(.timedOut(limit: timeout, messages: messages))
      }
      switch result.terminationStatus {
      case .exited(0) where result.standardOutput.isEmpty:
        return .failure(.emptyOutput(messages: messages))
      case .exited(0):
        let warnings = messages.split(whereSeparator: \.isNewline).map(String.init)
        return .success(Rendering(bytes: result.standardOutput, warnings: warnings))
      case .exited(let code):
        return .failure(.failed(exitCode: Int(code), messages: messages))
      case .signaled(let signal):
        return .failure(.crashed(signal: Int(signal), messages: messages))
      }
    } catch let error as SubprocessError where error.code == .executableNotFound {
      // A path to something that may not be run is reported as not found, too.
      guard executable.contains("/"), access(executable, F_OK) == 0 else {
        return .failure(.notFound(executable: executable))
      }
      return .failure(.notRun(executable: executable, reason: "it is not executable"))
    } catch is CancellationError {
      return .failure(.cancelled)
    } catch {
      return .failure(.notRun(executable: executable, reason: "\(error)"))
    }
  }
}

/// What Graphviz made of a graph.
public struct Rendering: Sendable, Hashable {
  /// The picture, in the format that was asked for. Those of several graphs follow one another.
  public var bytes: [UInt8]
  /// What Graphviz had to say about it, line by line.
  public var warnings: [String]

  /// What a call gave.
  public init(bytes: [UInt8], warnings: [String] = []) {
    self.bytes = bytes
    self.warnings = warnings
  }
}

/// How long a process that was asked to end may take to do so.
private let grace = Duration.seconds(1)

/// Ends a process that takes too long: asks it to, then forces it to.
///
/// It keeps its own time, because a sleeping task wakes up only when a thread of the shared pool is
/// free, and callers that wait may hold them all.
private struct Watchdog {
  private let signals: [DispatchWorkItem]

  init(over process: pid_t, timeout: Duration) {
    let queue = DispatchQueue(label: "Graphviz.Watchdog")
    signals = [(SIGTERM, timeout), (SIGKILL, timeout + grace)].map { signal, delay in
      let item = DispatchWorkItem { kill(process, signal) }
      queue.asyncAfter(deadline: .now() + delay.dispatchInterval, execute: item)
      return item
    }
  }

  func cancel() {
    for signal in signals { signal.cancel() }
  }
}

extension Duration {
  fileprivate var dispatchInterval: DispatchTimeInterval {
    // A year is as good as any longer time, and does not overflow.
    let (seconds, attoseconds) = min(max(self, .zero), .seconds(31_536_000)).components
    return .nanoseconds(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
  }
}

/// Is computed once, whatever the number of calls.
private let sigpipeIsIgnored: Void = {
  var before = sigaction()
  sigaction(SIGPIPE, nil, &before)
  // The default action is the null pointer; anything else was meant, and is put back.
  if signal(SIGPIPE, SIG_IGN) != nil { sigaction(SIGPIPE, &before, nil) }
}()
