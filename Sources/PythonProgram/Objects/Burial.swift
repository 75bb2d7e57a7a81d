// Lets go of containers that are inside each other, however deep.

/// Lets go of values one after the other: containers in each other could be deeper than the stack.
///
/// Nobody else may hold the array, or nothing in it would be held here alone.
func bury(_ pending: inout [Value]) {
  while !pending.isEmpty {
    if var list = takeLast(Elements.self, of: &pending) {
      if isKnownUniquelyReferenced(&list) { pending += list.emptied() }
    } else if var dictionary = takeLast(DictionaryValue.self, of: &pending) {
      if isKnownUniquelyReferenced(&dictionary) { pending += dictionary.emptied() }
    } else if var set = takeLast(SetValue.self, of: &pending) {
      if isKnownUniquelyReferenced(&set) { pending += set.emptied() }
    } else if var instance = takeLast(Instance.self, of: &pending) {
      if isKnownUniquelyReferenced(&instance) { pending += instance.emptied() }
    } else {
      pending.removeLast()
    }
  }
}

/// The last value, if it is of that type; then only the result holds it. A function of its own:
/// without optimization a name holds its value until its scope ends.
private func takeLast<T: ProgramObject & AnyObject>(
  _ type: T.Type, of values: inout [Value]
) -> T? {
  guard let object = values[values.count - 1].object(as: type) else { return nil }
  values.removeLast()
  return object
}
