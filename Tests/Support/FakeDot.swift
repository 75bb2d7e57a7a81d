// Programs that behave as a `dot` might, but should not.

import Foundation

/// A shell script that stands in for `dot`, for as long as a test needs it.
package final class FakeDot: Sendable {
  package let path: String

  package init(_ script: String) throws {
    path = NSTemporaryDirectory() + "fake-dot-\(UUID().uuidString)"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
