// Functions that a program defines.

/// A function of a program, with the values of its defaults and the frame it was defined in.
final class UserFunction {
  let code: FunctionCode
  /// By parameter; nil for those without.
  private var defaults: [Value?]
  private let frame: Frame?
  /// The class whose body it stands in.
  private let classBox: ClassBox?
  private let around: Frame.Surroundings
  private var attributes: [String: Value] = [:]

  var definition: FunctionDefinition { code.definition }

  /// - Parameter frame: Where it is defined. The names of a class are not those of its methods.
  init(_ code: FunctionCode, defaults: [Value?], frame: Frame?) {
    self.code = code
    self.defaults = defaults
    var frame = frame
    classBox = frame.flatMap { $0.scope.isClass ? $0.classBox : nil }
    while let current = frame, current.scope.isClass { frame = current.parent }
    self.frame = frame
    around = Frame.Surroundings(frame, classBox)
  }

  deinit {
    letGo(of: &defaults, leaving: [])
    letGo(of: &attributes, leaving: [:])
  }

  // MARK: Calls

  /// Whether so many arguments by position are all that it needs.
  func takes(_ count: Int) -> Bool {
    code.isPlain && count <= code.parameterCount && count >= code.requiredCount
  }

  /// Calls it with as many arguments as it takes.
  ///
  /// - Parameter frame: Where they are computed.
  func call(
    _ arguments: ArgumentList, in frame: Frame, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    try call(machine, span) { inner throws(Fault) in
      try arguments.evaluate(into: inner.slots, frame, machine)
      return arguments.count
    }
  }

  /// The same of a method, with its first argument.
  func call(
    _ receiver: Value, _ arguments: ArgumentList, in frame: Frame, _ machine: Interpreter,
    _ span: Span
  ) throws(Fault) -> Value {
    try call(machine, span) { inner throws(Fault) in
      inner.slots[0] = receiver
      try arguments.evaluate(into: inner.slots + 1, frame, machine)
      return arguments.count + 1
    }
  }

  /// Calls it with values, as many as it takes.
  func call(
    _ first: Value, _ second: Value?, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    try call(machine, span) { inner throws(Fault) in
      inner.slots[0] = first
      guard let second else { return 1 }
      inner.slots[1] = second
      return 2
    }
  }

  /// Calls it with the arguments that `give` puts into the first slots; the others have defaults.
  ///
  /// - Parameter give: Returns how many it gave.
  @inline(__always)
  private func call(
    _ machine: Interpreter, _ span: Span, _ give: (Frame) throws(Fault) -> Int
  ) throws(Fault) -> Value {
    let inner = code.frame(in: around)
    // An argument that cannot be computed costs no frame either.
    defer { code.recycle(inner) }
    let given = try give(inner)
    if given < code.parameterCount { fill(inner.slots, from: given) }
    // Parameters of the library say nothing to the program's reader.
    if !inner.isLibrary {
      for slot in 0..<code.parameterCount where inner.slots[slot]?.canBeNamed == true {
        try nameParameter(slot, in: inner, machine)
      }
    }
    guard !code.isSpecial else { return try runSpecially(inner, machine, span) }
    inner.isScope = code.isScope
    return try body(in: inner, machine, span)
  }

  /// Gives the parameters from a slot on their defaults.
  @inline(never)
  private func fill(_ slots: UnsafeMutablePointer<Value?>, from first: Int) {
    for slot in first..<code.parameterCount { slots[slot] = defaults[slot] }
  }

  @inline(never)
  private func nameParameter(
    _ slot: Int, in frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    guard let value = frame.slots[slot] else { return }
    try machine.noteBinding(definition.parameters[slot].name, value, definition.nameSpan)
  }

  /// Of a generator, what generates; of a method that says what is to be drawn, the call.
  @inline(never)
  private func runSpecially(
    _ inner: Frame, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    if definition.isGenerator {
      return .object(
        IteratorValue(GeneratorRun(code.body.takeUnretainedValue(), in: inner, machine, span)))
    }
    inner.isScope = isScope
    guard definition.isShown, code.parameterCount > 0,
      let receiver = inner.slots[0]?.object(as: Instance.self)
    else { return try body(in: inner, machine, span) }
    return try machine.shown(receiver, definition) { () throws(Fault) in
      try body(in: inner, machine, span)
    }
  }

  @inline(__always)
  private func body(in inner: Frame, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value {
    try machine.called(in: inner, span) { () throws(Fault) in
      try code.result(in: inner, machine)
    }
  }

  /// A module's forward is the module's call, which is a scope already.
  private var isScope: Bool {
    code.isScope
      && !(code.isForward && classBox?.type?.isDerived(from: "Module") == true)
  }
}

extension UserFunction: ProgramObject {
  var typeName: String { "the function '\(definition.name)'" }
  var depth: Int { 1 + (defaults.lazy.map { $0?.depth ?? 0 }.max() ?? 0) }
  var attributeNames: [String] { ["__name__"] + attributes.keys }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value? {
    if let value = attributes[name] { return value }
    return switch name {
    case "__name__": .text(definition.name)
    case "__qualname__": .text(code.qualifiedName)
    case "__module__": .text("__main__")
    case "__annotations__": try annotations(machine, span)
    case "__doc__": definition.documentation.map { .text($0) } ?? Value.none
    default: nil
    }
  }

