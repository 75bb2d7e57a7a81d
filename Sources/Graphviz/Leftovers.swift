// What must not stay when the program is ended from outside: processes that run, unfinished files.

import CProcess
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The processes and temporary files of this program, for whoever handles the signals that end it.
///
/// Every step that makes or ends one of them is taken under one lock: none is missed.
package enum Leftovers {
  private struct State {
    var processes: Set<pid_t> = []
    var files: Set<FilePath> = []
    var isStopping = false
  }
  private static let state = Locked(State())

  /// Ends all processes, now and from now on; returns whether one was running.
  package static func stopProcesses() -> Bool {
    state.withLock { state in
      state.isStopping = true
      for process in state.processes { end(process) }
      return !state.processes.isEmpty
    }
  }

  /// Ends all processes and removes all temporary files, then `exit` is called: no thread can make
  /// one any more.
  package static func clear(andThen exit: () -> Never) -> Never {
    state.withLock { state in
      for process in state.processes { end(process) }
      for file in state.files { unlink(file.string) }
      exit()
    }
  }

  /// Whether the program is about to end.
  static var isStopping: Bool { state.withLock(\.isStopping) }

  /// Starts a program; one that is started too late is ended.
  static func start(_ path: String, _ arguments: [String]) throws(Errno) -> started_process {
    var arguments = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = started_process()
    let code = state.withLock { state in
      let code = start_process(path, &arguments, &process)
      if code == 0 { state.processes.insert(process.id) }
      if code == 0, state.isStopping { end(process.id) }
      return code
    }
    if code != 0 { throw Errno(rawValue: code) }
    return process
  }

  /// The status of a process that has ended; after that its number may be another one's.
  static func reap(_ process: pid_t) -> CInt? {
    state.withLock { state in
      var status: CInt = 0
      guard waitpid(process, &status, WNOHANG) != 0 else { return nil }
      state.processes.remove(process)
      return status
    }
  }

  /// Makes a temporary file.
  static func add<Value>(file: FilePath, _ make: () throws -> Value) throws -> Value {
    try state.withLock { state in
      let value = try make()
      state.files.insert(file)
      return value
    }
  }

  /// Does the last step with a temporary file, after which it has another name or is gone.
  static func remove<Value, Failure: Error>(
    file: FilePath, _ finish: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try state.withLock { state throws(Failure) in
      defer { state.files.remove(file) }
      return try finish()
    }
  }

  /// Graphviz has nothing to clean up: it need not be asked.
  private static func end(_ process: pid_t) { send(SIGKILL, to: process) }
}
