// `slice(start, stop, step)`: what stands between brackets, for classes that pick elements themselves.

final class SliceValue: ProgramObject {
  let start: Value
  let stop: Value
  let step: Value

  init(start: Value, stop: Value, step: Value) {
    (self.start, self.stop, self.step) = (start, stop, step)
  }

  var typeName: String { "a slice" }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    switch name {
    case "start": start
    case "stop": stop
    case "step": step
    default: nil
    }
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append("slice(")
    for (index, part) in [start, stop, step].enumerated() {
      if index > 0 { try writer.append(", ") }
      try writer.machine.write(part, to: &writer)
    }
    try writer.append(")")
  }
}
