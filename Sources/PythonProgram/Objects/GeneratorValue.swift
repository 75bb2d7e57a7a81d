// Iterators of programs: what `iter`, `zip`, `map` and calls of generator functions give.

/// An iterator: it gives each element once.
final class IteratorValue: ProgramObject {
  private let name: String
  private var elements: Items
  private var generator: GeneratorRun?

  init(_ name: String, _ elements: Items) {
    self.name = name
    self.elements = elements
  }

  /// What a call of a generator function gives.
  init(_ generator: GeneratorRun) {
    name = "generator"
    self.generator = generator
    elements = Items { () throws(Fault) in try generator.resume(sending: .none) }
  }

  deinit { letGo(of: &elements, leaving: .none) }

  var typeName: String { "a \(name)" }
  var isGenerator: Bool { generator != nil }
  var methods: Function.Home? { generator == nil ? nil : .generator }

  func items(_ machine: Interpreter, _ span: Span) -> Items { elements }

  /// The next element; nil where there are no more.
  func next() throws(Fault) -> Value? { try elements.next() }

  /// What the generator yields when it is given a value; nil where it is none or has ended.
  func send(_ value: Value) throws(Fault) -> Value? { try generator?.resume(sending: value) }

  /// What the generator yields when something is raised where it stopped; nil where it has ended.
  func raise(_ fault: Fault) throws(Fault) -> Value? {
    try generator?.resume(sending: .none, throwing: fault)
  }

  func close() throws(Fault) { try generator?.close() }

  /// What the generator has returned, once.
  func takeReturned() -> Value {
    defer { generator?.returned = .none }
    return generator?.returned ?? .none
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append("<\(name) object>")
  }
}
