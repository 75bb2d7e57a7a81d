// Python's ranges.

/// `range(start, stop, step)`.
final class RangeValue {
  let start: Int
  let stop: Int
  let step: Int

  init(start: Int, stop: Int, step: Int) {
    (self.start, self.stop, self.step) = (start, stop, step)
  }

  var count: Int {
    guard step > 0 ? stop > start : stop < start else { return 0 }
    // From end to end, ints are up to 2⁶⁴ apart.
    let distance = UInt(bitPattern: step > 0 ? stop &- start : start &- stop)
    return Int(clamping: (distance - 1) / step.magnitude + 1)
  }

  /// The element at a position that exists: it is an int, whatever overflows on the way.
  subscript(position: Int) -> Int { start &+ position &* step }

  var all: [Int] { (0..<count).map { self[$0] } }
}

extension RangeValue: ProgramObject {
  var typeName: String { "a range" }
  var length: Int? { count }

  func items(_ machine: Interpreter, _ span: Span) -> Items { RangeItems(self) }

  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value {
    switch try machine.pick(count, items, typeName, brackets) {
    case .element(let position): .int(self[position])
    case .slice(let positions):
      .object(
        RangeValue(
          start: self[positions.start], stop: self[positions.stop], step: step &* positions.step))
    }
  }

  func truth(_ machine: Interpreter, _ span: Span) -> Bool { count > 0 }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append("range(\(start), \(stop)\(step == 1 ? "" : ", \(step)"))")
  }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    guard let other = other as? RangeValue, count == other.count else { return false }
    return count == 0 || start == other.start && (count == 1 || step == other.step)
  }
}
