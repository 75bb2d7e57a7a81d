// What the command finds when it is started, made such that nothing ends it without a word.

import ArgumentParser
import CStart
import ComputationGraph
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

enum Surroundings {
  /// Is called before anything else: it must come before the first file and the first thread.
  static func prepare() {
    fillStandardDescriptors()
    // What cannot be written is an error like any other: a reader that is gone, a file that would
    // be too large.
    for unexpected in [SIGPIPE, SIGXFSZ] { signal(unexpected, SIG_IGN) }
    // Whoever ignores it has no status of what has ended.
    signal(SIGCHLD, SIG_DFL)
    Interruption.watch()
  }

  /// A file must not get the number of a standard descriptor that is closed: what is printed would
  /// go there. The other way round, they fail as closed ones do.
  private static func fillStandardDescriptors() {
    for (descriptor, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(CInt, CInt)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is taken, which is this one.
      _ = open("/dev/null", mode)
    }
  }

  /// What the command was given. File names that are no text would be read as others, which may
  /// exist.
  static func arguments() throws -> [String] {
    let given = given_arguments()
    let all = UnsafeBufferPointer(
      start: given.values ?? CommandLine.unsafeArgv,
      count: Int(given.values == nil ? CommandLine.argc : given.count))
    return try all.dropFirst().compactMap(\.self).map { argument in
      if let text = String(validatingCString: argument) { return text }
      throw ValidationError(
        "\"\(String(cString: argument))\" is not UTF-8. "
          + "Give the file another name: mv does that, with a pattern such as caf?.py.")
    }
  }
}
