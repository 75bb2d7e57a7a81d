// An explanation as rows and terms, in the notation of a format.

import Algorithms
import ComputationGraph

extension ExplanationFormat {
  // MARK: Parts

  private func derivative(_ a: Formula, _ b: Formula) -> String {
    func inside(_ formula: Formula) -> String {
      formula.isWhole ? whole(formula) : "(\(whole(formula)))"
    }
    return derivative(inside(a), inside(b))
  }

  func title(_ position: Int) -> String { whole(names[position]) }

  func derivative(of link: Explanation.Link) -> String {
    derivative(names[link.node], names[link.target])
  }

  /// The gradient of a value, as the derivative of what was differentiated.
  func gradient(_ position: Int) -> String { derivative(differentiated, names[position]) }

  /// The derivative that is explained: the recorded gradient, without what earlier passes had left.
  var title: String {
    let value = explanation.earlier == nil ? explanation.gradient : explanation.derivative
    return gradient(explanation.target) + " = "
      + elements(value, shape: nodes[explanation.target].shape)
  }

  /// What was differentiated.
  var objective: String { whole(differentiated) }

  func number(_ value: Double) -> String { numeral(numbers.string(value)) }

  /// A number that follows a sign of an operation.
  private func operand(_ value: Double) -> String {
    value < 0 ? "(\(number(value)))" : number(value)
  }

  private func formula(of link: Explanation.Link) -> Formula? {
    names.rule(of: nodes[link.node], link.operand)
  }

  /// The rule with which an operand's share is computed; nil where it is no more than a number.
  func rule(of link: Explanation.Link) -> String? {
    guard let formula = formula(of: link) else { return nil }
    if case .number = formula, link.edge.local?.count == 1 { return nil }
    return self.rule(formula)
  }

  /// A rule among factors.
  private func factor(_ formula: Formula) -> String {
    formula.isLoose ? "(\(rule(formula)))" : rule(formula)
  }

  /// How a consumer's gradient becomes its contribution: the rule, and for tensors that are taken
  /// element by element `upstream · (1 − h²)`.
  func flowRule(of link: Explanation.Link) -> String? {
    guard let local = link.edge.local, link.contribution.count > 1 || local.count > 1 else {
      return rule(of: link)
    }
    let isSummed = nodes[link.node].isBroadcast(link.operand)
    let upstream = self.rule(isSummed ? "Σ \(.upstream)" : .upstream)
    guard let formula = formula(of: link) else {
      return uniform(local).map { upstream + dot + number($0) }
    }
    return formula == 1 ? upstream : upstream + dot + factor(formula)
  }

  /// `1 − o² = 0.5`
  func value(of link: Explanation.Link) -> String {
    let local = number(link.edge.local?.first ?? .nan)
    return rule(of: link).map { $0 + " = " + local } ?? local
  }

  /// Which operand, where an operation uses the same value more than once; else nothing.
  func use(of link: Explanation.Link, _ before: String = " (", _ after: String = ")") -> String {
    guard nodes[link.node].inputs.count(where: { $0 == link.target }) > 1 else { return "" }
    let names = ["first", "second", "third", "fourth", "fifth", "sixth"]
    let name = link.operand < names.count ? names[link.operand] : "\(link.operand + 1)th"
    return "\(before)\(name) operand\(after)"
  }

  // MARK: Paths

  /// The names along a path, from where its gradient entered to the target.
  func stations(of path: Explanation.Path) -> [String] {
    [title(path.source.node)] + path.links.map { title($0.target) }
  }

  /// The factors of a path as rules: `(1 − o²) · 1 · 1 · x1`.
  func rules(of path: Explanation.Path) -> String {
    var parts = path.links.map { link in
      formula(of: link).map(factor) ?? number(link.edge.local?.first ?? .nan)
    }
    if let seed = unusualSeed(of: path) {
      let isNamed =
        path.source.objective != nil
        && isWholeGradient(path.source.seed, of: nodes[path.source.node])
      parts.insert(isNamed ? gradient(path.source.node) : number(seed), at: 0)
    }
    return joined(parts, dot)
  }

  /// The factors of a path's product; with the gradient at the output where that is not 1.
  func factors(of path: Explanation.Path) -> [String] {
    var values = path.links.map { $0.edge.local?.first ?? .nan }
    if let seed = unusualSeed(of: path) { values.insert(seed, at: 0) }
    return values.enumerated().map { $0.offset == 0 ? number($0.element) : operand($0.element) }
  }

