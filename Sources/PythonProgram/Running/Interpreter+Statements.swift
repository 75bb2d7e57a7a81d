// Runs statements.

import ComputationGraph
import Micrograd

extension Interpreter {
  @discardableResult
  func execute(_ statements: [Statement]) throws(Fault) -> Flow {
    for statement in statements {
      let flow = try execute(statement)
      guard case .next = flow else { return flow }
    }
    return .next
  }

  func execute(_ statement: Statement) throws(Fault) -> Flow {
    try charge(statement.span)
    switch statement.kind {
    case .expression(let expression):
      // A value on a line of its own counts, as a notebook's last line does.
      if case .tensor(let object) = try evaluate(expression), object.tensor.isReadable,
        lastAssigned.scalar == nil, object.tensor.shape.size == 1
      {
        lastAssigned.note(object, nil)
      }
    case .assign(let targets, let expression):
      let value = try evaluate(expression)
      for target in targets { try assign(value, to: target, expression.span) }
    case .augmentedAssign(let target, let operation, let operatorSpan, let expression):
      try assignAugmented(target, operation, operatorSpan, expression)
    case .forLoop(let target, let iterable, let body, let otherwise):
      let items = try items(of: evaluate(iterable), iterable.span)
      while let item = try items.next() {
        try charge(iterable.span)
        try assign(item, to: target, iterable.span)
        if let end = try round(body) { return end }
      }
      return try execute(otherwise)
    case .whileLoop(let condition, let body, let otherwise):
      while try truth(of: evaluate(condition), condition.span) {
        try charge(condition.span)
        if let end = try round(body) { return end }
      }
      return try execute(otherwise)
    case .function(let definition, let decorators):
      let value = try decorated(function(definition), by: decorators, definition.nameSpan)
      try bind(definition.name, value, definition.nameSpan)
    case .returned(let expression): return .returned(try expression.map(evaluate) ?? .none)
    case .classDefinition(let definition, let decorators): try define(definition, decorators)
    case .attempt(let attempt): return try execute(attempt)
    case .raised(let expression, let cause):
      throw try fault(raising: expression, from: cause, statement.span)
    case .yielding(let statement): return try execute(statement)
    case .field(let name): inner?.fields.append(name)
    case .delete(let targets): for target in targets { try delete(target) }
    case .with(let contexts, let body): return try execute(body, within: contexts[...])
    case .block(let body): return try execute(body)
    case .conditional(let branches, let otherwise):
      for (condition, body) in branches
      where try truth(of: evaluate(condition), condition.span) {
        return try execute(body)
      }
      return try execute(otherwise)
    case .assertion(let condition, let message):
      guard try !truth(of: evaluate(condition), condition.span) else { break }
      let text = try message.map { message throws(Fault) in
        try string(self.text(of: evaluate(message), message.span), message.span)
      }
      throw Fault(.value(.assertionFailed(text)), condition.span)
    case .breakLoop: return .breakLoop
    case .continueLoop: return .continueLoop
    case .importModule(let path, let name): try importModule(path, name, statement.span)
    case .importAll(let path): try importAll(from: path, statement.span)
    case .importNames(let path, let names):
      for (name, alias, span) in names { try importName(name, alias, from: path, span) }
    case .pass: break
    }
    return .next
  }

  /// Runs the body of a loop once; what comes after the loop where that ends it, nil where it goes on.
  private func round(_ body: [Statement]) throws(Fault) -> Flow? {
    switch try execute(body) {
    case .next, .continueLoop: nil
    case .breakLoop: .next
    case .returned(let value): .returned(value)
    }
  }

  // MARK: Assignment

