// `slice(start, stop, step)`: what stands between brackets, for classes that pick elements themselves.

final class SliceValue: ProgramObject {
  private var parts: (start: Value, stop: Value, step: Value)

  var start: Value { parts.start }
  var stop: Value { parts.stop }
  var step: Value { parts.step }

  init(start: Value, stop: Value, step: Value) { parts = (start, stop, step) }

  deinit { letGo(of: &parts, leaving: (.none, .none, .none)) }

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
