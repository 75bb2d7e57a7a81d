// The names that a program gave its values, each of them once.

/// What a program calls the values of a graph: labels and names, fit for a line.
///
/// Values of one name are numbered in the order in which they were made: `h₁`, `h₂`.
public struct GivenNames: Sendable {
  /// So many characters of a name are shown, where nothing else is asked for; longer ones are cut in
  /// the middle.
  public static let usualLength = 32

  private let length: Int
  /// By position, the names of those that share theirs with others.
  private var numbered: [Int: String] = [:]
  /// Every name that is in use.
  private(set) var taken: Set<String> = []

  /// The names of the values of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph whose values are named.
  ///   - length: How many characters a name may have, its number not counted.
  /// - Complexity: O(*n*), where *n* is the number of values that have names.
  public init(_ graph: ComputationGraph, length: Int = usualLength) {
    self.length = length
    let named = graph.namedPositions.compactMap { position in
      Self.name(of: graph.nodes[position], length).map { (position: position, name: $0) }
    }
    var counts: [String: Int] = [:]
    for (_, name) in named { counts[name, default: 0] += 1 }
    taken = Set(named.lazy.map(\.name))
    if taken.count == named.count { return }
    var numbers: [String: Int] = [:]
    for (position, name) in named where counts[name]! > 1 {
      numbered[position] = Self.next(name, &numbers[name, default: 0], &taken)
    }
  }

  /// What the program calls a value, on one line; nil where that is nothing, or nothing to see.
  public func name(of node: NodeView) -> String? {
    if !numbered.isEmpty, let name = numbered[node.position] { return name }
    return Self.name(of: node, length)
  }

  /// Whether a value's name has a number, because others have the same one.
  public func isNumbered(_ position: Int) -> Bool { numbered[position] != nil }

  private static func name(of node: NodeView, _ length: Int) -> String? {
    func shown(_ name: String?) -> String? { name.flatMap { seen(shortened($0, to: length)) } }
    return shown(node.label) ?? shown(node.name)
  }

  /// The next `h₁`, `h₂` that is not in use, nor is `h1`, which a reader would take for it.
  static func next(_ name: String, _ number: inout Int, _ taken: inout Set<String>) -> String {
    while true {
      number += 1
      let numbered = name + lowered(number)
      if taken.contains(numbered) || taken.contains(name + String(number)) { continue }
      taken.insert(numbered)
      return numbered
    }
  }
}

/// A number in digits below the line.
private func lowered(_ number: Int) -> String {
  String(String(number).map { loweredDigits[$0.wholeNumberValue ?? 0] })
}

private let loweredDigits = Array("₀₁₂₃₄₅₆₇₈₉")
