// The tape: what was computed, in the order it was computed, in flat arrays.

import Algorithms
import ComputationGraph

/// The record of one graph.
///
/// Creation order is topological order, so that backward is one loop from the end, without a
/// sort, a visited set or recursion. A tape is used by one thread only and reached through a
/// pointer: the fast path neither counts references nor checks exclusive access.
@usableFromInline
struct Tape {
  /// Tells this graph from every other one in the process, also after it is gone.
  private(set) var graph: UInt64
  @usableFromInline private(set) var records: UnsafeMutablePointer<Record>
  @usableFromInline var count = 0
  /// Whether there are sums whose parts are not written.
  var hasSums = false
  /// Whether a pass has released what it came through.
  var hasReleased = false
  @usableFromInline private(set) var capacity: Int
  /// Gradients of the first `differentiated` records; for tensors only whether there is one.
  var grads: UnsafeMutablePointer<Double>
  private var gradCapacity = 0
  private(set) var differentiated = 0
  var entries: [Entry] = []
  var leaves: [LeafUse] = []
  /// Where the values of other graphs stand that a gradient goes back to.
  private(set) var outsiders: [(position: Int, origin: Handle)] = []
  /// Where the constants stand that have no storage, and how many there are.
  var constants = ConstantTable()
  private(set) var constantCount = 0
  /// The values that were differentiated, each with the gradient that backward began with.
  var passes: [(root: Int, seed: NDArray)] = []
  /// The work of all operations, and the numbers of their results: what a budget is charged with
  /// when the tape is gone over again. Counted only where there is a budget.
  var work = 0
  var numbers = 0
  /// First names, labels, source lines and scopes, kept out of the hot path.
  private(set) var names: [Int32: String] = [:]
  var labels: [Int32: String] = [:]
  var sources = Runs<String?>()
  /// Where a Swift program named a value.
  private var sites: [Int32: CallSite] = [:]
  var scopes = Runs<[ScopeEntry]>()

  init(graph: UInt64) {
    self.graph = graph
    capacity = 256
    records = .allocate(capacity: capacity)
    grads = .allocate(capacity: 0)
  }

  func deallocate() {
    records.deallocate()
    grads.deallocate()
  }

  /// Forgets everything but its memory, and starts another graph.
  mutating func recycle(as graph: UInt64) {
    self.graph = graph
    count = 0
    hasSums = false
    hasReleased = false
    differentiated = 0
    entries.removeAll(keepingCapacity: true)
    leaves.removeAll(keepingCapacity: true)
    outsiders.removeAll(keepingCapacity: true)
    constantCount = 0
    passes.removeAll(keepingCapacity: true)
    work = 0
    numbers = 0
    names.removeAll(keepingCapacity: true)
    sites.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    sources.removeAll()
    scopes.removeAll()
  }

  @inlinable @inline(__always)
  mutating func append(_ record: Record) -> Int32 {
    if _slowPath(count == capacity) { grow() }
    (records + count).initialize(to: record)
    count += 1
    return Int32(truncatingIfNeeded: count - 1)
  }

