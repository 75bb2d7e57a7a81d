// Descriptors that programs write: classes with `__get__`, `__set__` and `__set_name__`.

extension Value {
  /// The instance of a class with a method such as `__get__`; nil of all else.
  func descriptor(with method: String) -> Instance? {
    object(as: Instance.self).flatMap { $0.type[method] == nil ? nil : $0 }
  }
}

extension Interpreter {
  /// What a class's descriptor gives for one of its instances, or for the class itself; nil where it
  /// is none, or one that the instance's own attribute comes before.
  func described(
    _ shared: Value?, for instance: Instance?, hiding own: Value? = nil, of type: UserClass,
    _ span: Span
  ) throws(Fault) -> Value? {
    guard let descriptor = shared?.descriptor(with: "__get__"),
      own == nil || descriptor.type["__set__"] != nil
    else { return nil }
    let owner = instance.map { Value.object($0) } ?? .none
    return try special("__get__", descriptor, [owner, .object(type)], span)
  }

  /// Tells the descriptors of a new class what they are called.
  func nameDescriptors(of type: UserClass, _ span: Span) throws(Fault) {
    for (name, value) in type.attributes {
      guard let descriptor = value.descriptor(with: "__set_name__") else { continue }
      _ = try special("__set_name__", descriptor, [.object(type), .text(name)], span)
    }
  }
}
