// Lets go of containers that are inside each other, however deep.

/// Lets go of values one after the other: containers in each other could be deeper than the stack.
func bury(_ values: [Value]) {
  var pending = values
  while let value = pending.popLast() {
    guard value.depth > 0 else { continue }
    switch container(of: value) {
    case var list as Elements:
      if isKnownUniquelyReferenced(&list) { pending += list.emptied() }
    case var dictionary as DictionaryValue:
      if isKnownUniquelyReferenced(&dictionary) { pending += dictionary.emptied() }
    default: break
    }
  }
}

private func container(of value: consuming Value) -> AnyObject? {
  if case .object(let object) = value { object as AnyObject } else { nil }
}