  /// How many factors stand before that of a path's first link.
  func leadingFactors(of path: Explanation.Path) -> Int { unusualSeed(of: path) == nil ? 0 : 1 }

  /// The gradient with which a path begins, where that is not the usual 1.
  private func unusualSeed(of path: Explanation.Path) -> Double? {
    guard let seed = path.source.seed?.first else { return nil }
    return seed == 1 && path.source.objective == nil && !path.links.isEmpty ? nil : seed
  }

  /// `0.5 × 1 × 1 × 2 = 1`; a factor alone needs no sign of equality.
  func product(of path: Explanation.Path) -> String {
    let factors = factors(of: path)
    let result = number(path.contribution)
    return factors.count < 2 ? result : joined(factors, times) + " = " + result
  }

  /// `1 + 2 − 3 = 0`
  func sum(of values: [Double], _ total: Double) -> String {
    if values.count < 2 { return number(total) }
    let others = values.dropFirst().map { value in
      value < 0 ? minus + number(-value) : " + " + number(value)
    }
    return number(values[0]) + others.joined() + " = " + number(total)
  }

  /// A number, a small tensor in brackets, or what a large one is like.
  func elements(_ elements: [Double], shape: [Int]) -> String {
    if elements.count == 1 { return number(elements[0]) }
    if elements.count <= 12, shape.count <= 2, !elements.isEmpty {
      let width = shape.count == 2 ? shape[1] : elements.count
      let rows = stride(from: 0, to: elements.count, by: width).map {
        elements[$0..<$0 + width].map(number)
      }
      return matrix(rows, isVector: shape.count < 2)
    }
    let statistics = Statistics(Elements(elements))
    var parts: [String] = []
    if statistics.finite > 0 {
      let ends = [statistics.least, statistics.greatest].map(numbers.string)
      parts.append(plain(ends.joined(separator: " … ")))
    }
    if statistics.nan > 0 { parts.append(plain("\(statistics.nan) × NaN")) }
    if statistics.infinite > 0 { parts.append(plain("\(statistics.infinite) × ∞")) }
    let range = parts.isEmpty ? plain("no elements") : parts.joined(separator: ", ")
    return plain(shapeText(shape) + ": ") + range
  }

  // MARK: Sums

  /// The sums to show, and how many values are left out before them; nil for none.
  func shown(_ sums: [Explanation.Sum]) -> (left: String?, sums: ArraySlice<Explanation.Sum>) {
    let left = sums.count - maxValues
    return (left > 0 ? counted(left, "value") : nil, sums.suffix(maxValues))
  }

  /// The gradients with which the account begins, but for those that are parts of a sum.
  func starts(of sums: [Explanation.Sum]) -> [(gradient: String, value: String)] {
    explanation.sources.filter { source in !sums.contains { $0.node == source.node } }.map {
      (gradient($0.node), elements($0.seed ?? [], shape: nodes[$0.node].shape))
    }
  }

  /// What enters the graph at a value, as a part of its sum; nil where nothing does.
  func start(of sum: Explanation.Sum) -> String? {
    sum.seed.map { elements($0, shape: nodes[sum.node].shape) }
  }

  /// What several parts come to, for scalars with their terms; nil where there is one part only.
  func total(of sum: Explanation.Sum) -> String? {
    let parts = (sum.seed.map { [$0] } ?? []) + sum.parts.map(\.contribution)
    guard parts.count > 1 || sum.seed != nil else { return nil }
    if sum.total.count == 1 { return self.sum(of: parts.map { $0[0] }, sum.total[0]) }
    return elements(sum.total, shape: nodes[sum.node].shape)
  }

  /// What one consumer passes back: `0.5 × 2 = 1` for scalars, the contribution for tensors.
  func contribution(of link: Explanation.Link) -> String {
    let shape = nodes[link.target].shape
    let result = elements(link.contribution, shape: shape)
    guard let local = link.edge.local, local.count == 1, link.contribution.count == 1,
      let upstream = nodes[link.node].grad, upstream.count == 1
    else { return result }
    return number(upstream[0]) + times + operand(local[0]) + " = " + result
  }

  /// The part at which the first value on the way became infinite, and that of the first NaN.
  func firstBreaks(in sums: some Sequence<Explanation.Sum>) -> [(link: Explanation.Link, Break)] {
    sums.flatMap(\.parts).compactMap { part in
      explanation.breakage(at: part).map { (link: part, $0) }
    }.uniqued { $0.1 }
  }
}
