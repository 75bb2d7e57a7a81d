// A graph that was recorded once, run again on what its leaves hold now.

/// A computation that is recorded once and run often: on new data of its leaves, without recording.
///
/// Values and gradients are to the last bit those of recording it anew, as long as the program would
/// record the same operations; `flips` tells of comparisons that came out otherwise.
///
/// ```swift
/// let w = Tensor(0.0, name: "w", requiresGrad: true)
/// let loss = FixedGraph { (w * 2 - 6).pow(2) }
/// for _ in 0..<20 {
///   loss.run()
///   loss.backward()
///   w.data -= 0.1 * w.grad!
///   w.zeroGrad()
/// }
/// print(w)  // tensor(3.0000, requires_grad=True)
/// ```
/// What is no operation on tensors is not repeated: what a program read with `item` or `detached()`
/// and put in as a number, what it computed within `noGrad`, which way an `if` went, and the
/// settings of operations such as an exponent or indices stay as they were.
///
/// A fixed graph depends on no other graph; running one of scalars allocates nothing. It holds its
/// leaves, but for parameters of one number, which may go where they would without it; running it
/// then says so. It belongs to the thread of its leaves.
public final class FixedGraph {
  let plan: FixedPlan
  let columns: Columns<Double>
  /// What many points are computed in, once there are any.
  var lanes: Columns<Lanes>?
  /// The arrays of places that are not scalars, and their gradients.
  private var arrays: [Int32: NDArray]
  private var grads: [Int32: NDArray] = [:]
  private var isDifferentiated = false

  /// Records what the closure computes, operations on constants and comparisons too.
  public convenience init(_ computation: () throws -> Tensor) rethrows {
    let state = ThreadState.current
    let recordedConstants = state.pointee.recordsConstants
    state.pointee.recordsConstants = true
    defer { state.pointee.recordsConstants = recordedConstants }
    let (graph, start) = (state.pointee.current.pointee.graph, state.pointee.current.pointee.count)
    let output = try computation()
    self.init(output) { $0.graph == graph ? start : 0 }
  }

  /// Takes over what a value was computed from.
  ///
  /// What was computed of constants alone, outside of `FixedGraph { … }`, is a constant in it, and so
  /// is the outcome of a comparison.
  ///
  /// - Precondition: the value's graph is still there.
  public convenience init(of output: Tensor) { self.init(output) { _ in 0 } }

  /// - Parameter start: Where on its tape the program began to ask for comparisons.
  private init(_ output: Tensor, start: (Tape) -> Int) {
    plan = trapping { () throws(TensorError) in
      let tape = try ThreadState.current.pointee.writtenTape(of: output)
      let root = tape.pointee.enter(output)
      return FixedPlan(
        tape: tape.pointee, root: Int(root), choosing: start(tape.pointee)..<tape.pointee.count)
    }
    columns = Columns(count: plan.values.count)
    columns.values.update(from: plan.values, count: plan.values.count)
    arrays = plan.arrays
    run()
  }

  deinit {
    columns.deallocate()
    lanes?.deallocate()
  }

  /// Computes everything again from what the leaves hold now.
  ///
  /// - Returns: the output, as a constant.
  @discardableResult
  public func run() -> Tensor {
    forward()
    return output
  }

  /// - Parameter move: An element of a leaf that is taken as another number than it holds.
  func forward(moving move: (place: Int, element: Int, distance: Double)? = nil) {
    isDifferentiated = false
    readLeaves { columns.values[$0] = $1 }
    if let move {
      columns.values[move.place] += move.distance
      arrays[Int32(move.place)]?.elements[move.element] += move.distance
    }
    withTables { steps, rules in
      columns.forward(steps, from: base, rules) { apply(plan.applications[$0]) }
    }
  }

  /// Adds the gradient of the output to the parameters it depends on, for the values of the last run.
  ///
  /// - Parameter gradient: What backpropagation begins with in place of 1, of the output's shape.
  /// - Precondition: the output depends on a parameter, and has one element where no `gradient` is
  ///   given.
  public func backward(_ gradient: Tensor? = nil) {
    differentiate(from: gradient)
    for input in plan.parameters {
      input.leaf._withUnsafeGuaranteedRef { leaf in
        if input.isScalar {
          leaf.accumulate(columns.grads[Int(input.place)])
        } else {
          leaf.accumulate(self.gradient(at: input.place))
        }
      }
    }
  }

  func differentiate(from gradient: Tensor?) {
    trapping { () throws(TensorError) in try checkDifferentiable(from: gradient?.array) }
    isDifferentiated = true
    if let side = arrays[Int32(plan.root)] {
      grads[Int32(plan.root)] = gradient?.array ?? NDArray(shape: side.shape, repeating: 1)
    } else {
      columns.grads[plan.root] = gradient?.item ?? 1
    }
    withTables { steps, rules in
      columns.backward(steps, from: base, rules) { applyBackward(plan.applications[$0]) }
    }
  }

