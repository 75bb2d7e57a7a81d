// Runs other programs: peers, `dot`, the command, and this benchmark itself.

import Foundation

/// A program with its arguments.
struct ChildProcess {
  let executable: String
  let arguments: [String]

  init(_ executable: String, _ arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// This program once more, where memory must not be mixed with that of other measurements.
  static func again(_ task: String) -> ChildProcess {
    ChildProcess(Self.folder + "/Benchmarks", [task])
  }

  /// The folder that this program was built into, and the command with it.
  static let folder = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().path

  /// The command as it is installed, which `make bench` says, else the one that was built with this
  /// program.
  static let gradviz = ProcessInfo.processInfo.environment["GRADVIZ"] ?? folder + "/gradviz"

  /// Where `name` is in the folders of `PATH`.
  static func find(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
  }

  /// Runs it to its end and returns what it printed; nil if it isn't there, or failed.
  func output(input: String = "/dev/null") -> String? {
    let path = NSTemporaryDirectory() + "gradviz-benchmark-\(UUID()).txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard run(input: input, output: path) else { return nil }
    return try? String(contentsOfFile: path, encoding: .utf8)
  }

  /// Runs it to its end, between two files. Errors are not shown: peers may be missing.
  func run(input: String = "/dev/null", output: String = "/dev/null") -> Bool {
    var actions: posix_spawn_file_actions_t! = .init()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

    var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, executable, &actions, nil, words, environ) == 0 else {
      return false
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return false }
    }
    return status == 0
  }
}

/// The numbers that a child process printed, one a line.
func numbers(_ text: String) -> [Double] { text.split(separator: "\n").compactMap { Double($0) } }
