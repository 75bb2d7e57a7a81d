// Several targets at once.

/// `a, *b = …`.
final class TupleTarget: TargetNode {
  private let targets: [TargetNode]
  private let star: Int?
  /// The two, where there are no more.
  let pair: (TargetNode, TargetNode)?

  init(_ targets: [TargetNode], star: Int?, _ span: Span) {
    self.targets = targets
    self.star = star
    pair = targets.count == 2 && star == nil ? (targets[0], targets[1]) : nil
    super.init(span)
  }

  override func assign(
    _ value: Value, _ source: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    if star == nil, case .object(let object) = value, let elements = object as? Elements,
      elements.count == targets.count
    {
      try machine.charge(work: (elements.count + 1).times(10), source)
      for (index, target) in targets.enumerated() {
        // What is assigned may change the list that it comes from.
        guard let element = elements.element(at: index) else {
          throw Fault(.value(.shortened), source)
        }
        try target.assign(element, source, frame, machine)
      }
      return
    }
    var values: [Value]
    do throws(Fault) { values = try machine.elements(of: value, source) } catch {
      throw error.saying(.notUnpackable(value.typeName), ofNotIterable: value)
    }
    let single = targets.count - (star == nil ? 0 : 1)
    guard star == nil ? values.count == single : values.count >= single else {
      throw Fault(
        .value(.unpack(expected: single, got: values.count, isLeast: star != nil)), span)
    }
    if let star {
      let rest = star..<(star + values.count - single)
      values.replaceSubrange(rest, with: [try machine.sequence(Array(values[rest]), .list, source)])
    }
    for (target, value) in zip(targets, values) {
      try target.assign(value, source, frame, machine)
    }
  }

  override func delete(_ frame: Frame, _ machine: Interpreter) throws(Fault) {
    for target in targets { try target.delete(frame, machine) }
  }
}
