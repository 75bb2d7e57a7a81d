// A fixed graph of scalars run at many points at once, eight side by side.

/// What a graph gave at each of many points, in their order.
public struct PointRuns: Sendable, Equatable {
  /// The output at each point.
  public fileprivate(set) var values: [Double] = []
  /// For each leaf that was given values: ∂output/∂leaf at each point, 0 where it takes none. Empty
  /// where no gradient was asked for.
  public fileprivate(set) var grads: [[Double]] = []
  /// The points at which a comparison came out otherwise than when it was recorded.
  public fileprivate(set) var flipped: [Int] = []
}

extension FixedGraph {
  /// The output at many points, each to the last bit what `run()` gives there.
  ///
  /// ```swift
  /// let x = Tensor(0.0, requiresGrad: true)
  /// let curve = FixedGraph { x * x - 1 }
  /// print(curve.run(at: [(x, [1, 2, 3])]).values)  // [0.0, 3.0, 8.0]
  /// ```
  /// From eight points on an operation takes less than a nanosecond a point. `value(of:)`, `output`
  /// and `flips` stay those of the last `run()`.
  ///
  /// - Parameter points: Leaves, each with its value at each point; others keep what they hold.
  /// - Precondition: a graph of scalars; leaves in it, without any twice; as many values for each.
  public func run(at points: [(leaf: Tensor, values: [Double])]) -> PointRuns {
    run(at: points, backward: false)
  }

  /// The output at many points, and its gradients.
  ///
  /// Parameters that are given no values get the sum of their gradients over the points, added to
  /// what they have in the order of the points: to the last bit what `run()` and `backward()` add,
  /// point after point. The leaves that are given values get nothing: theirs are in the result.
  ///
  /// - Precondition: as for `run(at:)`, and the output depends on a parameter.
  public func backward(at points: [(leaf: Tensor, values: [Double])]) -> PointRuns {
    trapping { () throws(TensorError) in
      guard plan.rootRequiresGrad else { throw TensorError(.notDifferentiable) }
    }
    return run(at: points, backward: true)
  }

  private func run(
    at points: [(leaf: Tensor, values: [Double])], backward: Bool
  ) -> PointRuns {
    let (given, count) = trapping { () throws(TensorError) in try check(points) }
    let lanes = lanes ?? makeLanes()
    readLeaves { lanes.values[$0] = Lanes($1) }
    let summed =
      given.contains { plan.isReached[$0] }
      ? plan.parameters.filter { !given.contains(Int($0.place)) } : plan.parameters
    var runs = PointRuns()
    runs.values = [Double](repeating: 0, count: count)
    if backward { runs.grads = given.map { _ in runs.values } }
    withTables { steps, rules in
      for start in stride(from: 0, to: count, by: Lanes.count) {
        let filled = min(Lanes.count, count - start)
        for (place, column) in zip(given, points) {
          // Lanes past the end repeat the last point.
          for lane in 0..<Lanes.count {
            lanes.values[place].numbers[lane] = column.values[start + min(lane, filled - 1)]
          }
        }
        lanes.forward(steps, from: base, rules) { plan.applications[$0].apply(in: lanes) }
        for lane in 0..<filled {
          runs.values[start + lane] = lanes.values[plan.root].numbers[lane]
        }
        if !plan.choices.isEmpty { noteFlips(in: lanes, start..<start + filled, &runs) }
        guard backward else { continue }
        lanes.grads[plan.root] = 1
        lanes.backward(steps, from: base, rules) { plan.applications[$0].applyBackward(in: lanes) }
        for (number, place) in given.enumerated() where plan.isReached[place] {
          for lane in 0..<filled {
            runs.grads[number][start + lane] = lanes.grads[place].numbers[lane]
          }
        }
        for input in summed {
          input.leaf._withUnsafeGuaranteedRef {
            $0.accumulate(lanes.grads[Int(input.place)], count: filled)
          }
        }
      }
    }
    return runs
  }

  private func makeLanes() -> Columns<Lanes> {
    let made = Columns<Lanes>(count: plan.values.count)
    for place in plan.values.indices { made.values[place] = Lanes(plan.values[place]) }
    lanes = made
    return made
  }

  private func noteFlips(in lanes: Columns<Lanes>, _ points: Range<Int>, _ runs: inout PointRuns) {
    for (lane, point) in points.enumerated() {
      let isFlipped = plan.choices.contains {
        (lanes.values[$0.place].numbers[lane] != 0) != $0.recorded[0]
      }
      if isFlipped { runs.flipped.append(point) }
    }
  }

  private func check(
    _ points: [(leaf: Tensor, values: [Double])]
  ) throws(TensorError) -> (given: [Int], count: Int) {
    guard isOfScalars, plan.applications.allSatisfy({ $0.operation is any ElementwiseRule }) else {
      throw TensorError(.notOfScalars)
    }
    for (leaf, _) in points where !leaf.isLeaf {
      throw TensorError(.notAnInput, operands: [leaf.operandDescription])
    }
    let count = points.first?.values.count ?? 0
    guard points.allSatisfy({ $0.values.count == count }) else {
      throw TensorError(.pointCounts(points.map(\.values.count)))
    }
    return (points.map { place(of: $0.leaf) }, count)
  }
}

extension Leaf {
  /// Adds the first lanes one after the other.
  @inline(__always)
  fileprivate func accumulate(_ lanes: Lanes, count: Int) {
    var sum = lanes.numbers[0]
    if let slope { sum = slope + sum }
    for lane in 1..<Lanes.count where lane < count { sum += lanes.numbers[lane] }
    slope = sum
  }
}

extension FixedPlan.Application {
  /// A rule that was not compiled for lanes, read with them all the same.
  fileprivate func apply(in columns: Columns<Lanes>) {
    guard let rule = operation as? any ElementwiseRule else { return }
    columns.values[place] = rule.value(of: operands.map { columns.values[$0.place] })
  }

  fileprivate func applyBackward(in columns: Columns<Lanes>) {
    guard let rule = operation as? any ElementwiseRule else { return }
    let locals = rule.derivatives(
      of: operands.map { columns.values[$0.place] }, result: columns.values[place])
    let upstream = columns.grads[place]
    for (operand, local) in zip(operands, locals) where operand.takesGradient {
      columns.flow(
        type(of: rule).contribution(upstream, local), to: operand.place, begins: operand.begins)
    }
  }
}
