// Times work, and says how much memory this process has.

import Foundation

/// The seconds that `work` takes: the least of several runs, as other programs disturb the rest.
func best(of runs: Int, _ work: () throws -> Void) rethrows -> Double {
  var least = Double.infinity
  for _ in 0..<runs {
    let start = ContinuousClock.now
    try work()
    let elapsed = start.duration(to: .now).components
    least = min(least, Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
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
      return status("VmHWM") ?? 0
    #endif
  }

  /// What it has now; the peak where the system has no short way to tell.
  static var resident: Int { status("VmRSS") ?? peak }

  private static func status(_ key: String) -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix(key + ":") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }
}
