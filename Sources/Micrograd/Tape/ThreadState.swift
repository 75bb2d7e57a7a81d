// What each thread has of its own: the tape it records on and the one it differentiated last.

import CThread

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The state of one thread. The only mutable state of the library lives here.
///
/// A thread records on `current`. When backward has run on it, it becomes `finished`: its values
/// and gradients stay readable, and what is recorded on leaves from then on goes to a new tape.
/// When that one is finished too, the memory of the older one is used again. So an ordinary
/// training loop holds two tapes, whatever the number of its steps, and needs no reset.
@usableFromInline
struct ThreadState {
  @usableFromInline private(set) var current: UnsafeMutablePointer<Tape>
  private(set) var finished: UnsafeMutablePointer<Tape>?
  /// The upper bits of the number of every graph of this thread.
  private let thread: UInt64
  private var lastGraph: UInt64
  /// The current graph's number while the fast path may record on it: outside of `noGrad` and
  /// without a budget. Else a number that no value carries.
  @usableFromInline private(set) var fastGraph: UInt64 = .max
  var noGradDepth = 0 { didSet { updateFastGraph() } }
  /// Whether operations on constants are recorded too, as a program's picture needs them.
  var recordsConstants = false
  var budget: Budget? { didSet { updateFastGraph() } }
  private(set) var source: String?
  private(set) var scopes: [ScopeEntry] = []
  /// The scopes around each of these.
  private var outerScopes: [[ScopeEntry]] = []
  private var lastScope = 0
  private var lastSerial: UInt64
  private var parameters = ParameterPool.adopt()
  /// Memory of arrays, to be used again.
  var memory = RecycledMemory()

  /// Bits of a graph's number that count the graphs of one thread.
  private static let graphBits: UInt64 = 40

  private init() {
    // Above it are the bits that tell scalar leaves from graphs.
    thread = UInt64(gradviz_next_thread_number() & 0x3F_FFFF) << ThreadState.graphBits
    lastGraph = thread
    lastSerial = thread
    current = .allocate(capacity: 1)
    current.initialize(to: Tape(graph: 0))
    startTape()
  }

  /// The state of the current thread, made when it is first asked for.
  @inlinable static var current: UnsafeMutablePointer<ThreadState> {
    @inline(__always) get {
      let known = gradviz_thread_get()
      guard _fastPath(known != nil) else { return create() }
      return known.unsafelyUnwrapped.assumingMemoryBound(to: ThreadState.self)
    }
  }

  @usableFromInline @inline(never)
  static func create() -> UnsafeMutablePointer<ThreadState> {
    let state = UnsafeMutablePointer<ThreadState>.allocate(capacity: 1)
    state.initialize(to: ThreadState())
    gradviz_thread_set(state) { pointer in
      guard let state = pointer?.assumingMemoryBound(to: ThreadState.self) else { return }
      state.pointee.forEachTape { tape in
        tape.pointee.deallocate()
        tape.deinitialize(count: 1)
        tape.deallocate()
      }
      state.pointee.parameters.leaveBehind()
      state.deinitialize(count: 1)
      state.deallocate()
    }
    return state
  }

  // MARK: Tapes

  private mutating func startTape() {
    lastGraph += 1
    current.pointee.recycle(as: lastGraph)
    budget?.begin(lastGraph)
    note(on: current)
    updateFastGraph()
  }

  private mutating func updateFastGraph() {
    fastGraph = noGradDepth == 0 && budget == nil ? current.pointee.graph : .max
  }

  @inline(__always)
  private func forEachTape(_ body: (UnsafeMutablePointer<Tape>) -> Void) {
    body(current)
    if let finished { body(finished) }
  }

  /// Called when backward has run on the current tape.
  mutating func finishTape() {
    let recycled = finished
    finished = current
    if let recycled {
      current = recycled
    } else {
      current = .allocate(capacity: 1)
      current.initialize(to: Tape(graph: 0))
    }
    startTape()
  }

  /// The tape that holds a graph, or why there is none.
  func tape(of graph: UInt64) throws(TensorError) -> UnsafeMutablePointer<Tape> {
    if graph == current.pointee.graph { return current }
    if let finished, graph == finished.pointee.graph { return finished }
    let isOurs = graph >> ThreadState.graphBits == thread >> ThreadState.graphBits
    throw TensorError(isOurs ? .graphIsGone : .otherThread)
  }

