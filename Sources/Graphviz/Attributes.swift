// The attributes of a graph, node or edge, in the order in which they are written.

/// An ordered list of attribute names and values.
///
/// ```swift
/// var attributes: Attributes = ["label": "x < y", "shape": "box"]
/// attributes["color"] = "red"
/// ```
public struct Attributes: Sendable, Hashable {
  private var pairs: [Attribute] = []

  /// No attributes.
  public init() {}

  /// Makes room for as many attributes, so that adding them copies none.
  public mutating func reserveCapacity(_ count: Int) { pairs.reserveCapacity(count) }

  /// Adds an attribute after all others. Of two with one name, Graphviz takes the later.
  public mutating func append(_ name: String, _ value: Label) {
    pairs.append(Attribute(name: name, value: value))
  }

  /// Adds attributes after all others.
  public mutating func append(_ attributes: Attributes) { pairs += attributes.pairs }

  /// The value of the attribute called `name`; setting it replaces the value where it stands,
  /// appends the attribute if it is new, and removes it with `nil`.
  public subscript(name: String) -> Label? {
    get { pairs.last { $0.name == name }?.value }
    set {
      guard let newValue else { return pairs.removeAll { $0.name == name } }
      if let index = pairs.lastIndex(where: { $0.name == name }) {
        pairs[index].value = newValue
      } else {
        append(name, newValue)
      }
    }
  }
}

/// One attribute: its name and its value.
public struct Attribute: Sendable, Hashable {
  /// What Graphviz calls it, such as `label`.
  public var name: String
  /// Its value, with how that is to be read.
  public var value: Label

  /// An attribute.
  public init(name: String, value: Label) {
    self.name = name
    self.value = value
  }
}

extension Attributes: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { pairs.count }
  public subscript(position: Int) -> Attribute { pairs[position] }
}

extension Attributes: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Label)...) {
    pairs = elements.map { Attribute(name: $0.0, value: $0.1) }
  }
}