  private func checkDifferentiable(from gradient: NDArray?) throws(TensorError) {
    guard plan.rootRequiresGrad else { throw TensorError(.notDifferentiable) }
    let shape = arrays[Int32(plan.root)]?.shape ?? []
    let operand = TensorError.Operand(name: nil, shape: shape)
    if let gradient {
      guard gradient.shape == shape else {
        throw TensorError(.gradientShape(gradient.shape), operands: [operand])
      }
    } else if shape.size != 1 {
      throw TensorError(.notAScalar, operands: [operand])
    }
  }

  // MARK: Reading

  /// What the last run gave.
  public var output: Tensor { tensor(at: plan.root) }

  /// What a tensor of the recorded graph was in the last run, as a constant.
  ///
  /// - Precondition: the output depends on it.
  public func value(of tensor: Tensor) -> Tensor { self.tensor(at: place(of: tensor)) }

  /// The gradient that a tensor of the recorded graph got in the last `backward`; nil where none has
  /// come there, or where the graph was run since.
  ///
  /// - Precondition: the output depends on it.
  public func grad(of tensor: Tensor) -> Tensor? {
    let place = place(of: tensor)
    guard isDifferentiated, plan.isReached[place] else { return nil }
    return Tensor(gradient(at: Int32(place)))
  }

  /// The comparisons that came out otherwise in the last run than when they were recorded: a program
  /// that asks for them may have gone another way.
  ///
  /// What is chosen within the graph, by `select`, `relu` or `maximum`, is right in any case.
  public var flips: [Flip] {
    plan.choices.compactMap { choice in
      array(at: choice.place).elements.map { $0 != 0 } == choice.recorded ? nil : choice.flip
    }
  }

  func place(of tensor: Tensor) -> Int {
    trapping { () throws(TensorError) in
      guard let place = plan.place(of: tensor) else { throw TensorError(.notInGraph) }
      return place
    }
  }

  private func tensor(at place: Int) -> Tensor {
    arrays[Int32(place)].map { Tensor($0) } ?? Tensor(literal: columns.values[place])
  }

  private func array(at place: Int) -> NDArray {
    arrays[Int32(place)] ?? NDArray(columns.values[place])
  }

  /// The gradient of what `backward` has just reached.
  func gradient(at place: Int32) -> NDArray { grads[place] ?? NDArray(columns.grads[Int(place)]) }

  // MARK: The loops

  /// Where results begin: in front of them are the inputs.
  var base: Int { plan.values.count - plan.steps.count }

  var isOfScalars: Bool { arrays.isEmpty }

  func withTables(
    _ body: (UnsafeBufferPointer<Step>, UnsafeBufferPointer<any ScalarRule>) -> Void
  ) {
    plan.steps.withUnsafeBufferPointer { steps in
      plan.rules.withUnsafeBufferPointer { rules in body(steps, rules) }
    }
  }

  /// Looks into every leaf.
  @inline(__always)
  func readLeaves(_ number: (_ place: Int, _ value: Double) -> Void) {
    for input in plan.inputs {
      input.leaf._withUnsafeGuaranteedRef { leaf in
        guard leaf.serial == input.serial else {
          fatalError(TensorError(.parameterIsGone).description)
        }
        if !input.isScalar { arrays[input.place] = leaf.current }
        number(Int(input.place), leaf.value)
      }
    }
    for constant in plan.constants {
      if let leaf = NotedConstants.leaf(of: constant.serial) { number(constant.place, leaf.value) }
    }
  }

  private func apply(_ application: FixedPlan.Application) {
    let result = application.operation.evaluate(
      application.operands.map { array(at: $0.place) }, shape: application.shape)
    if application.shape.isEmpty {
      columns.values[application.place] = result.elements[0]
    } else {
      arrays[Int32(application.place)] = result
    }
  }

  private func applyBackward(_ application: FixedPlan.Application) {
    let upstream = gradient(at: Int32(application.place))
    let operands = application.operands.map { array(at: $0.place) }
    let result = array(at: application.place)
    for (number, operand) in application.operands.enumerated() where operand.takesGradient {
      let contribution = application.operation.backward(
        upstream, to: number, of: operands, result: result)
      if arrays[Int32(operand.place)] == nil {
        columns.flow(contribution.elements[0], to: operand.place, begins: operand.begins)
      } else if operand.begins {
        grads[Int32(operand.place)] = contribution
      } else {
        grads[Int32(operand.place)]?.add(contribution)
      }
    }
  }
}

/// It runs on the leaves of its thread.
@available(*, unavailable)
extension FixedGraph: Sendable {}
