// Calls: of functions, and of methods without making what binds them to their owner.

/// What stands between the parentheses of a call.
struct ArgumentNode {
  enum Kind {
    case positional
    /// `*values`, each of which is an argument.
    case several
    case keyword(name: String, Span)
    /// `**values`.
    case mapping
  }

  let kind: Kind
  let value: ExpressionNode
  /// Where the argument stands.
  let span: Span
}

/// The arguments of a call.
struct ArgumentList {
  private let arguments: [ArgumentNode]
  /// All values, where each is one argument by its position.
  let positional: ContiguousArray<ExpressionNode>?

  init(_ arguments: [ArgumentNode]) {
    self.arguments = arguments
    let isPlain = arguments.allSatisfy { if case .positional = $0.kind { true } else { false } }
    positional = isPlain ? ContiguousArray(arguments.map(\.value)) : nil
  }

  func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> [GivenArgument] {
    var given: [GivenArgument] = []
    given.reserveCapacity(arguments.count)
    for argument in arguments {
      let span = argument.span
      let value = try argument.value.evaluate(frame, machine)
      switch argument.kind {
      case .positional: given.append(GivenArgument(keyword: nil, value: value, span: span))
      case .keyword(let name, let nameSpan):
        given.append(GivenArgument(keyword: (name, nameSpan), value: value, span: span))
      case .several:
        for value in try machine.elements(of: value, argument.value.span) {
          given.append(GivenArgument(keyword: nil, value: value, span: span))
        }
      case .mapping:
        guard let dictionary = value.object(as: DictionaryValue.self) else {
          throw Fault(.value(.notAMapping(value.typeName)), span)
        }
        try machine.charge(work: dictionary.entries.count.times(10), span)
        for entry in dictionary.entries.values {
          guard case .string(let name) = entry.key else {
            throw Fault(.value(.keywordNotText(entry.key.typeName)), span)
          }
          let keyword = (try machine.string(name, span), span)
          given.append(GivenArgument(keyword: keyword, value: entry.value, span: span))
        }
      }
    }
    return given
  }
}

/// `callee(arguments)`.
final class CallNode: ExpressionNode {
  private let callee: ExpressionNode
  private let arguments: ArgumentList
  /// From the last name before the parentheses to their end: messages about the call point there.
  private let callSpan: Span
  private let calleeSpan: Span

  init(
    _ callee: ExpressionNode, _ arguments: ArgumentList, _ callSpan: Span,
    callee calleeSpan: Span, _ span: Span
  ) {
    self.calleeSpan = calleeSpan
    self.callee = callee
    self.arguments = arguments
    self.callSpan = callSpan
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let callee = try callee.evaluate(frame, machine)
    guard case .object(let object) = callee else {
      return try machine.call(callee, arguments.evaluate(frame, machine), callSpan)
    }
    return try machine.call(object, nil, arguments, frame, callSpan, callee: calleeSpan)
  }
}

/// `owner.name(arguments)`.
final class MethodCallNode: ExpressionNode {
  private let attribute: AttributeNode
  private let arguments: ArgumentList
  private let callSpan: Span
  private let calleeSpan: Span
  /// What the name meant the last time, and for whom.
  private var layout: AttributeLayout?
  private var version: ClassVersion?
  private var function: UserFunction?
  private var home: Function.Home?
  private var native: Function?

  init(
    _ attribute: AttributeNode, _ arguments: ArgumentList, _ callSpan: Span,
    callee calleeSpan: Span, _ span: Span
  ) {
    self.calleeSpan = calleeSpan
    self.attribute = attribute
    self.arguments = arguments
    self.callSpan = callSpan
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let owner = try attribute.owner.evaluate(frame, machine)
    if case .object(let object) = owner {
      if let instance = object as? Instance {
        if let method = method(of: instance) {
          return try machine.call(
            method, owner, arguments, frame, callSpan, callee: calleeSpan)
        }
      } else if let native = native(of: object) {
        return try machine.call(native, owner, arguments, frame, callSpan, callee: calleeSpan)
      }
    }
    let callee = try attribute.value(of: owner, machine)
    guard case .object(let object) = callee else {
      return try machine.call(callee, arguments.evaluate(frame, machine), callSpan)
    }
    return try machine.call(object, nil, arguments, frame, callSpan, callee: calleeSpan)
  }