  @usableFromInline @inline(never)
  mutating func grow() {
    guard capacity < Int32.max / 2 else { fatalError(TensorError(.graphTooLong).description) }
    let larger = UnsafeMutablePointer<Record>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: records, count: count)
    records.deallocate()
    records = larger
    capacity *= 2
  }

  /// Puts a leaf on the tape as it is now, or finds it there.
  mutating func enter(_ leaf: Leaf) -> Int32 {
    if leaf.graph == graph { return leaf.position }
    var flags: Record.Flags = leaf.array == nil ? [.isScalar] : []
    if leaf.requiresGrad {
      flags.insert(.requiresGrad)
      if let origin = leaf.origin { outsiders.append((count, origin)) }
    }
    leaves.append(LeafUse(leaf: leaf, position: count, array: leaf.array))
    leaf.position = append(
      Record(value: leaf.value, payload: Int32(leaves.count - 1), kind: .leaf, flags: flags))
    leaf.graph = graph
    return leaf.position
  }

  /// Where a value stands on this tape; a leaf is put there first.
  ///
  /// - Precondition: a computed value belongs to this graph, or its numbers were kept.
  mutating func enter(_ value: Tensor) -> Int32 {
    if !value.isLeaf, value.graph != graph, let kept = value.owner { return enter(kept) }
    return enter(value.handle, value.leaf)
  }

  mutating func enter(_ value: Handle, _ leaf: Leaf?) -> Int32 {
    guard value.isLeaf else { return value.position }
    if value.isConstant {
      let position = constants.position(of: value.graph, in: graph)
      if position >= 0 { return position }
    }
    if let leaf { return enter(leaf) }
    let position = append(
      Record(
        value: value.value, payload: Int32(constantCount), kind: .constant, flags: [.isScalar]))
    constantCount += 1
    constants.insert(value.graph, at: position, in: graph)
    return position
  }

  /// Where a value stands, if it does.
  func position(of value: Tensor) -> Int? {
    if !value.isLeaf {
      if value.graph == graph { return Int(value.position) }
      guard let kept = value.owner, kept.graph == graph else { return nil }
      return Int(kept.position)
    }
    guard let leaf = value.leaf, leaf.graph == graph else { return nil }
    return Int(leaf.position)
  }

  // MARK: Reading

  func operation(at position: Int) -> (any Operation)? {
    operation(at: position, rules: OperationCode.table.rules)
  }

  /// The operation of a record; for those who ask often, with the table of rules at hand.
  func operation(at position: Int, rules: [any PlainRule]) -> (any Operation)? {
    let record = records[position]
    switch record.kind {
    case .leaf, .constant, .literal: return nil
    case .plain: return rules[Int(record.code)]
    case .sum: preconditionFailure("the parts of sums are written before operations are asked for")
    case .entry: return entries[Int(record.payload)].operation
    }
  }

  func operands(at position: Int) -> [Int] {
    var operands: [Int] = []
    forEachOperand(at: position) { operands.append($0) }
    return operands
  }

  @inline(__always)
  func forEachOperand(at position: Int, _ body: (Int) -> Void) {
    let record = records[position]
    if record.kind == .entry, !entries[Int(record.payload)].operands.isEmpty {
      for operand in entries[Int(record.payload)].operands { body(Int(operand)) }
    } else {
      if record.first >= 0 { body(Int(record.first)) }
      if record.second >= 0 { body(Int(record.second)) }
    }
  }

  func shape(at position: Int) -> Shape {
    let record = records[position]
    if record.flags.contains(.isScalar) { return [] }
    return record.kind == .entry
      ? entries[Int(record.payload)].array.shape : leaves[Int(record.payload)].array?.shape ?? []
  }

  func array(at position: Int) -> NDArray {
    let record = records[position]
    if record.flags.contains(.isScalar) { return NDArray(record.value) }
    return record.kind == .entry
      ? entries[Int(record.payload)].array
      : leaves[Int(record.payload)].array ?? NDArray(record.value)
  }

  /// The gradient that reached a value, or nil where none did.
  func grad(at position: Int) -> NDArray? {
    guard position < differentiated, isReached(position) else { return nil }
    let record = records[position]
    if record.flags.contains(.isScalar) { return NDArray(grads[position]) }
    return record.kind == .entry
      ? entries[Int(record.payload)].grad : leaves[Int(record.payload)].grad
  }

  func name(at position: Int) -> String? {
    let record = records[position]
    return record.kind == .leaf ? leaves[Int(record.payload)].leaf.name : names[Int32(position)]
  }

  /// The first name stays.
  mutating func name(_ position: Int32, _ name: String, _ site: CallSite?) {
    guard names[position] == nil else { return }
    names[position] = name
    if let site { sites[position] = site }
  }

  mutating func forgetNames(at position: Int) {
    let position = Int32(position)
    if names.removeValue(forKey: position) != nil { sites[position] = nil }
    if !labels.isEmpty { labels[position] = nil }
  }

  /// Where a value with a name was named, in a Swift program.
  func site(at position: Int) -> CallSite? { sites[Int32(position)] }

  func needsGrad(_ operand: Int, at position: Int) -> Bool {
    let record = records[position]
    if record.kind == .entry, !entries[Int(record.payload)].operands.isEmpty {
      return entries[Int(record.payload)].operation.isDifferentiable
        && records[Int(entries[Int(record.payload)].operands[operand])].flags
          .contains(.requiresGrad)
    }
    return record.flags.contains(operand == 0 ? .firstNeedsGrad : .secondNeedsGrad)
  }

  // MARK: Gradients

  /// The bits that stand for "no gradient has come here": a NaN that no arithmetic makes. The
  /// first contribution replaces it, so that −0 stays −0 as in PyTorch.
  static let unreached: UInt64 = 0x7FF4_5EED_0BAC_CAFE

  @inline(__always)
  func isReached(_ position: Int) -> Bool { grads[position].bitPattern != Tape.unreached }

  /// Makes room for the gradient of every record, none of them reached.
  mutating func clearGradients() {
    if gradCapacity < count {
      grads.deallocate()
      grads = .allocate(capacity: capacity)
      gradCapacity = capacity
    }
    grads.update(repeating: Double(bitPattern: Tape.unreached), count: count)
    differentiated = count
    for i in entries.indices { entries[i].grad = nil }
    for i in leaves.indices { leaves[i].grad = nil }
  }

  @inline(__always)
  func accumulate(_ contribution: Double, at position: Int) {
    Tape.accumulate(contribution, at: position, in: grads)
  }

  /// - Returns: the gradient with the contribution.
  @inline(__always) @discardableResult
  static func accumulate(
    _ contribution: Double, at position: Int, in grads: UnsafeMutablePointer<Double>
  ) -> Double {
    let before = grads[position]
    let sum = before.bitPattern == Tape.unreached ? contribution : before + contribution
    grads[position] = sum
    return sum
  }

  mutating func accumulate(_ contribution: NDArray, at position: Int) {
    let record = records[position]
    if record.flags.contains(.isScalar) {
      return accumulate(contribution.elements[0], at: position)
    }
    grads[position] = 0
    let place = Int(record.payload)
    if record.kind == .entry {
      if entries[place].grad == nil {
        entries[place].grad = contribution
      } else {
        entries[place].grad?.add(contribution)
      }
    } else if leaves[place].grad == nil {
      leaves[place].grad = contribution
    } else {
      leaves[place].grad?.add(contribution)
    }
  }
}

/// Something that stays the same for many records in a row: kept where it changes.
struct Runs<Element: Equatable> {
  private var starts: [Int] = []
  private var elements: [Element] = []

  mutating func begin(_ element: Element, at start: Int) {
    if starts.last == start {
      elements[elements.count - 1] = element
    } else if elements.last != element {
      starts.append(start)
      elements.append(element)
    }
  }

  mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    elements.removeAll(keepingCapacity: true)
  }

  /// Where the run that a position is in ends.
  func end(ofRunAt position: Int) -> Int {
    let next = starts.partitioningIndex { $0 > position }
    return next < starts.count ? starts[next] : .max
  }

  subscript(position: Int) -> Element? {
    let next = starts.partitioningIndex { $0 > position }
    return next == 0 ? nil : elements[next - 1]
  }
}
