// Times work, and says how much memory this process has.

import Foundation

/// The seconds that `work` takes: the least of several runs, as other programs disturb the rest.
///
/// - Parameter clock: The processor's time of this process, unless `work` waits for another one.
func best(
  of runs: Int, clock: clockid_t = CLOCK_PROCESS_CPUTIME_ID, _ work: () throws -> Void
) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  var least = Double.infinity
  for _ in 0..<runs {
    let start = now()
    try work()
    least = min(least, now() - start)
  }
  return least
}

/// The least time of two programs that run in turns, from start to end.
func inTurns(
  _ runs: Int, _ first: () -> Void, _ second: () -> Void
) -> (Double, Double) {
  var least = (Double.infinity, Double.infinity)
  for _ in 0..<runs {
    least.0 = min(least.0, best(of: 1, clock: CLOCK_MONOTONIC, first))
    least.1 = min(least.1, best(of: 1, clock: CLOCK_MONOTONIC, second))
  }
  return least
}

/// Memory of this process, in bytes.
enum Memory {
  /// The most it ever had since this program was started.
  static var peak: Int {
    #if canImport(Darwin)
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #else
      // Not getrusage: on Linux it counts what the parent had when it started this process.
      return figure("VmHWM", in: "/proc/self/status") ?? 0
    #endif
  }

  /// What it has now; the peak where the system has no short way to tell.
  ///
  /// Summed over all its parts: the short figure in Linux's `status` is some 64 pages behind.
  static var resident: Int { figure("Rss", in: "/proc/self/smaps_rollup") ?? peak }

  private static func figure(_ key: String, in path: String) -> Int? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    // `Rss:     1234 kB`
    let words = text.split(separator: "\n").first { $0.hasPrefix(key + ":") }?
      .split(whereSeparator: \.isWhitespace)
    return words?.dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }
}
