// What the program calls its own objects: `w`, `xs[0]`, `n.layers[0].b`.

extension Interpreter {
  /// The first name by which the program gets to each value of a snapshot, by position.
  func names(
    in moment: ShownObjects.Moment, _ span: Span
  ) throws(Fault) -> [Int: String] {
    let positions = moment.snapshot.positions
    var names: [Int: String] = [:]
    var seen: Set<ObjectIdentifier> = []
    // A stack of its own: lists can be inside each other deeper than the thread's.
    var open: [(name: String, value: Value)] = []
    for values in [globals.values] + moment.names {
      open += values.reversed()
      while let (name, value) = open.popLast() {
        guard let object = value.object,
          object is Instance || object is Elements || object is DictionaryValue,
          seen.insert(ObjectIdentifier(object)).inserted
        else { continue }
        if let position = positions[ObjectIdentifier(object)] {
          names[position] = name
          continue
        }
        let parts = try parts(of: object, name, span)
        try charge(work: 0, numbers: parts.count.times(name.utf8.count / 8 + 3), span)
        open += parts.reversed()
      }
    }
    return names
  }

  private func parts(
    of object: any ProgramObject, _ name: String, _ span: Span
  ) throws(Fault) -> [(name: String, value: Value)] {
    switch object {
    case let elements as Elements:
      return try values(of: elements, span).enumerated().map { ("\(name)[\($0)]", $1) }
    // One that is not of this graph has a graph of its own.
    case let instance as Instance where !instance.isValue:
      try charge(work: instance.attributes.count.times(100), span)
      return instance.attributes.map { ("\(name).\($0)", $1) }
    case let dictionary as DictionaryValue:
      try charge(work: dictionary.entries.count.times(100), span)
      var parts: [(name: String, value: Value)] = []
      for (key, value) in dictionary.entries.values {
        guard case .string(let text) = key else { continue }
        parts.append(("\(name)['\(try string(text, span))']", value))
      }
      return parts
    default: return []
    }
  }
}
