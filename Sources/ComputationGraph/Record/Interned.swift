// Values that repeat, kept once and known by a number.

import OrderedCollections

/// Values that repeat, each kept once and known by its number.
struct Interned<Element: Hashable & Sendable>: Sendable {
  private(set) var elements = OrderedSet<Element>()
  /// What was asked for last: neighbours mostly say the same, and comparing is cheaper than hashing.
  private var last = 0

  subscript(number: Int32) -> Element { elements[Int(number)] }

  mutating func number(of element: Element) -> Int32 {
    if !elements.indices.contains(last) || elements[last] != element {
      last = elements.append(element).index
    }
    return Int32(last)
  }
}

extension Interned: Equatable {
  static func == (a: Interned, b: Interned) -> Bool { a.elements == b.elements }
}
