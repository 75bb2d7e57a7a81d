// The loops over the steps of a fixed graph, forward and back, for one number or for eight.

/// One operation of a fixed graph, 16 bytes. Its result stands behind those of the steps before.
struct Step {
  enum Kind: UInt8 {
    case multiply, add
    /// A rule on scalars, in the table of rules; a gate passes the gradient or blocks it.
    case rule, gate
    /// Any other operation, in the table of applications.
    case application
  }

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// Whether a gradient flows on to the first, to the second operand.
    static let toFirst = Flags(rawValue: 1)
    static let toSecond = Flags(rawValue: 2)
    /// Whether it is the first gradient that comes there: what is known beforehand need neither be
    /// cleared nor asked for.
    static let beginsFirst = Flags(rawValue: 4)
    static let beginsSecond = Flags(rawValue: 8)
  }

  /// The places of the operands; of one operand twice.
  var first: Int32 = 0
  var second: Int32 = 0
  /// A place in the table of rules, or of applications.
  var payload: Int32 = 0
  var kind: Kind
  var flags: Flags = []
}

/// What columns are made of: a quantity that rules are compiled for.
protocol ColumnQuantity: Quantity {
  static func value(_ rule: any ScalarRule, _ a: Self, _ b: Self) -> Self
  static func derivatives(_ rule: any ScalarRule, _ a: Self, _ b: Self, _ y: Self) -> (Self, Self)
}

extension Double: ColumnQuantity {
  @inline(__always)
  static func value(_ rule: any ScalarRule, _ a: Double, _ b: Double) -> Double {
    rule.scalarValue(a, b)
  }
  @inline(__always)
  static func derivatives(
    _ rule: any ScalarRule, _ a: Double, _ b: Double, _ y: Double
  ) -> (Double, Double) { rule.scalarDerivatives(a, b, y) }
}

extension Lanes: ColumnQuantity {
  @inline(__always)
  static func value(_ rule: any ScalarRule, _ a: Lanes, _ b: Lanes) -> Lanes {
    rule.laneValue(a, b)
  }
  @inline(__always)
  static func derivatives(
    _ rule: any ScalarRule, _ a: Lanes, _ b: Lanes, _ y: Lanes
  ) -> (Lanes, Lanes) { rule.laneDerivatives(a, b, y) }
}

/// The values and the gradients of a fixed graph, by place: inputs first, then a result a step.
struct Columns<Q: ColumnQuantity> {
  let values: UnsafeMutablePointer<Q>
  let grads: UnsafeMutablePointer<Q>

  init(count: Int) {
    values = .allocate(capacity: count)
    grads = .allocate(capacity: count)
    values.initialize(repeating: 0, count: count)
    grads.initialize(repeating: 0, count: count)
  }

  func deallocate() {
    values.deallocate()
    grads.deallocate()
  }

  @inline(__always)
  func forward(
    _ steps: UnsafeBufferPointer<Step>, from base: Int,
    _ rules: UnsafeBufferPointer<any ScalarRule>, apply: (_ application: Int) -> Void
  ) {
    for index in steps.indices {
      let step = steps[index]
      let result = values + (base + index)
      let a = values + Int(step.first)
      let b = values + Int(step.second)
      switch step.kind {
      // The two commonest rules need no call.
      case .multiply: result.pointee = Multiply().value(a.pointee, b.pointee)
      case .add: result.pointee = Add().value(a.pointee, b.pointee)
      case .rule, .gate:
        result.pointee = Q.value(rules[Int(step.payload)], a.pointee, b.pointee)
      case .application: apply(Int(step.payload))
      }
    }
  }

  /// The loop of `Tape.backward`, with everything decided beforehand that values do not change.
  @inline(__always)
  func backward(
    _ steps: UnsafeBufferPointer<Step>, from base: Int,
    _ rules: UnsafeBufferPointer<any ScalarRule>, apply: (_ application: Int) -> Void
  ) {
    for index in steps.indices.reversed() {
      let step = steps[index]
      guard !step.flags.isEmpty else { continue }
      if step.kind == .application {
        apply(Int(step.payload))
        continue
      }
      let upstream = grads[base + index]
      if step.kind == .add {
        flow(step, upstream, upstream)
        continue
      }
      let a = values[Int(step.first)]
      let b = values[Int(step.second)]
      let y = values[base + index]
      switch step.kind {
      case .multiply:
        let locals = Multiply().derivatives(a, b, y)
        flow(step, upstream * locals.0, upstream * locals.1)
      case .gate:
        let locals = Q.derivatives(rules[Int(step.payload)], a, b, y)
        flow(step, .gated(upstream, locals.0), .gated(upstream, locals.1))
      default:
        let locals = Q.derivatives(rules[Int(step.payload)], a, b, y)
        flow(step, upstream * locals.0, upstream * locals.1)
      }
    }
  }

  @inline(__always)
  private func flow(_ step: Step, _ first: Q, _ second: Q) {
    if step.flags.contains(.toFirst) {
      flow(first, to: Int(step.first), begins: step.flags.contains(.beginsFirst))
    }
    if step.flags.contains(.toSecond) {
      flow(second, to: Int(step.second), begins: step.flags.contains(.beginsSecond))
    }
  }

  @inline(__always)
  func flow(_ contribution: Q, to place: Int, begins: Bool) {
    grads[place] = begins ? contribution : grads[place] + contribution
  }
}
