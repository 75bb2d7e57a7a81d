// Standard output, written whole, with the reason when it cannot be.

import Foundation

enum StandardOutput {
  /// - Throws: ``StandardOutputError``.
  static func write(_ bytes: [UInt8]) throws(StandardOutputError) {
    // Graphviz's engine does so too, but not every format needs it.
    signal(SIGPIPE, SIG_IGN)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(1, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw errno == EPIPE ? .closed : .failed(String(cString: strerror(errno)))
      }
    }
  }
}

enum StandardOutputError: Error, CustomStringConvertible {
  /// Whoever read it has enough, as `head` has: nothing to complain about.
  case closed
  case failed(String)

  var description: String {
    switch self {
    case .closed: "Standard output was closed."
    case .failed(let reason): "Could not write standard output: \(reason)."
    }
  }
}
