// What names mean to a program, or to a module of the library, outside of its functions.

import OrderedCollections

/// A name of a program, and its value once it is bound.
final class GlobalVariable {
  let name: String
  fileprivate(set) var value: Value?

  fileprivate init(_ name: String) { self.name = name }
}

/// The names of a program or a module, in the order in which they were first bound.
///
/// Code holds the variables themselves: to look one up costs no search.
final class Namespace {
  private var variables: [String: GlobalVariable] = [:]
  private var bound: OrderedDictionary<ObjectIdentifier, GlobalVariable> = [:]
  /// The module of the library whose names they are; nil for the program's.
  let moduleName: String?
  /// Whether the names are the library's, which say nothing to the program's reader.
  let isLibrary: Bool

  init(ofModule name: String? = nil) {
    moduleName = name
    isLibrary = name != nil
  }

  /// The variable of a name, whether it is bound or not.
  func variable(_ name: String) -> GlobalVariable {
    if let known = variables[name] { return known }
    let variable = GlobalVariable(name)
    variables[name] = variable
    return variable
  }

  func set(_ variable: GlobalVariable, to value: Value?) {
    let wasBound = variable.value != nil
    variable.value = value
    if wasBound != (value != nil) {
      bound[ObjectIdentifier(variable)] = value == nil ? nil : variable
    }
  }

  subscript(name: String) -> Value? {
    get { variables[name]?.value }
    set { set(variable(name), to: newValue) }
  }

  var names: [String] { bound.values.map(\.name) }
  var values: [(name: String, value: Value)] {
    bound.values.compactMap { variable in variable.value.map { (variable.name, $0) } }
  }

  /// Unbinds all names: functions hold the variables, and variables the functions.
  func removeAll() {
    for variable in bound.values { variable.value = nil }
    bound = [:]
  }
}
