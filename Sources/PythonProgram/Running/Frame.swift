// What names mean in one call of a function, in a comprehension, or in the program itself.

import OrderedCollections

/// The names of one level, in the order in which they were first bound.
///
/// A function that is defined here keeps the frame: it finds these names for as long as it lives.
final class Frame {
  var values: OrderedDictionary<String, Value> = [:]
  /// What is run in it; nil for a comprehension, whose assignments are those of the function around it.
  let definition: FunctionDefinition?
  /// Where names are looked for that are not found here; nil where only the program is left.
  let parent: Frame?
  /// The class whose body is run in it, or that a method which is run in it belongs to.
  let classBox: ClassBox?
  /// In the body of a class, the names that are not the class's.
  private let classGlobals: Set<String>?
  /// The names that the body of a class declares with a type.
  var fields: [String] = []

  var isClass: Bool { classGlobals != nil }
  /// The module of the library whose body is run in it.
  private let module: String?

  /// Whether what runs in it is the library's.
  var isLibrary: Bool { module != nil || definition?.isLibrary == true }

  /// The module of the library that what runs in it belongs to.
  var moduleName: String? { module ?? parent?.moduleName }

  init(module: String) {
    definition = nil
    parent = nil
    classBox = nil
    classGlobals = nil
    self.module = module
  }

  init(_ definition: FunctionDefinition? = nil, in parent: Frame?, of classBox: ClassBox? = nil) {
    self.definition = definition
    self.parent = parent
    self.classBox = classBox
    classGlobals = nil
    module = nil
  }

  init(classBody: ClassDefinition, in parent: Frame?) {
    definition = nil
    self.parent = parent
    classBox = ClassBox()
    classGlobals = classBody.globals
    module = nil
  }

  /// The frame that a name is bound in; nil for the program's.
  func frame(binding name: String) -> Frame? {
    var frame: Frame? = self
    while let current = frame {
      if let definition = current.definition {
        if definition.locals.contains(name) { return current }
        if definition.globals.contains(name) { return nil }
      } else if let globals = current.classGlobals {
        return globals.contains(name) ? nil : current
      } else if current.module != nil {
        return current
      }
      frame = current.parent
    }
    return nil
  }

  /// What a name means to what runs here: a value, none yet, or what it means to the program.
  func meaning(of name: String) -> Meaning {
    var frame: Frame? = self
    while let current = frame {
      if let value = current.values[name] { return .value(value) }
      if let definition = current.definition {
        if definition.locals.contains(name) { return .unbound }
        if definition.globals.contains(name) { return .global }
      }
      frame = current.parent
    }
    return .global
  }

  enum Meaning {
    case value(Value)
    /// A name that is assigned to further on.
    case unbound
    case global
  }
}

/// The class that a method belongs to: it is there when the class's body has run.
final class ClassBox {
  weak var type: UserClass?
}