  private func annotations(_ machine: Interpreter, _ span: Span) throws(Fault) -> Value {
    let scope = Scope(.program, in: nil, code.scope.namespace)
    let frame = Frame(scope, in: nil)
    var types = definition.parameters.map { ($0.name, $0.annotation) }
    types.append(("return", definition.returned))
    let dictionary = DictionaryValue()
    for case (let name, let annotation?) in types {
      let type = try machine.value(of: annotation, Compiler(scope).node(annotation.type), frame)
      try machine.set(.text(name), to: type, in: dictionary, span)
    }
    return .object(dictionary)
  }

  func setAttribute(
    _ name: String, to value: Value, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    try machine.charge(work: 0, numbers: 6, span)
    attributes[name] = value
  }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append("<function \(definition.name)>")
  }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    try call(machine, span) { inner throws(Fault) in
      if takes(arguments.count), arguments.allSatisfy({ $0.keyword == nil }) {
        for (slot, argument) in arguments.enumerated() { inner.slots[slot] = argument.value }
        return arguments.count
      }
      try bind(arguments, in: inner, machine, span)
      return code.parameterCount
    }
  }

  /// Gives arguments to the parameters, as Python does.
  private func bind(
    _ arguments: [GivenArgument], in frame: Frame, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    let parameters = definition.parameters
    let values = frame.slots
    let ordinary = parameters.indices.filter { parameters[$0].kind == .ordinary }
    let positional = arguments.filter { $0.keyword == nil }
    for (place, argument) in zip(ordinary, positional) { values[place] = argument.value }
    let rest = positional.dropFirst(ordinary.count)
    if let place = parameters.firstIndex(where: { $0.kind == .positionals }) {
      values[place] = try machine.sequence(rest.map(\.value), .tuple, span)
    } else if let first = rest.first {
      let optional = ordinary.count { defaults[$0] != nil }
      let problem = Problem.Arguments.tooMany(
        given: positional.count, taken: ordinary.count, optional: optional)
      throw fault(problem, first.span)
    }
    let others = DictionaryValue()
    for argument in arguments {
      guard let (name, nameSpan) = argument.keyword else { continue }
      let place = parameters.indices.first {
        parameters[$0].name == name && $0 >= definition.positionalOnly
          && [.ordinary, .keywordOnly].contains(parameters[$0].kind)
      }
      if let place {
        guard values[place] == nil else { throw fault(.repeated(name), nameSpan) }
        values[place] = argument.value
      } else if parameters.contains(where: { $0.kind == .keywords }) {
        let key = Value.string(TextValue(literal: name))
        try machine.set(key, to: argument.value, in: others, nameSpan)
      } else if parameters.prefix(definition.positionalOnly).contains(where: { $0.name == name }) {
        throw fault(.positionalOnly(name), nameSpan)
      } else {
        throw fault(.unknown(name, among: parameters.map(\.name)), nameSpan)
      }
    }
    for (place, parameter) in parameters.enumerated() {
      if parameter.kind == .keywords { values[place] = .object(others) }
      guard let value = values[place] ?? defaults[place] else {
        throw fault(missing(values, parameter.kind == .keywordOnly), span)
      }
      values[place] = value
    }
  }

  /// The parameters without a value, of those that can be given by name only or of the others.
  private func missing(
    _ values: UnsafeMutablePointer<Value?>, _ isKeyword: Bool
  ) -> Problem.Arguments {
    let places = definition.parameters.indices.filter {
      values[$0] == nil && defaults[$0] == nil
        && definition.parameters[$0].kind == (isKeyword ? .keywordOnly : .ordinary)
    }
    return .missing(places.map { definition.parameters[$0].name }, isKeyword: isKeyword)
  }

  private func fault(_ problem: Problem.Arguments, _ span: Span) -> Fault {
    let owner = classBox?.type.map { "\($0.name)." } ?? ""
    return Fault(.arguments(owner + definition.name, problem), span)
  }
}

extension Interpreter {
  /// Runs `body` with the names of a frame, unless there are too many calls inside each other.
  @inline(__always)
  func called<R>(
    in frame: Frame, _ span: Span, _ body: () throws(Fault) -> R
  ) throws(Fault) -> R {
    guard calls < Self.maximumCalls, CallStack.hasRoom else {
      throw Fault(.run(.recursion(calls)), span)
    }
    frame.enter(from: running, span)
    running = .passUnretained(frame)
    calls += 1
    defer {
      frame.leaveScope()
      running = frame.caller
      calls -= 1
    }
    do throws(Fault) { return try body() } catch {
      throw Self.fault(error, in: frame, calledBy: frame.caller?.takeUnretainedValue(), span)
    }
  }

  /// A fault of a call as its caller sees it.
  @inline(never)
  private static func fault(
    _ error: Fault, in frame: Frame, calledBy caller: Frame?, _ span: Span
  ) -> Fault {
    guard !frame.isLibrary else {
      let module = frame.scope.namespace.moduleName
      return error.inLibrary(calledAt: span).inWords(ofModule: module, frame.scope.definition?.name)
    }
    return caller?.isLibrary == true ? error.placed : error.called(at: span)
  }
}
