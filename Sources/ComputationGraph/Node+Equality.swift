// When two records are the same: numbers bit by bit, and NaN equal to NaN.

extension Node: Equatable {
  /// Whether two nodes say the same, number by number: `NaN` equals `NaN`, `-0` is not `0`.
  ///
  /// A record is compared to find out whether it is the same record, not to calculate with it;
  /// with `Double`'s own rule a graph that holds a NaN would differ from itself.
  public static func == (a: Node, b: Node) -> Bool {
    a.id == b.id && a.name == b.name && a.label == b.label && a.operation == b.operation
      && a.inputs == b.inputs && a.attributes == b.attributes && a.shape == b.shape
      && a.scope == b.scope && a.source == b.source && a.edges == b.edges
      && Elements(a.data) == Elements(b.data)
      && a.grad.map(Elements.init) == b.grad.map(Elements.init)
  }
}

extension Edge: Equatable {
  /// Whether two edges say the same, number by number, as for ``Node``.
  public static func == (a: Edge, b: Edge) -> Bool {
    a.formula == b.formula && a.local.map(Elements.init) == b.local.map(Elements.init)
      && a.contribution.map(Elements.init) == b.contribution.map(Elements.init)
  }
}

extension Attribute.Value: Hashable {
  /// Whether two settings say the same, number by number, as for ``Node``.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.number(let a), .number(let b)): a.isSame(as: b)
    case (.bool(let a), .bool(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    default: false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .number(let number): hasher.combine(number.isNaN ? 0 : number.bitPattern)
    case .bool(let bool): hasher.combine(bool)
    case .string(let string): hasher.combine(string)
    case .list(let list): hasher.combine(list)
    }
  }
}

/// Numbers of a record, compared as ``Node`` says.
struct Elements: Sendable, Equatable {
  var values: [Double] = []

  init(_ values: [Double] = []) { self.values = values }

  static func == (a: Elements, b: Elements) -> Bool {
    a.values.count == b.values.count && zip(a.values, b.values).allSatisfy { $0.isSame(as: $1) }
  }
}

extension Double {
  fileprivate func isSame(as other: Double) -> Bool {
    bitPattern == other.bitPattern || (isNaN && other.isNaN)
  }
}
