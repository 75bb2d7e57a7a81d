// A script that runs under Python with the tracer, at the user's terminal.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A script, or a module, that is to be run, and whose graph is wanted.
struct TracedScript {
  /// The interpreter: a path, or a name to look for in the folders of `PATH`.
  let python: String
  /// What the tracer is given: its options, the script, the script's arguments.
  let arguments: [String]
  /// Whether standard output is for something else than what the script prints.
  let printsToError: Bool

  /// The tracer is not looked for among the script's own modules, nor they among its.
  private static let start = """
    import sys
    if sys.version_info < (3, 9):
        sys.exit("gradviz: tracing takes Python 3.9 or newer, and %s is %s: name another one with "
                 "--python PATH." % (sys.executable, sys.version.split()[0]))
    sys.path.append(sys.argv.pop(1))
    from gradviz.__main__ import main
    main()
    """

  /// Runs the script to its end.
  ///
  /// - Returns: The graph as JSON, if anything was recorded, and the script's exit code.
  func run() throws(CommandError) -> (saved: [UInt8]?, code: Int32) {
    let folder = try TemporaryFolder("gradviz-trace")
    defer { folder.remove() }
    try folder.write(Self.package, to: "gradviz")
    let graph = folder.path.appending("graph.json")
    let code = try wait(
      for: start(["-c", Self.start, folder.path.string, "-o", graph.string] + arguments))
    var status = stat()
    guard stat(graph.string, &status) == 0 else { return (nil, code) }
    return (try InputFile(graph.string).bytes, code)
  }

  private func start(_ arguments: [String]) throws(CommandError) -> pid_t {
    var words = ([python] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    #if canImport(Darwin)
      var (attributes, actions) = (posix_spawnattr_t(nil), posix_spawn_file_actions_t(nil))
    #else
      var (attributes, actions) = (posix_spawnattr_t(), posix_spawn_file_actions_t())
    #endif
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    if printsToError { posix_spawn_file_actions_adddup2(&actions, 2, 1) }
    // What this program has done to signals is not the script's concern.
    var (none, usual) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let error = posix_spawnp(&process, python, &actions, &attributes, &words, environ)
    guard error == 0 else { throw .noPython(path: python, Errno(rawValue: error)) }
    Interruption.guest.store(process, ordering: .releasing)
    return process
  }

  /// Waits for the end; a signal that ended the script gives the code that shells give.
  private func wait(for process: pid_t) -> Int32 {
    defer { Interruption.guest.store(0, ordering: .releasing) }
    var status: CInt = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  private static var package: [(name: String, bytes: [UInt8])] {
    [
      ("__init__.py", PackageResources.__init___py),
      ("__main__.py", PackageResources.__main___py),
      ("frames.py", PackageResources.frames_py),
      ("graph.py", PackageResources.graph_py),
      ("objects.py", PackageResources.objects_py),
      ("objects_check.py", PackageResources.objects_check_py),
      ("objects_names.py", PackageResources.objects_names_py),
      ("torch_backward.py", PackageResources.torch_backward_py),
      ("torch_loading.py", PackageResources.torch_loading_py),
      ("torch_modules.py", PackageResources.torch_modules_py),
      ("torch_operations.py", PackageResources.torch_operations_py),
      ("torch_records.py", PackageResources.torch_records_py),
      ("torch_tracer.py", PackageResources.torch_tracer_py),
      ("torch_values.py", PackageResources.torch_values_py),
      ("trace.py", PackageResources.trace_py),
    ]
  }
}
