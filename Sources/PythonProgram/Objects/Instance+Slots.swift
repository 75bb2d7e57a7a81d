// Which attributes instances may have, where their classes say it.

extension Instance {
  /// Throws where the class has no place for an attribute: all that it is derived from say with
  /// `__slots__` which there are.
  func checkSlot(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) {
    guard type["__slots__"] != nil || type === machine.builtinClass("object") else { return }
    for other in type.order where other !== machine.builtinClass("object") {
      guard let slots = other.attributes["__slots__"] else { return }
      if case .string(let text) = slots {
        if try machine.string(text, span) == name { return }
        continue
      }
      for case .string(let text) in try machine.elements(of: slots, span) {
        if ["__dict__", name].contains(try machine.string(text, span)) { return }
      }
    }
    throw Fault(.name(.noAttribute(name, owner: typeName, suggestion: nil)), span)
  }
}
