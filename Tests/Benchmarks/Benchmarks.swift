// Measures gradviz beside its peers and prints one table: `make bench`.

import Foundation

@main
enum Benchmarks {
  private static let parts: [(name: String, rows: @Sendable () -> [Row])] = [
    ("network", Scalars.networkRows), ("chains", Scalars.chainRows), ("fixed", FixedGraphs.rows),
    ("memory", Endurance.rows),
    ("dot", DOTText.rows), ("million", Million.rows), ("pictures", Pictures.rows),
    ("programs", Programs.rows),
    ("mlp", Tensors.perceptronRows), ("convolution", Tensors.convolutionRows),
    ("matmul", Tensors.productRows),
  ]

  static func main() throws {
    switch CommandLine.arguments.dropFirst().first {
    // What this program does when it starts itself, to have memory of its own.
    case "export": try Million.export()
    case "tape": Endurance.tape()
    case "steps": Endurance.steps()
    case "stack": Endurance.stack()
    case let name?: measure(parts.filter { $0.name == name })
    case nil: measure(parts)
    }
  }

  private static func measure(_ parts: [(name: String, rows: @Sendable () -> [Row])]) {
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
