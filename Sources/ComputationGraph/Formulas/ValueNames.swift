// What values are called in pictures, replays, explanations and messages: the one place where a
// nameless value gets a name.

/// The one name of every value of a graph.
///
/// A value is called as its program calls it (``GivenNames``); a constant number by itself; a nameless
/// result by what it was computed from if that is short, `x1·w1`; and whatever is left by a letter
/// with a number, `v₁`, which then stands on its card. No two values are called the same, but for
/// numbers.
///
/// ```swift
/// let names = ValueNames(graph)
/// print(graph.nodes.map { names[$0.position].text })  // ["x1", "w1", "x1·w1", "b", "n", "o"]
/// ```
public struct ValueNames: Sendable {
  private let terms: [Formula]
  /// What stands on the card: what is no formula.
  private let titles: [String?]
  /// Whether the title was made here.
  private let isMade: [Bool]

  /// Longer formulas are no names.
  private static let formulaLength = 24

  /// The names of all values of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph whose values are named.
  ///   - given: The names that its program gave; as usual where they are not at hand.
  /// - Complexity: O(*n*), where *n* is the number of values and operands.
  public init(_ graph: ComputationGraph, given: GivenNames? = nil) {
    var maker = NameMaker(given ?? GivenNames(graph), count: graph.nodes.count)
    for node in graph.nodes { maker.name(node) }
    (terms, titles, isMade) = (maker.terms, maker.titles, maker.isMade)
  }

  /// What the value at a position is called, as a part of formulas.
  public subscript(position: Int) -> Formula { terms[position] }

  /// What stands on the card of a value wherever something names it; nil where the picture tells it
  /// without: a number, or a formula of values that are called by what stands on their cards.
  public func title(_ position: Int) -> String? { titles[position] }

  /// Whether a value is called by what it was computed from.
  public func isFormula(_ position: Int) -> Bool {
    titles[position] == nil && !isNumber(position)
  }

  /// Whether a value is called by its number.
  public func isNumber(_ position: Int) -> Bool {
    if case .number = terms[position] { true } else { false }
  }

  /// Whether a value has a name for the picture alone, such as `v₁`.
  public func isMade(_ position: Int) -> Bool { isMade[position] }

  /// The rule by which the gradient gets back to an operand, as it is read; nil where none is known.
  public func rule(of node: NodeView, _ operand: Int) -> Formula? {
    node.edge(operand)?.rule?.taught.readable(
      operands: node.inputs.map { terms[$0] }, result: terms[node.position])
  }

  /// Names one value after the other.
  private struct NameMaker {
    let given: GivenNames
    var terms: [Formula] = []
    var titles: [String?] = []
    var isMade: [Bool] = []
    /// How many characters each term has; what is put together of many need not be tried.
    private var lengths: [Int] = []
    private var taken: Set<String>
    /// What made names begin with, and how many there are.
    private let letter: String
    private var number = 0

    init(_ given: GivenNames, count: Int) {
      self.given = given
      taken = given.taken
      letter = Self.letter(apartFrom: given.taken)
      terms.reserveCapacity(count)
      titles.reserveCapacity(count)
      isMade.reserveCapacity(count)
      lengths.reserveCapacity(count)
    }

    mutating func name(_ node: NodeView) {
      if let name = given.name(of: node) {
        add(.name(name), title: name, length: name.count)
      } else if node.isConstant, node.shape.isEmpty, let value = node.data?.first {
        let term = Formula(value)
        add(term, title: nil, length: term.text.count)
      } else if let (formula, length) = formula(of: node) {
        add(formula, title: nil, length: length)
      } else {
        let name = GivenNames.next(letter, &number, &taken)
        add(.name(name), title: name, length: name.count, isMade: true)
      }
    }

    private mutating func add(
      _ term: Formula, title: String?, length: Int, isMade: Bool = false
    ) {
      terms.append(term)
      titles.append(title)
      lengths.append(length)
      self.isMade.append(isMade)
    }

    /// What a result was computed from, if that is short, and nothing else is called so: formulas drop
    /// `· 1` and `+ 0`, and two values may be computed alike.
    private mutating func formula(of node: NodeView) -> (Formula, length: Int)? {
      guard case .result(index: 0) = node.origin, let operation = node.operation else { return nil }
      var (room, last) = (ValueNames.formulaLength, -1)
      // `x·x` is written `x²`.
      for input in node.inputs where input != last {
        room -= lengths[input]
        if room < 0 { return nil }
        last = input
      }
      let formula = operation.applied(to: node.inputs.map { terms[$0] })
      if case .number = formula { return nil }
      let text = formula.text
      let length = text.count
      guard length <= ValueNames.formulaLength, seen(text) != nil, taken.insert(text).inserted
      else { return nil }
      return (formula, length)
    }

    /// The first of some letters that no name of the program begins with, or is a number of.
    private static func letter(apartFrom taken: Set<String>) -> String {
      let letters = ["v", "u", "t", "s", "r"]
      let used = Set(
        taken.lazy.filter { $0.dropFirst().allSatisfy(\.isNumber) }.compactMap(\.first)
          .map(String.init))
      return letters.first { !used.contains($0) } ?? letters[0]
    }
  }
}
