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
final class ArgumentList {
  private let arguments: [ArgumentNode]
  let count: Int
  /// Whether each is one argument by its position.
  let isPlain: Bool
  // Constants of the list need no counting of references, which elements of an array do.
  let first: ExpressionNode
  let second: ExpressionNode
  let third: ExpressionNode

  init(_ arguments: [ArgumentNode]) {
    self.arguments = arguments
    count = arguments.count
    isPlain = arguments.allSatisfy { if case .positional = $0.kind { true } else { false } }
    let none = LiteralNode(.none, Span(start: 0, end: 0))
    first = arguments.first?.value ?? none
    second = count > 1 ? arguments[1].value : none
    third = count > 2 ? arguments[2].value : none
  }

  /// Computes plain arguments into slots.
  func evaluate(
    into slots: UnsafeMutablePointer<Value?>, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    guard count > 0 else { return }
    slots[0] = try first.value(frame, machine)
    guard count > 1 else { return }
    slots[1] = try second.value(frame, machine)
    guard count > 2 else { return }
    slots[2] = try third.value(frame, machine)
    for place in 3..<count {
      slots[place] = try arguments[place].value.value(frame, machine)
    }
  }

  func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> [GivenArgument] {
    var given: [GivenArgument] = []
    given.reserveCapacity(arguments.count)
    for argument in arguments {
      let span = argument.span
      let value = try argument.value.value(frame, machine)
      switch argument.kind {
      case .positional: given.append(GivenArgument(keyword: nil, value: value, span: span))
      case .keyword(let name, let nameSpan):
        given.append(GivenArgument(keyword: (name, nameSpan), value: value, span: span))
      case .several:
        for value in try machine.elements(of: value, argument.value.span) {
          given.append(GivenArgument(keyword: nil, value: value, span: span))
        }
      case .mapping:
        let dictionary = try machine.mapping(value, span)
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
    let callee = try callee.value(frame, machine)
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
  /// What the name meant the last time, for instances with one layout, where the function takes such
  /// arguments.
  private var known = KnownLayout()
  private var function: UserFunction?
  private var native: (home: Function.Home, function: Function)?

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
    let owner = try attribute.owner.value(frame, machine)
    if case .object(let object) = owner, let instance = object as? Instance,
      known.fits(instance), let function
    {
      try machine.charge(callSpan)
      return try function.call(owner, arguments, in: frame, machine, callSpan)
    }
    return try evaluate(of: owner, frame, machine)
  }

  @inline(never)
  private func evaluate(
    of owner: Value, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> Value {
    if case .object(let object) = owner {
      if let instance = object as? Instance {
        if let method = method(of: instance) {
          guard arguments.isPlain, method.takes(arguments.count + 1) else {
            return try machine.call(
              method, owner, arguments, frame, callSpan, callee: calleeSpan)
          }
          if known.remember(instance.layout) { function = method }
          try machine.charge(callSpan)
          return try method.call(owner, arguments, in: frame, machine, callSpan)
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
    guard instance.layout.place(of: attribute.name) == nil,
      case .object(let object)? = instance.type[attribute.name]
    else { return nil }
    return object as? UserFunction
  }

  /// The library's method of lists, dictionaries, sets.
  private func native(of object: any ProgramObject) -> Function? {
    guard object is Elements || object is DictionaryValue || object is SetValue,
      let home = object.methods
    else { return nil }
    if let native, native.home == home { return native.function }
    guard let function = Library.function(attribute.name, in: home) else { return nil }
    native = (home, function)
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
    if arguments.isPlain {
      switch object {
      case let function as UserFunction:
        if receiver == nil, function.takes(arguments.count) {
          return try function.call(arguments, in: frame, self, span)
        }
      case let type as UserClass:
        if let initializer = type.version.initializer(of: type),
          initializer.takes(arguments.count + 1)
        {
          let made = Value.object(try plainInstance(of: type, span))
          _ = try initializer.call(made, arguments, in: frame, self, span)
          return made
        }
      case let function as Function:
        if let result = try quickResult(of: function, receiver, arguments, frame, span) {
          return result
        }
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

  /// The result of a function of the library for one to three arguments, where it has a way of its own
  /// for such.
  private func quickResult(
    of function: Function, _ receiver: Value?, _ arguments: ArgumentList, _ frame: Frame,
    _ span: Span
  ) throws(Fault) -> Value? {
    let count = arguments.count + (receiver == nil ? 0 : 1)
    guard let quick = function.quick, (1...3).contains(count), !isFormula else { return nil }
    var given: QuickArguments
    if let receiver {
      given = QuickArguments(first: receiver)
      if count > 1 { given.second = try arguments.first.evaluate(frame, self) }
      if count > 2 { given.third = try arguments.second.evaluate(frame, self) }
    } else {
      given = QuickArguments(first: try arguments.first.evaluate(frame, self))
      if count > 1 { given.second = try arguments.second.evaluate(frame, self) }
      if count > 2 { given.third = try arguments.third.evaluate(frame, self) }
    }
    if let result = try quick(self, given, span) { return result }
    // The values are there, and are given as the function takes them.
    let values = [given.first, given.second, given.third].compactMap { $0 }
    let nodes = [arguments.first, arguments.second, arguments.third]
    let spans = receiver == nil ? nodes.map(\.span) : [span] + nodes.map(\.span)
    let all = zip(values, spans).map { GivenArgument(keyword: nil, value: $0, span: $1) }
    return try function.body(
      Call(function, all, isMethod: receiver != nil, span: span, machine: self))
  }
}
