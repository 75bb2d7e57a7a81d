// What the values of a program can do: each kind answers for itself.

/// A value that is more than a number: a tensor, a text, a list, a module, a function, an optimizer.
///
/// Attributes, calls, indices, loops and `with` are asked of the value; what a kind does not have it
/// leaves to the defaults, which are the program's errors. A new kind is a new class, and nothing else.
protocol ProgramObject: AnyObject {
  /// Its type, as messages say it.
  var typeName: String { get }
  /// How many levels of values are inside each other: 0 for what holds no others.
  var depth: Int { get }
  /// How many elements it has; nil where it has no length.
  var length: Int? { get }
  /// Where its methods are found.
  var methods: Function.Home? { get }
  /// What it has besides methods, for suggestions.
  var attributeNames: [String] { get }

  /// An attribute that is no method; nil where there is none of that name.
  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value?
  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault)
  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value
  /// What a loop goes through.
  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items
  /// What the brackets after it pick.
  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value
  func truth(_ machine: Interpreter, _ span: Span) throws(Fault) -> Bool
  /// Writes the value as it stands in a list.
  func write(to writer: inout TextWriter) throws(Fault)
  func isEqual(
    to other: any ProgramObject, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Bool
  /// Begins what stands inside of `with`, and returns the value that `as` names.
  func enter(_ machine: Interpreter, _ span: Span) throws(Fault) -> Value
  /// Ends it, and returns whether that handles the fault that it ended by.
  func exit(_ fault: Fault?, _ machine: Interpreter, _ span: Span) throws(Fault) -> Bool
  /// The values that it holds, for those who look for parameters.
  func held(_ machine: Interpreter, _ span: Span) throws(Fault) -> [Value]
}

extension ProgramObject {
  var depth: Int { 0 }
  var length: Int? { nil }
  var methods: Function.Home? { nil }
  var attributeNames: [String] { [] }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    nil
  }
  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    throw Fault(.name(.cannotSetAttribute(name, owner: typeName)), span)
  }
  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value { throw Fault(.call(.notCallable(typeName)), span) }
  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    throw Fault(.value(.notIterable(typeName)), span)
  }
  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value { throw Fault(.value(.notIndexable(typeName)), span) }
  func truth(_ machine: Interpreter, _ span: Span) throws(Fault) -> Bool { true }
  func write(to writer: inout TextWriter) throws(Fault) { try writer.append("<\(typeName)>") }
  func isEqual(
    to other: any ProgramObject, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Bool { false }
  func enter(_ machine: Interpreter, _ span: Span) throws(Fault) -> Value {
    throw Fault(.value(.notAContext(typeName)), span)
  }
  func exit(_ fault: Fault?, _ machine: Interpreter, _ span: Span) throws(Fault) -> Bool { false }
  func held(_ machine: Interpreter, _ span: Span) throws(Fault) -> [Value] { [] }
}
