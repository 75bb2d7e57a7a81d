// What was found out about a class, which holds as long as the class stays as it is.

/// A class as it is now: code that remembers something of a class remembers with what version.
final class ClassVersion {
  /// The layout of instances without attributes.
  let layout: AttributeLayout
  private var values: [String: Value?] = [:]
  private var making: Making?
  private var equality: Bool?

  private enum Making {
    case plain(UserFunction)
    case other
  }

  init(_ layout: AttributeLayout = AttributeLayout()) { self.layout = layout }

  /// What the class or one that it is derived from has under a name.
  func value(of name: String, _ search: () -> Value?) -> Value? {
    if let known = values[name] { return known }
    let found = search()
    values[name] = .some(found)
    return found
  }

  /// Whether instances say themselves what they are equal to.
  func definesEquality(_ type: UserClass) -> Bool {
    if let equality { return equality }
    let defines = type["__eq__"] != nil
    equality = defines
    return defines
  }

  /// The `__init__` of the class, where to call it is all that makes an instance.
  func initializer(of type: UserClass) -> UserFunction? {
    if making == nil {
      let initializer = type["__init__"]?.object(as: UserFunction.self)
      let isPlain =
        type["__new__"] == nil && !type.isDerived(from: "BaseException")
        && !type.isDerived(from: "type")
        && type.metaclass?["__call__"] == nil
      making = if isPlain, let initializer { .plain(initializer) } else { .other }
    }
    return if case .plain(let function)? = making { function } else { nil }
  }
}
