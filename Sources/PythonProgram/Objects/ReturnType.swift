// What PyTorch calls the results of a function that has several.

/// A type of `torch.return_types`: a tuple whose parts have names.
struct ReturnType {
  let name: String
  let parts: [String]

  func part(_ name: String, of values: Elements) -> Value? {
    parts.firstIndex(of: name).map { values[$0] }
  }

  func write(_ values: Elements, to writer: inout TextWriter) throws(Fault) {
    try writer.append("torch.return_types.\(name)(")
    for (place, part) in parts.enumerated() {
      try writer.append((place == 0 ? "\n" : ",\n") + part + "=")
      try writer.machine.write(values[place], to: &writer)
    }
    try writer.append(")")
  }
}

extension Call {
  /// A tuple of such a type.
  func results(_ name: String, _ parts: [String], _ values: [Value]) throws(Fault) -> Value {
    let result = try machine.sequence(values, .tuple, span)
    result.object(as: Elements.self)?.returnType = ReturnType(name: name, parts: parts)
    return result
  }
}
