// Renders DOT text with Graphviz.

import Dispatch
import Synchronization
import SystemPackage

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
  /// How many bytes Graphviz may write; one that writes more is ended. Of what it says besides, the
  /// first 64 KiB are kept.
  public var outputLimit: Int

  /// An engine that runs `executable`, or `dot` from the folders of `PATH`.
  public init(
    executable: String? = nil, timeout: Duration = .seconds(60), outputLimit: Int = 256 << 20
  ) {
    self.executable = executable ?? "dot"
    self.timeout = timeout
    self.outputLimit = outputLimit
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
    try run(dot, format, layout) { false }
  }

  /// Renders DOT text. If the task is cancelled, so is the process.
  ///
  /// The parameters are those of the call that waits.
  public func render(
    _ dot: String, format: String, layout: String = "dot"
  ) async throws(GraphvizError) -> Rendering {
    let cancellation = Cancellation()
    return try await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // In a thread of its own: those of tasks are few, and others need them.
        DispatchQueue(label: "Graphviz.DotEngine").async {
          continuation.resume(
            returning: Result { () throws(GraphvizError) in
              try run(dot, format, layout) { cancellation.isMade.load(ordering: .relaxed) }
            })
        }
      }
    } onCancel: {
      cancellation.isMade.store(true, ordering: .relaxed)
    }.get()
  }

  private func run(
    _ dot: String, _ format: String, _ layout: String, isCancelled: () -> Bool
  ) throws(GraphvizError) -> Rendering {
    _ = sigpipeIsIgnored
    let run = ProcessRun(
      path: try path(), arguments: ["-K\(layout)", "-T\(format)"], input: dot, timeout: timeout,
      outputLimit: outputLimit)
    let outcome: ProcessRun.Outcome
    do { outcome = try run(isCancelled: isCancelled) } catch {
      let lacks: [Errno] = [
        .tooManyOpenFiles, .tooManyOpenFilesInSystem, .noMemory, .resourceTemporarilyUnavailable,
      ]
      let isLack = lacks.contains(error)
      throw isLack ? .notStarted(reason: "\(error)") : notRun("\(error)")
    }
    let messages = outcome.messages.text
    if isCancelled() || Leftovers.isStopping { throw .cancelled }
    if max(outcome.output.count, outcome.messages.count) > outputLimit {
      throw .tooMuchOutput(limit: outputLimit, messages: messages)
    }
    if outcome.tookTooLong { throw .timedOut(limit: timeout, messages: messages) }
    let signal = outcome.status & 0x7F
    if signal != 0 { throw .crashed(signal: Int(signal), messages: messages) }
    let code = outcome.status >> 8 & 0xFF
    if code != 0 { throw .failed(exitCode: Int(code), messages: messages) }
    if outcome.output.bytes.isEmpty { throw .emptyOutput(messages: messages) }
    let warnings = messages.split(whereSeparator: \.isNewline).map(String.init)
    return Rendering(bytes: outcome.output.bytes, warnings: warnings)
  }

  /// Where the program is.
  private func path() throws(GraphvizError) -> String {
    var places = [executable]
    if !executable.contains("/") {
      let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
      places = folders.split(separator: ":").map { "\($0)/\(executable)" }
    }
    if !executable.isEmpty, let path = places.first(where: { access($0, X_OK) == 0 }) {
      return path
    }
    guard executable.contains("/"), access(executable, F_OK) == 0 else {
      throw .notFound(executable: executable)
    }
    throw notRun("it is not executable")
  }

  private func notRun(_ reason: String) -> GraphvizError {
    .notRun(executable: executable, reason: reason)
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

/// Whether a task that waits was cancelled.
private final class Cancellation: Sendable {
  let isMade = Atomic(false)
}

/// Is computed once, whatever the number of calls.
private let sigpipeIsIgnored: Void = {
  var before = sigaction()
  sigaction(SIGPIPE, nil, &before)
  // The default action is the null pointer; anything else was meant, and is put back.
  if signal(SIGPIPE, SIG_IGN) != nil { sigaction(SIGPIPE, &before, nil) }
}()