  /// The function of its class that the name means for an instance, if it is one.
  private func method(of instance: Instance) -> UserFunction? {
    let (layout, type) = (instance.attributes.layout, instance.type)
    if layout === self.layout, type.version === version { return function }
    guard layout.place(of: attribute.name) == nil,
      case .object(let object)? = type[attribute.name], let function = object as? UserFunction
    else { return nil }
    if layout.isShared {
      (self.layout, version, self.function) = (layout, type.version, function)
    }
    return function
  }

  /// The library's method of lists, dictionaries, sets.
  private func native(of object: any ProgramObject) -> Function? {
    guard object is Elements || object is DictionaryValue || object is SetValue,
      let home = object.methods
    else { return nil }
    if home == self.home { return native }
    guard let function = Library.function(attribute.name, in: home) else { return nil }
    (self.home, native) = (home, function)
    return function
  }
}

extension Interpreter {
  /// Calls a function, or what else can be called, with what stands between parentheses.
  ///
  /// - Parameters:
  ///   - receiver: The first argument, of a method.
  ///   - callee: Where it stands what is called.
  fileprivate func call(
    _ object: any ProgramObject, _ receiver: Value?, _ arguments: ArgumentList, _ frame: Frame,
    _ span: Span, callee: Span
  ) throws(Fault) -> Value {
    try charge(span)
    if let values = arguments.positional {
      switch object {
      case let function as UserFunction:
        if function.takes(values.count + (receiver == nil ? 0 : 1)) {
          return try function.call(receiver, values, in: frame, self, span)
        }
      case let type as UserClass:
        if let initializer = type.version.initializer(of: type),
          initializer.takes(values.count + 1)
        {
          let made = Value.object(try plainInstance(of: type, span))
          _ = try initializer.call(made, values, in: frame, self, span)
          return made
        }
      case let function as Function:
        if let result = try quickResult(of: function, receiver, values, frame, span) {
          return result
        }
      case let missing as Unavailable: throw missing.fault(callee)
      default: break
      }
    }
    if let missing = object as? Unavailable { throw missing.fault(callee) }
    var given = try arguments.evaluate(frame, self)
    guard let receiver else { return try object.call(given, self, span) }
    given.insert(GivenArgument(keyword: nil, value: receiver, span: span), at: 0)
    guard let function = object as? Function else { return try object.call(given, self, span) }
    return try function.body(Call(function, given, isMethod: true, span: span, machine: self))
  }

  /// The result of a function of the library for one or two arguments, where it has a way of its own
  /// for such.
  private func quickResult(
    of function: Function, _ receiver: Value?, _ values: ContiguousArray<ExpressionNode>,
    _ frame: Frame, _ span: Span
  ) throws(Fault) -> Value? {
    let count = values.count + (receiver == nil ? 0 : 1)
    guard let quick = function.quick, !isFormula, count == 1 || count == 2 else { return nil }
    let first = if let receiver { receiver } else { try values[0].evaluate(frame, self) }
    let second = count == 2 ? try values[values.count - 1].evaluate(frame, self) : nil
    if let result = try quick(self, first, second, span) { return result }
    var given = [GivenArgument(keyword: nil, value: first, span: values.first?.span ?? span)]
    if receiver != nil { given[0].span = span }
    if let second, let last = values.last {
      given.append(GivenArgument(keyword: nil, value: second, span: last.span))
    }
    return try function.body(
      Call(function, given, isMethod: receiver != nil, span: span, machine: self))
  }
}
