// Why one gradient is what it is: the paths it came along, or the sums it came from.

/// Why the gradient of the output with respect to one value is what it is.
///
/// By the chain rule, each path from the output back to the value contributes the product of the
/// local derivatives along it, and the gradient is the sum over all paths. Where there are
/// tensors, or too many paths to list, the same sum is taken value by value: the gradient of each
/// value is the sum of what its consumers pass back.
///
/// ```swift
/// let explanation = try graph.explanation(of: "w1")
/// if case .paths(let paths) = explanation.account { print(paths.map(\.contribution)) }  // [1.0]
/// ```
public struct Explanation: Sendable, Equatable {
  /// The graph whose gradient is explained.
  public let graph: ComputationGraph
  /// The value that the graph is about, as a position in `graph.nodes`.
  public let output: Int
  /// The value whose gradient is explained, as a position in `graph.nodes`.
  public let target: Int
  /// The recorded gradient of the target, in its shape.
  public let gradient: [Double]
  /// Where gradients entered the graph on their way to the target, the last value first.
  public let sources: [Output]
  /// How many paths lead from the sources back to the target: exact below 2⁵³, infinite past 1e308.
  public let pathCount: Double
  /// Every link on any of the paths, from the output down, as the engine adds them.
  public let links: [Link]
  /// What the gradient is made of.
  public let account: Account

  /// How the gradient is accounted for.
  public enum Account: Sendable, Equatable {
    /// All paths, each with its product; there is at least one.
    case paths([Path])
    /// For every value on the way, from the output's operands down to the target, what it is the
    /// sum of.
    case byNode([Sum], reason: Reason)
  }

  /// Why the paths are not listed.
  public enum Reason: Sendable, Equatable {
    /// There are more than were asked for.
    case tooManyPaths(limit: Int)
    /// A value on the way is a tensor, or an operation has no local derivative of its own.
    case tensors
  }

  /// One step back, from an operation to one of its operands.
  public struct Link: Sendable, Equatable {
    /// The operation, as a position in `graph.nodes`.
    public let node: Int
    /// Which of its operands.
    public let operand: Int
    /// That operand's position in `graph.nodes`.
    public let target: Int
    /// The local derivative, the contribution and the rule.
    public let edge: EdgeView
    /// Whether a local derivative of 0 blocks an upstream gradient that is infinite or NaN.
    public let isGate: Bool

    /// What flows back along the link, in the operand's shape.
    public var contribution: [Double] { edge.contribution.map(Array.init) ?? [] }

    /// upstream × local, for scalars.
    func passing(_ upstream: Double) -> Double {
      guard let local = edge.local?.first else { return .nan }
      return isGate && local == 0 ? 0 : upstream * local
    }
  }

  /// One path from a source back to the target.
  public struct Path: Sendable, Equatable {
    /// Where it begins, with the gradient that entered there.
    public let source: Output
    /// From the source down; none where the target is the source itself.
    public let links: [Link]
    /// The product up to and including each link.
    public let products: [Double]
    /// What this path adds to the gradient.
    public let contribution: Double

    init(_ links: [Link], from source: Output) {
      self.source = source
      self.links = links
      var product = source.seed?.first ?? .nan
      products = links.map { link in
        product = link.passing(product)
        return product
      }
      contribution = product
    }
  }

  /// The gradient of one value as the sum of what its consumers pass back.
  public struct Sum: Sendable, Equatable {
    /// The value, as a position in `graph.nodes`.
    public let node: Int
    /// What entered the graph here; nil where nothing did.
    public let seed: [Double]?
    /// One per use of the value, in the order in which the engine adds them.
    public let parts: [Link]
    /// The seed and the parts, added in their order.
    public let total: [Double]

    init(node: Int, seed: [Double]?, parts: [Link]) {
      self.node = node
      self.seed = seed
      self.parts = parts
      total = parts.reduce(seed) { sum($0, $1.contribution) } ?? []
    }
  }
}

extension Explanation {
  /// The part of the graph on the paths from the target to the sources; what only stands beside them
  /// is its context.
  public var part: TransformedGraph {
    PathsBetween(from: [target], to: sources.map(\.node), along: .gradients)(graph)
  }

  /// What earlier backward passes had left in the target's gradient; nil where they left nothing.
  public var earlier: [Double]? { graph.nodes[target].earlierGrad.map(Array.init) }

  /// What the paths, or the contributions to the target, add up to: the derivative itself.
  public var derivative: [Double] {
    switch account {
    case .paths(let paths):
      [paths.dropFirst().reduce(paths.first?.contribution ?? 0) { $0 + $1.contribution }]
    case .byNode(let sums, _):
      sums.last { $0.node == target }?.total
        ?? sources.first { $0.node == target }?.seed ?? gradient
    }
  }

  /// The derivative with what earlier passes had left: what the gradient should be.
  public var total: [Double] { sum(earlier, derivative) }

  /// Whether the account adds up to the recorded gradient, up to rounding.
  ///
  /// Paths that cancel each other leave the rounding of the largest; NaN accounts for NaN.
  public var isComplete: Bool {
    let total = total
    guard total.count == gradient.count else { return false }
    var scale = 0.0
    if case .paths(let paths) = account {
      for path in paths where path.contribution.isFinite { scale += path.contribution.magnitude }
    }
    return zip(total, gradient).allSatisfy { sum, grad in
      guard sum.isFinite, grad.isFinite else { return sum == grad || sum.isNaN && grad.isNaN }
      return (sum - grad).magnitude <= 1e-9 * max(scale, sum.magnitude, grad.magnitude)
    }
  }
}

/// How a number stopped being one.
public enum Break: Sendable, Equatable {
  /// All were finite, and one is infinite now.
  case becomesInfinite
  /// None was NaN, and one is now.
  case becomesNaN

  /// What happens on the way from one group of numbers to another; nil where nothing does.
  init?(from before: some Collection<Double>, to after: some Collection<Double>) {
    if after.contains(where: \.isNaN) {
      guard !before.contains(where: \.isNaN) else { return nil }
      self = .becomesNaN
    } else if after.contains(where: \.isInfinite), before.allSatisfy(\.isFinite) {
      self = .becomesInfinite
    } else {
      return nil
    }
  }
}

extension Explanation.Path {
  /// Where the product first becomes infinite, and where it becomes NaN, as indices of `links`.
  public var breaks: [(index: Int, kind: Break)] {
    products.indices.compactMap { index in
      let before = index > 0 ? products[index - 1] : source.seed?.first ?? .nan
      return Break(from: [before], to: [products[index]]).map { (index, $0) }
    }
  }
}

extension Explanation {
  /// What happens to the gradient along a link: nil where it stays finite, or was not before.
  public func breakage(at link: Link) -> Break? {
    Break(from: graph.nodes[link.node].grad ?? [], to: link.contribution)
  }
}
