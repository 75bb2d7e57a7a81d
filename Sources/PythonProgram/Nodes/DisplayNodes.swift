// What is made of several values: lists, tuples, sets, dictionaries, formatted strings, functions.

/// Elements, of which those with a star give all that they hold.
struct ElementList {
  private let elements: ContiguousArray<(isStarred: Bool, node: ExpressionNode)>

  /// Whether CPython makes one constant of them, which a set is then copied from.
  let areFolded: Bool

  init(_ elements: [(isStarred: Bool, node: ExpressionNode)], areFolded: Bool = false) {
    self.elements = ContiguousArray(elements)
    self.areFolded = areFolded
  }

  func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for (isStarred, node) in elements {
      let value = try node.evaluate(frame, machine)
      guard isStarred else {
        values.append(value)
        continue
      }
      values += try machine.elements(of: value, node.span)
    }
    return values
  }
}

/// `[a, b]` and `(a, b)`.
final class SequenceNode: ExpressionNode {
  private let kind: Elements.Kind
  private let elements: ElementList

  init(_ kind: Elements.Kind, _ elements: ElementList, _ span: Span) {
    self.kind = kind
    self.elements = elements
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    try machine.sequence(elements.evaluate(frame, machine), kind, span)
  }
}

/// `{a, b}`.
final class SetNode: ExpressionNode {
  private let elements: ElementList
  private let isCopied: Bool

  init(_ elements: ElementList, isCopied: Bool = true, _ span: Span) {
    (self.elements, self.isCopied) = (elements, isCopied)
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let set = try machine.set(of: elements.evaluate(frame, machine), span)
    guard elements.areFolded else { return .object(set) }
    // CPython makes its constants anew, one element after the other, and copies them where they are
    // not just gone through.
    let constant = try machine.set(of: set.values, span)
    return .object(isCopied ? try machine.set(ofElementsIn: .object(constant), span) : constant)
  }
}

/// `{key: value, **others}`.
final class DictionaryNode: ExpressionNode {
  private let pairs: [(key: ExpressionNode?, value: ExpressionNode)]

  init(_ pairs: [(key: ExpressionNode?, value: ExpressionNode)], _ span: Span) {
    self.pairs = pairs
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let dictionary = DictionaryValue()
    for (key, node) in pairs {
      guard let key else {
        let other = try machine.mapping(node.evaluate(frame, machine), node.span)
        try machine.merge(.object(other), into: dictionary, node.span)
        continue
      }
      let keyValue = try key.value(frame, machine)
      try machine.set(keyValue, to: node.evaluate(frame, machine), in: dictionary, key.span)
    }
    return .object(dictionary)
  }
}

/// An f-string.
final class FormattedNode: ExpressionNode {
  enum Part {
    case text(String)
    case value(ExpressionNode, conversion: Character?, format: Format)
  }

  /// What stands after the colon.
  enum Format {
    case text(String)
    case computed(FormattedNode)
  }

  private let parts: [Part]

  init(_ parts: [Part], _ span: Span) {
    self.parts = parts
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    .string(try text(frame, machine))
  }

  private func text(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> TextValue {
    try machine.text(span) { writer throws(Fault) in
      for part in parts {
        switch part {
        case .text(let text): try writer.append(text)
        case .value(let node, let conversion, .text(let format)):
          let value = try node.evaluate(frame, machine)
          try writer.append(machine.formatted(value, conversion, format, node.span))
        case .value(let node, let conversion, .computed(let format)):
          let value = try node.evaluate(frame, machine)
          let text = try machine.string(format.text(frame, machine), node.span)
          try writer.append(machine.formatted(value, conversion, text, node.span))
        }
      }
    }
  }
}

/// `def` or `lambda`: the function that it makes, with defaults that are computed once.
final class FunctionNode: ExpressionNode {
  private let code: FunctionCode
  private let defaults: [ExpressionNode?]

  init(_ code: FunctionCode, _ defaults: [ExpressionNode?], _ span: Span) {
    self.code = code
    self.defaults = defaults
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let values = try defaults.map { node throws(Fault) in try node?.evaluate(frame, machine) }
    return .object(UserFunction(code, defaults: values, frame: frame))
  }
}

/// What cannot be computed where it stands: the fault that it is when it is reached.
final class FaultNode: ExpressionNode {
  private let problem: Problem

  init(_ problem: Problem, _ span: Span) {
    self.problem = problem
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    throw Fault(problem, span)
  }
}