  private func assignAugmented(
    _ target: Target, _ operation: BinaryOperator, _ operatorSpan: Span, _ expression: Expression
  ) throws(Fault) {
    let span = target.span.through(expression.span)
    switch target {
    case .name(let name, let nameSpan):
      let old = try lookUp(name, nameSpan)
      let value = try evaluate(expression)
      // A list grows for whoever holds it; lists in lists stay as they were made.
      if let list = old.elements, list.kind == .list, operation == .add,
        let elements = value.elements
      {
        for element in try values(of: elements, span) { try append(element, to: list, span) }
        return
      }
      let new = try update(old, operation, value, span, point: operatorSpan.start)
      // A tensor changes itself, whoever holds it; anything else is replaced.
      if case .tensor(let object) = old, object.kind < .value, case .tensor(let result) = new {
        try replace(object, by: result, span, point: operatorSpan.start)
        try bind(name, old, nameSpan)
      } else {
        try bind(name, new, nameSpan)
      }
    case .attribute(let owner, let name, let nameSpan):
      let owner = try evaluate(owner)
      let old = try attribute(name, of: owner, nameSpan)
      let new = try update(old, operation, evaluate(expression), span, point: operatorSpan.start)
      try setAttribute(name, of: owner, to: new, nameSpan)
    case .index(let owner, let items, let brackets):
      let ownerValue = try evaluate(owner)
      let old = try index(ownerValue, items, owner.span, brackets: brackets)
      let new = try update(old, operation, evaluate(expression), span, point: operatorSpan.start)
      try assign(new, at: items, of: ownerValue, owner.span, brackets: brackets)
    case .tuple(_, let span), .starred(_, let span):
      throw Fault(.syntax(.cannotAssign("tuple", .augmented)), span)
    }
  }

  /// What `old += value` gives: a class may change its instance.
  private func update(
    _ old: Value, _ operation: BinaryOperator, _ value: Value, _ span: Span, point: Int
  ) throws(Fault) -> Value {
    if let instance = old.object(as: Instance.self),
      let result = try special("__i\(operation.methodName)__", instance, [value], span),
      !result.isNotImplemented
    {
      return result
    }
    do throws(Fault) { return try apply(operation, old, value, span, point: point) } catch {
      guard case .value(.operandTypes(let symbol, let left, let right, _)) = error.problem else {
        throw error
      }
      let problem = Problem.Value.operandTypes(symbol, left, right, isInPlace: true)
      throw Fault(.value(problem), error.span, point: error.point)
    }
  }

  /// `x += y` on a tensor: the object stays, its numbers change.
  /// Throws where a parameter would be changed outside of `with torch.no_grad():`.
  func checkChangeable(
    _ object: TensorObject, _ span: Span, point: Int? = nil, isPart: Bool = false
  ) throws(Fault) {
    var current = object
    while let view = current.view {
      guard !view.isDetached else { return }
      current = view.base
    }
    guard
      isUpdating || !current.tensor.isLeaf || !current.tensor.requiresGrad
        || current.isUpdatedByAssignment
    else {
      let isView = isPart || object.view != nil
      throw Fault(.tensor(isView ? .leafViewInPlace : .leafInPlace), span, point: point)
    }
  }

  func replace(
    _ object: TensorObject, by result: TensorObject, _ span: Span, point: Int
  ) throws(Fault) {
    let shape = object.tensor.shape
    guard result.kind <= object.kind else {
      let problem = Problem.Tensor.inPlaceKind(result.kind.scalarName, object.kind.scalarName)
      throw Fault(.tensor(problem), span, point: point)
    }
    guard shape == result.tensor.shape else {
      throw Fault(
        .tensor(.inPlaceShape(shape: shape, result: result.tensor.shape)), span, point: point)
    }
    try checkChangeable(object, span, point: point)
    if object.tensor.isLeaf, object.tensor.requiresGrad {
      if object.isUpdatedByAssignment { object.tensor.zeroGrad() }
    }
    try overwrite(object, with: result.tensor, span)
  }

  private func execute(
    _ body: [Statement], within contexts: ArraySlice<(context: Expression, target: Target?)>
  ) throws(Fault) -> Flow {
    guard let (first, target) = contexts.first else { return try execute(body) }
    let value = try evaluate(first)
    guard let context = value.object else {
      throw Fault(.value(.notAContext(value.typeName)), first.span)
    }
    return try context.run(
      { value throws(Fault) in
        if let target { try assign(value, to: target, first.span) }
        return try execute(body, within: contexts.dropFirst())
      }, self, first.span)
  }
}

/// What comes after a statement.
enum Flow {
  case next
  /// The rest of the loop's round is left out, and with `breakLoop` all rounds after it.
  case breakLoop, continueLoop
  /// The function ends.
  case returned(Value)
}
