// From the tape to the steps of a fixed graph: what a value was computed from, and nothing else.

import Algorithms
import ComputationGraph

/// What of a graph stays the same however often it is run.
struct FixedPlan {
  /// A leaf at a place, found by the address of its storage, held in `owners`.
  struct Input {
    let place: Int32
    let leaf: Unmanaged<Leaf>
    /// What the leaf's handles carried: another number means that it is gone.
    let serial: UInt64
    let isScalar: Bool
  }

  /// An operation on arrays, or a rule that has no loop of its own.
  struct Application {
    struct Operand {
      let place: Int
      let takesGradient: Bool
      var begins = false
    }
    let operation: any Operation
    var operands: [Operand]
    let place: Int
    let shape: Shape
  }

  let graph: UInt64
  private(set) var inputs: [Input] = []
  private var owners: [Leaf] = []
  /// Those that a gradient comes to.
  private(set) var parameters: [Input] = []
  /// Constants without storage: they have one once they are changed.
  private(set) var constants: [(place: Int, serial: UInt64)] = []
  private(set) var steps: [Step] = []
  private(set) var rules: [any ScalarRule]
  private(set) var applications: [Application] = []
  private(set) var choices: [Choice] = []
  /// The numbers of all places, as they were recorded; those that are not scalars in `arrays`.
  private(set) var values: [Double] = []
  private(set) var arrays: [Int32: NDArray] = [:]
  private(set) var root = 0
  /// By place, whether a gradient comes there.
  private(set) var isReached: [Bool] = []
  private(set) var rootRequiresGrad = false

  /// The place of what stands at a position of the tape, or −1.
  private var places: [Int32]
  private let areGates: [Bool]
  private var positions: [Int32] = []
  private var leafPlaces: [ObjectIdentifier: Int32] = [:]
  private var constantPlaces: [UInt64: Int32] = [:]

  /// - Parameter choosing: Where comparisons count although the output may not depend on them: the
  ///   program may have asked how they came out.
  init(tape: Tape, root: Int, choosing: Range<Int>) {
    graph = tape.graph
    let table = OperationCode.table
    (rules, areGates) = (table.rules, table.areGates)
    places = [Int32](repeating: -1, count: max(root + 1, choosing.upperBound))
    var isNeeded = [Bool](repeating: false, count: places.count)
    isNeeded[root] = true
    for position in choosing where tape.isComparison(at: position) { isNeeded[position] = true }
    for position in isNeeded.indices.reversed() where isNeeded[position] {
      tape.forEachOperand(at: position) { isNeeded[$0] = true }
    }
    let serials = tape.constants.serials(in: graph)
    for position in isNeeded.indices where isNeeded[position] {
      if tape.isInput(at: position) {
        enterInput(at: position, of: tape, serial: serials[Int32(position)])
      }
    }
    let base = values.count
    for position in isNeeded.indices where isNeeded[position] && !tape.isInput(at: position) {
      places[position] = Int32(values.count)
      positions.append(Int32(position))
      enterValue(at: position, of: tape)
      if tape.records[position].kind == .plain {
        enterPlain(tape.records[position])
      } else {
        enterEntry(tape.entries[Int(tape.records[position].payload)].operation, position, of: tape)
      }
    }
    self.root = Int(places[root])
    rootRequiresGrad = tape.records[root].flags.contains(.requiresGrad)
    directGradients(base: base)
    choices = tape.choices(at: positions, places)
    places = []
  }

  // MARK: Building

  private mutating func enterValue(at position: Int, of tape: Tape) {
    if !tape.records[position].flags.contains(.isScalar) {
      arrays[Int32(values.count)] = tape.array(at: position)
    }
    values.append(tape.records[position].value)
  }

  /// A leaf has one place, also where it was changed meanwhile and stands on the tape twice.
  private mutating func enterInput(at position: Int, of tape: Tape, serial: UInt64?) {
    let record = tape.records[position]
    let place = Int32(values.count)
    let leaf =
      record.kind == .leaf
      ? tape.leaves[Int(record.payload)].leaf : serial.flatMap { NotedConstants.leaf(of: $0) }
    if let leaf {
      if let known = leafPlaces[ObjectIdentifier(leaf)] {
        places[position] = known
        return
      }
      leafPlaces[ObjectIdentifier(leaf)] = place
      owners.append(leaf)
      inputs.append(
        Input(
          place: place, leaf: .passUnretained(leaf), serial: leaf.serial,
          isScalar: leaf.array == nil))
    } else if let serial {
      if let known = constantPlaces[serial] {
        places[position] = known
        return
      }
      constantPlaces[serial] = place
      constants.append((Int(place), serial))
    }
    places[position] = place
    enterValue(at: position, of: tape)
  }

