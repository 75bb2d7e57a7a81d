// The repository that the tests stand in, and what its pages show.

import Foundation

/// The folder of the repository.
package let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The text of a file; empty where there is none.
package func text(of path: String) -> String {
  (try? String(contentsOf: repository.appending(path: path), encoding: .utf8)) ?? ""
}

/// The blocks of code of a language in a page, such as those of `swift` in `README.md`.
package func blocks(of language: String, in page: String) -> [String] {
  text(of: page).components(separatedBy: "```\(language)\n").dropFirst()
    .map { $0.components(separatedBy: "```")[0] }
}
