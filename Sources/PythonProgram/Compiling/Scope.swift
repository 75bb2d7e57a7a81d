// Where names are looked for that stand in a program: slots of frames, variables of a namespace.

/// What binds names of its own: a function, a comprehension, the body of a class.
final class Scope {
  enum Kind {
    /// Its names are those of the namespace.
    case program
    case function(FunctionDefinition)
    case comprehension
    case classBody(ClassDefinition)
  }

  /// Where a name is found.
  enum Place {
    /// In a slot of a frame, so many levels around the one that runs.
    case slot(Int, depth: Int)
    /// In a slot of a class's body; where it has no value yet, where the name is found outside.
    indirect case classSlot(Int, depth: Int, otherwise: Place)
    case global(GlobalVariable)
  }

  let kind: Kind
  let parent: Scope?
  let namespace: Namespace
  /// By slot.
  private(set) var names: [String] = []
  private var slots: [String: Int] = [:]

  /// Whether frames of it are held by functions and generators that are made in them.
  private(set) var isCaptured = false

  init(_ kind: Kind, in parent: Scope?, _ namespace: Namespace) {
    self.kind = kind
    self.parent = parent
    self.namespace = namespace
    if case .function(let definition) = kind {
      for parameter in definition.parameters { _ = slot(of: parameter.name) }
    }
  }

  var definition: FunctionDefinition? {
    if case .function(let definition) = kind { definition } else { nil }
  }

  var isLibrary: Bool { namespace.isLibrary }

  var isClass: Bool { if case .classBody = kind { true } else { false } }

  func noteCaptured() {
    isCaptured = true
    parent?.noteCaptured()
  }

  // MARK: Functions that stay inside

  /// The functions that stand here and are called only: nobody holds them, and by them the frame,
  /// when the call is over. What a call of `backward()` goes through would else never be let go of.
  private var calledOnly: Set<String> = []
  /// The names that are read as values.
  private var values: Set<String> = []

  /// A function stands here.
  func noteFunction(_ name: String) {
    calledOnly.insert(name)
    if values.contains(name) { noteCaptured() }
  }

  /// A name is read, and not to call what it means.
  func noteValue(_ name: String) {
    var scope = self
    while let parent = scope.parent, scope.definition?.locals.contains(name) != true {
      scope = parent
    }
    scope.values.insert(name)
    if scope.calledOnly.contains(name) { scope.noteCaptured() }
  }

  func slot(of name: String) -> Int {
    if let known = slots[name] { return known }
    slots[name] = names.count
    names.append(name)
    return names.count - 1
  }

  /// Where a name is found that is read here.
  func place(of name: String) -> Place { place(of: name, depth: 0, inside: nil) }

  /// Where a name is found that is bound here.
  func place(binding name: String) -> Place {
    if case .classBody(let definition) = kind {
      guard !definition.globals.contains(name) else { return global(name) }
      return .slot(slot(of: name), depth: 0)
    }
    // A comprehension binds with `:=` what is around it.
    if case .comprehension = kind {
      if let slot = slots[name] { return .slot(slot, depth: 0) }
      return switch parent?.place(binding: name) ?? global(name) {
      case .slot(let slot, let depth): .slot(slot, depth: depth + 1)
      case let other: other
      }
    }
    return place(of: name)
  }

  private func global(_ name: String) -> Place { .global(namespace.variable(name)) }

  /// - Parameter inside: What is between here and where the name stands, the nearest first.
  private func place(of name: String, depth: Int, inside: Scope?) -> Place {
    func outside(_ depth: Int) -> Place {
      parent?.place(of: name, depth: depth, inside: self) ?? global(name)
    }
    switch kind {
    case .program: return outside(depth)
    case .function(let definition):
      if definition.locals.contains(name) { return .slot(slot(of: name), depth: depth) }
      return definition.globals.contains(name) ? global(name) : outside(depth + 1)
    case .comprehension:
      if let slot = slots[name] { return .slot(slot, depth: depth) }
      return outside(depth + 1)
    case .classBody(let definition):
      // The frame of a class is not around those of its methods.
      guard inside?.definition == nil else { return outside(depth) }
      let otherwise = definition.globals.contains(name) ? global(name) : outside(depth + 1)
      guard !hasFunction(inside), let slot = slots[name] else { return otherwise }
      return .classSlot(slot, depth: depth, otherwise: otherwise)
    }
  }

  /// Whether a function is between a name and this class, whose names are then not looked for.
  private func hasFunction(_ inside: Scope?) -> Bool {
    var scope = inside
    while let current = scope, current !== self {
      if current.definition != nil { return true }
      scope = current.parent
    }
    return false
  }
}