  private mutating func enterPlain(_ record: Record) {
    let kind: Step.Kind =
      switch record.code {
      case Multiply.code.rawValue: .multiply
      case Add.code.rawValue: .add
      default: areGates[Int(record.code)] ? .gate : .rule
      }
    enterStep(
      kind, Int32(record.code), places[Int(record.first)],
      record.second < 0 ? nil : places[Int(record.second)],
      record.flags.contains(.firstNeedsGrad), record.flags.contains(.secondNeedsGrad))
  }

  private mutating func enterStep(
    _ kind: Step.Kind, _ payload: Int32, _ first: Int32, _ second: Int32?, _ toFirst: Bool,
    _ toSecond: Bool
  ) {
    var step = Step(first: first, second: second ?? first, payload: payload, kind: kind)
    if toFirst { step.flags.insert(.toFirst) }
    if toSecond { step.flags.insert(.toSecond) }
    steps.append(step)
  }

  private mutating func enterEntry(_ operation: any Operation, _ position: Int, of tape: Tape) {
    let operands = tape.operands(at: position)
    let areScalars = (operands + [position]).allSatisfy {
      tape.records[$0].flags.contains(.isScalar)
    }
    if areScalars, operands.count <= 2, let rule = operation as? any ScalarRule {
      let isBinary = operands.count == 2
      enterStep(
        type(of: rule).isGate ? .gate : .rule, Int32(rules.count), places[operands[0]],
        isBinary ? places[operands[1]] : nil, tape.needsGrad(0, at: position),
        isBinary && tape.needsGrad(1, at: position))
      rules.append(rule)
    } else {
      steps.append(Step(payload: Int32(applications.count), kind: .application))
      applications.append(
        Application(
          operation: operation,
          operands: operands.indices.map {
            .init(
              place: Int(places[operands[$0]]), takesGradient: tape.needsGrad($0, at: position))
          }, place: values.count - 1, shape: tape.shape(at: position)))
    }
  }

  /// Finds out which values a gradient reaches, and which contribution comes there first: neither
  /// depends on numbers.
  private mutating func directGradients(base: Int) {
    var isReached = [Bool](repeating: false, count: values.count)
    isReached[root] = rootRequiresGrad
    func begins(at place: Int) -> Bool {
      defer { isReached[place] = true }
      return !isReached[place]
    }
    for index in steps.indices.reversed() {
      guard isReached[base + index] else {
        steps[index].flags = []
        continue
      }
      if steps[index].kind == .application {
        let application = Int(steps[index].payload)
        for operand in applications[application].operands.indices
        where applications[application].operands[operand].takesGradient {
          applications[application].operands[operand].begins =
            begins(at: applications[application].operands[operand].place)
          steps[index].flags = .toFirst
        }
      } else {
        if steps[index].flags.contains(.toFirst), begins(at: Int(steps[index].first)) {
          steps[index].flags.insert(.beginsFirst)
        }
        if steps[index].flags.contains(.toSecond), begins(at: Int(steps[index].second)) {
          steps[index].flags.insert(.beginsSecond)
        }
      }
    }
    self.isReached = isReached
    for (input, leaf) in zip(inputs, owners) where leaf.requiresGrad && isReached[Int(input.place)]
    {
      parameters.append(input)
    }
  }

  // MARK: Finding

  /// The place of a value, or nil where it is no part of the graph.
  func place(of tensor: Tensor) -> Int? {
    if tensor.isLeaf {
      return
        (tensor.leaf.flatMap { leafPlaces[ObjectIdentifier($0)] }
        ?? constantPlaces[tensor.graph]).map(Int.init)
    }
    guard tensor.graph == graph else { return nil }
    let index = positions.partitioningIndex { $0 >= tensor.position }
    guard index < positions.count, positions[index] == tensor.position else { return nil }
    return values.count - steps.count + index
  }
}

extension Tape {
  fileprivate func isInput(at position: Int) -> Bool {
    records[position].kind != .plain && records[position].kind != .entry
  }
}
