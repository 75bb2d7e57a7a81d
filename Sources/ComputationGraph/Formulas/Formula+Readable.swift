// From the tree that is computed to the tree that is read: names put in, what says nothing left out.

extension Formula {
  /// Adds the names that the formula has in it.
  package func collectNames(in names: inout Set<String>) {
    switch self {
    case .name(let name): names.insert(name)
    case .number, .constant, .operand, .result, .upstream, .text: break
    case .call(_, let operand): operand.collectNames(in: &names)
    case .sign(_, let parts), .application(_, let parts), .joined(let parts):
      for part in parts { part.collectNames(in: &names) }
    case .choice(let a, _, let b, let then, let otherwise):
      for part in [a, b, then, otherwise] { part.collectNames(in: &names) }
    }
  }

  /// The formula as it is read: values by their names, operations as they are written, and without
  /// what says nothing, such as `· 1` and `+ 0`.
  ///
  /// Numbers are not computed with, so that the result still tells what happens.
  public func readable(operands: [Formula], result: Formula = .result) -> Formula {
    func read(_ formula: Formula) -> Formula {
      formula.readable(operands: operands, result: result)
    }
    switch self {
    case .number, .constant, .upstream, .name, .text: return self
    case .operand(let position):
      return operands.indices.contains(position) ? operands[position] : self
    case .result: return result
    case .sign(let sign, let operands): return .simplified(sign, operands.map(read))
    case .call(let function, let operand): return .call(function, read(operand))
    case .choice(let a, let comparison, let b, let then, let otherwise):
      let (then, otherwise) = (read(then), read(otherwise))
      if then == otherwise { return then }
      return .choice(read(a), comparison, read(b), then: then, otherwise: otherwise)
    case .application(let application, let operands):
      let operands = operands.map(read)
      // In terms of its own operands; what it calls operand 0 is the first of these.
      return application.written?.readable(operands: operands)
        ?? .application(application, operands)
    case .joined(let pieces): return .joined(pieces.map(read))
    }
  }

  /// A sign of arithmetic, applied to what is readable already.
  private static func simplified(_ sign: Operator, _ x: [Formula]) -> Formula {
    switch sign {
    case .negate: if x[0] == 0 { return x[0] }
    case .add:
      if x[0] == 0 { return x[1] }
      if x[1] == 0 { return x[0] }
    case .subtract: if x[1] == 0 { return x[0] }
    case .multiply:
      if x[0] == 1 { return x[1] }
      if x[1] == 1 { return x[0] }
      if x[0] == 0 || x[1] == 0 { return 0 }
      if x[0] == -1 { return simplified(.negate, [x[1]]) }
      if x[1] == -1 { return simplified(.negate, [x[0]]) }
      if x[0] == x[1] { return .power(x[0], 2) }
    case .divide: if x[1] == 1 { return x[0] }
    case .power: if x[1] == 1 { return x[0] }
    case .transpose: if case .sign(.transpose, let inner) = x[0] { return inner[0] }
    case .matmul: break
    }
    // A number with its sign is one number.
    if sign == .negate, case .number(let number) = x[0] { return Formula(-number.value) }
    return .sign(sign, x)
  }
}
