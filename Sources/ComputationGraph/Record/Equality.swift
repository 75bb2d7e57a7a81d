// When two records are the same: numbers bit by bit, and NaN equal to NaN.
//
// A record is compared to find out whether it is the same record, not to calculate with it; with
// `Double`'s own rule a graph that holds a NaN would differ from itself.

extension Node: Equatable {
  /// Whether two nodes say the same, number by number: `NaN` equals `NaN`, `-0` is not `0`.
  public static func == (a: Node, b: Node) -> Bool {
    a.id == b.id && a.name == b.name && a.label == b.label && a.origin == b.origin
      && a.operation == b.operation && a.inputs == b.inputs && a.shape == b.shape
      && a.type == b.type && a.scope == b.scope && a.source == b.source && a.edges == b.edges
      && isSame(a.data, b.data) && isSame(a.grad, b.grad)
      && isSame(a.earlierGrad, b.earlierGrad)
  }
}

extension NodeView: Equatable {
  /// Whether two nodes say the same, wherever they stand.
  public static func == (a: NodeView, b: NodeView) -> Bool { Node(a) == Node(b) }
}

extension Edge: Equatable {
  public static func == (a: Edge, b: Edge) -> Bool {
    a.takesGradient == b.takesGradient && isSame(a.local, b.local)
      && isSame(a.contribution, b.contribution)
  }
}

extension Output: Equatable {
  public static func == (a: Output, b: Output) -> Bool {
    a.node == b.node && a.objective == b.objective && isSame(a.seed, b.seed)
  }
}

func isSame<A: Collection<Double>>(_ a: A?, _ b: A?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
}

extension Double {
  package func isSame(as other: Double) -> Bool {
    bitPattern == other.bitPattern || (isNaN && other.isNaN)
  }
}