  /// Where an operation on these operands is recorded: on the tape of those that a gradient flows
  /// to, or on the current one if all are leaves.
  ///
  /// Values whose numbers were kept may come from anywhere. A constant does not decide: what was
  /// computed from data before a loop would else pull the loop's rounds onto its old tape.
  func tape(for operands: [Tensor]) throws(TensorError) -> UnsafeMutablePointer<Tape> {
    var chosen: UnsafeMutablePointer<Tape>?
    for operand in operands where !operand.isLeaf && (operand.owner == nil || operand.requiresGrad)
    {
      guard let tape = try tape(ofValue: operand) else { continue }
      if let chosen, chosen != tape {
        let home = current.pointee.graph
        guard operands.allSatisfy({ $0.owner != nil || $0.isLeaf || $0.graph == home }) else {
          throw TensorError(.graphsDiffer)
        }
        return current
      }
      chosen = tape
    }
    return chosen ?? current
  }

  /// The tape that holds a value's graph; nil where only the value's numbers were kept.
  private func tape(ofValue value: Tensor) throws(TensorError) -> UnsafeMutablePointer<Tape>? {
    if value.owner == nil { return try tape(of: value.graph) }
    return try? tape(of: value.graph)
  }

  /// The tape of a computed value, which is to be differentiated.
  func tape(of value: Tensor) throws(TensorError) -> UnsafeMutablePointer<Tape> {
    guard let tape = try tape(ofValue: value) else { throw TensorError(.graphIsReleased) }
    return tape
  }

  /// The tape that a value is on, for one who reads its records; the current one where the value
  /// is on none.
  func writtenTape(of value: Tensor) throws(TensorError) -> UnsafeMutablePointer<Tape> {
    let tape = try value.isLeaf ? current : tape(ofValue: value) ?? current
    tape.pointee.writeParts()
    return tape
  }

  /// The tape that an operation on these would be recorded on, for one who reads its records.
  func writtenTape(for operands: [Tensor]) throws(TensorError) -> UnsafeMutablePointer<Tape> {
    let tape = try tape(for: operands)
    tape.pointee.writeParts()
    return tape
  }

  // MARK: Scalar leaves

  /// Whether leaves are made by a program: each then has its source line.
  var notesSources: Bool { budget != nil || source != nil }

  mutating func nextSerial() -> UInt64 {
    lastSerial += 1
    return lastSerial
  }

  mutating func makeParameter(_ value: Double, name: String?, _ site: CallSite?) -> Leaf {
    parameters.make(
      value, serial: Handle.storedBit | nextSerial(), name: name, site, scopes: scopes,
      graph: current.pointee.graph)
  }

  func forEachPlace(
    ofConstant serial: UInt64, _ body: (UnsafeMutablePointer<Tape>, Int32) -> Void
  ) {
    forEachTape { tape in
      let position = tape.pointee.constants.position(of: serial, in: tape.pointee.graph)
      if position >= 0 { body(tape, position) }
    }
  }

  /// A constant was changed: its next use is another value.
  func forgetConstant(_ serial: UInt64) {
    forEachTape { $0.pointee.constants.forget(serial, in: $0.pointee.graph) }
  }

  // MARK: What is noted besides

  mutating func setSource(_ source: String?) {
    self.source = source
    note(on: current)
  }

  mutating func enterScope(_ name: String) {
    lastScope += 1
    outerScopes.append(scopes)
    scopes.append(ScopeEntry(name: name, serial: lastScope))
    note(on: current)
  }

  mutating func leaveScope() {
    scopes = outerScopes.removeLast()
    note(on: current)
  }

  /// Notes on a tape where what it records from now on stands: always on the current one, and on
  /// the finished one when something is recorded there.
  func note(on tape: UnsafeMutablePointer<Tape>) {
    tape.pointee.sources.begin(source, at: tape.pointee.count)
    tape.pointee.scopes.begin(scopes, at: tape.pointee.count)
  }
}

/// One entering of a scope: entering the same name again is another scope.
struct ScopeEntry: Equatable {
  let name: String
  let serial: Int
}
