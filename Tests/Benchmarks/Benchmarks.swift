// Measures gradviz beside its peers and prints one table: `make bench`.

import Foundation

@main
enum Benchmarks {
  static func main() throws {
    switch CommandLine.arguments.dropFirst().first {
    // What this program does when it starts itself, to have memory of its own.
    case "export": try DOTText.export()
    case "steps": Endurance.steps()
    case "stack": Endurance.stack()
    default: measure()
    }
  }

  private static func measure() {
    if Peer("chain_micrograd", "800").run() == nil {
      note("No peers to measure against: make bench-peers installs them.")
    }
    let parts: [(name: String, rows: () -> [Row])] = [
      ("scalar operations", Scalars.chainRows), ("the moons", Scalars.moonsRows),
      ("DOT text", DOTText.rows), ("a million nodes", DOTText.exportRows),
      ("pictures", Pictures.rows), ("endurance", Endurance.rows),
    ]
    var rows: [Row] = []
    for part in parts {
      note("measuring \(part.name) …")
      rows += part.rows()
    }
    print(table(rows))
  }

  /// What is not part of the table goes to standard error.
  private static func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
