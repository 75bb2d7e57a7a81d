// Values that repeat, kept once and named by a number.

/// Values that repeat, each kept once and named by a number.
struct Interned<Element: Hashable & Sendable>: Sendable, Equatable {
  private var elements: [Element] = []
  private var numbers: [Element: UInt32] = [:]

  subscript(number: UInt32) -> Element { elements[Int(number)] }

  mutating func number(of element: Element) -> UInt32 {
    if let known = numbers[element] { return known }
    let number = UInt32(elements.count)
    elements.append(element)
    numbers[element] = number
    return number
  }
}
