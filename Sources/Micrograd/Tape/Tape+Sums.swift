// Sums of many scalars as one record, until somebody looks at their parts.

/// What is added to a sum of scalars: a scalar, or the product of two.
struct SumTerm {
  /// Where the scalar stands on the tape, or the factors.
  struct Operands: BitwiseCopyable {
    let first: Int32
    var second: Int32 = -1
  }
  let operands: Operands
  let value: Double
  /// Whether a gradient flows on from here.
  let requiresGrad: Bool
}

extension Tape {
  /// Records a sum of scalars, or of products of scalars, in one record.
  ///
  /// It takes as many places as its additions and products would: what is recorded later stands
  /// where it would then. Of those only the last is written, with the sum; in the room in front are
  /// the operands' places, eight bytes a term. Backward needs no more, and moves a quarter of the
  /// memory. Nobody has a handle on the parts; `writeParts` makes ordinary records of them for those
  /// who read the tape.
  ///
  /// - Parameters:
  ///   - limit: How many terms there are.
  ///   - term: The terms, from the first on; nil for one that cannot be recorded as it is.
  /// - Returns: how many of them are in the sum, at least two; else nil, and nothing is recorded.
  @inline(__always)
  mutating func appendSum(
    from start: SumTerm, ofProducts areProducts: Bool, atMost limit: Int,
    _ term: (Int) -> SumTerm?
  ) -> (record: Record, count: Int)? {
    // One alone would have no room in front of its record.
    guard limit > 1 else { return nil }
    let places = areProducts ? 2 : 1
    reserve(places * limit)
    // They end where the record begins, if all are recorded: what is read together lies together.
    let operands =
      UnsafeMutableRawPointer(records + (count + places * limit - 1))
      .assumingMemoryBound(to: SumTerm.Operands.self) - limit
    var (sum, requiresGrad, terms) = (start.value, start.requiresGrad, 0)
    while terms < limit, let term = term(terms), requiresGrad || term.requiresGrad {
      operands[terms] = term.operands
      sum += term.value
      requiresGrad = true
      terms += 1
    }
    guard terms > 1 else { return nil }
    let record = Record(
      value: sum, first: start.operands.first, second: Int32(terms),
      code: (areProducts ? OperationCode.multiply : .add).rawValue, kind: .sum,
      flags: start.requiresGrad
        ? [.isScalar, .requiresGrad, .firstNeedsGrad] : [.isScalar, .requiresGrad])
    count += places * terms - 1
    if terms < limit {
      UnsafeMutableRawPointer(mutating: parts(ofSum: record, at: count).operands.baseAddress!)
        .copyMemory(from: operands, byteCount: terms * MemoryLayout<SumTerm.Operands>.stride)
    }
    _ = append(record)
    hasSums = true
    return (record, terms)
  }

  /// The first of the places that a sum takes, and what is added in them.
  @inline(__always)
  func parts(
    ofSum sum: Record, at position: Int
  ) -> (first: Int, areProducts: Bool, operands: UnsafeBufferPointer<SumTerm.Operands>) {
    let areProducts = sum.code == OperationCode.multiply.rawValue
    let terms = Int(sum.second)
    let operands =
      UnsafeRawPointer(records + position)
      .assumingMemoryBound(to: SumTerm.Operands.self) - terms
    return (
      position + 1 - (areProducts ? 2 : 1) * terms, areProducts,
      UnsafeBufferPointer(start: operands, count: terms)
    )
  }

  /// Makes ordinary records of the parts of all sums, with their gradients.
  ///
  /// A part is in one sum only, which passes its gradient on as it is.
  mutating func writeParts() {
    guard hasSums else { return }
    hasSums = false
    var position = count - 1
    while position >= 0 {
      let record = records[position]
      position = (record.kind == .sum ? writeParts(of: record, at: position) : position) - 1
    }
  }

  /// - Returns: where the parts begin.
  private func writeParts(of sum: Record, at position: Int) -> Int {
    let parts = parts(ofSum: sum, at: position)
    // They are written where their operands stand now.
    let operands = Array(parts.operands)
    var place = parts.first
    var previous = (place: sum.first, record: records[Int(sum.first)])
    func write(_ code: OperationCode, _ first: Int32, _ second: Int32, _ value: Double) {
      records[place] = Record(
        value: value, first: first, second: second, code: code.rawValue, kind: .plain,
        flags: .result(of: records[Int(first)].flags, records[Int(second)].flags))
      if place < differentiated { grads[place] = grads[position] }
      place += 1
    }
    for term in operands {
      var added = term.first
      if parts.areProducts {
        added = Int32(place)
        write(
          .multiply, term.first, term.second,
          records[Int(term.first)].value * records[Int(term.second)].value)
      }
      write(.add, previous.place, added, previous.record.value + records[Int(added)].value)
      previous = (Int32(place - 1), records[place - 1])
    }
    return parts.first
  }

  /// Makes room for records in a row.
  private mutating func reserve(_ places: Int) {
    while capacity - count < places { grow() }
  }
}
