// Functions that a program defines.

import Micrograd

/// A function of a program, with the values of its defaults and the frame it was defined in.
final class UserFunction {
  let definition: FunctionDefinition
  /// By parameter; nil for those without.
  fileprivate let defaults: [Value?]
  fileprivate let frame: Frame?
  /// The class whose body it stands in.
  private let classBox: ClassBox?
  private var attributes: [String: Value] = [:]

  /// - Parameter frame: Where it is defined. The names of a class are not those of its methods.
  init(_ definition: FunctionDefinition, defaults: [Value?], frame: Frame?) {
    self.definition = definition
    self.defaults = defaults
    var frame = frame
    classBox = frame.flatMap { $0.isClass ? $0.classBox : nil }
    while let current = frame, current.isClass { frame = current.parent }
    self.frame = frame
  }
}

extension UserFunction: ProgramObject {
  var typeName: String { "the function '\(definition.name)'" }
  var depth: Int { 1 + (defaults.lazy.map { $0?.depth ?? 0 }.max() ?? 0) }
  var attributeNames: [String] { ["__name__"] + attributes.keys }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    if let value = attributes[name] { return value }
    return switch name {
    case "__name__", "__qualname__": .text(definition.name)
    case "__doc__": definition.documentation.map { .text($0) } ?? Value.none
    default: nil
    }
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
    let inner = Frame(definition, in: frame, of: classBox)
    try bind(arguments, in: inner, machine, span)
    if definition.isGenerator {
      return .object(IteratorValue(GeneratorRun(definition.body, in: inner, machine, span)))
    }
    guard definition.isShown, let receiver = arguments.first?.value.object(as: Instance.self) else {
      return try run(in: inner, machine, span)
    }
    return try machine.shown(receiver, definition) { () throws(Fault) in
      try run(in: inner, machine, span)
    }
  }

  private func run(in inner: Frame, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value {
    try machine.called(in: inner, span) { () throws(Fault) in
      guard isScope else { return try machine.returned(by: definition) }
      return try Micrograd.scope(definition.name) { () throws(Fault) in
        try machine.returned(by: definition)
      }
    }
  }

  /// A module's forward is the module's call, which is a scope already.
  private var isScope: Bool {
    definition.isScope
      && !(definition.name == "forward" && classBox?.type?.isDerived(from: "Module") == true)
  }

  /// Gives arguments to the parameters, as Python does.
  private func bind(
    _ arguments: [GivenArgument], in frame: Frame, _ machine: Interpreter, _ span: Span
  ) throws(Fault) {
    let parameters = definition.parameters
    var values = [Value?](repeating: nil, count: parameters.count)
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
      // Parameters of the library say nothing to the program's reader.
      if definition.isLibrary {
        frame.values[parameter.name] = value
      } else {
        try machine.bind(parameter.name, value, in: frame, definition.nameSpan)
      }
    }
  }

  /// The parameters without a value, of those that can be given by name only or of the others.
  private func missing(_ values: [Value?], _ isKeyword: Bool) -> Problem.Arguments {
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
  /// The function that `def` or `lambda` makes here; defaults are computed once.
  func function(_ definition: FunctionDefinition) throws(Fault) -> Value {
    let defaults = try definition.parameters.map { parameter throws(Fault) in
      try parameter.defaultValue.map(evaluate)
    }
    return .object(UserFunction(definition, defaults: defaults, frame: inner))
  }

  /// Runs `body` with the names of a frame, unless there are too many calls inside each other.
  func called<R>(
    in frame: Frame, _ span: Span, _ body: () throws(Fault) -> R
  ) throws(Fault) -> R {
    guard calls < Self.maximumCalls, CallStack.hasRoom else {
      throw Fault(.run(.recursion(calls)), span)
    }
    let before = (inner, calls, isInLibrary, site)
    if let box = frame.classBox {
      if box !== inner?.classBox { site = span }
    } else {
      site = nil
    }
    if frame.isLibrary { noteSource(span) }
    (inner, calls, isInLibrary) = (frame, calls + 1, frame.isLibrary)
    defer { (inner, calls, isInLibrary, site) = before }
    do throws(Fault) { return try body() } catch {
      guard !frame.isLibrary else {
        throw error.inLibrary(calledAt: span)
          .inWords(ofModule: frame.moduleName, frame.definition?.name)
      }
      var fault = before.2 ? error : error.called(at: span)
      fault.isPlaced = fault.isPlaced || before.2
      throw fault
    }
  }

  fileprivate func returned(by definition: FunctionDefinition) throws(Fault) -> Value {
    if case .returned(let value) = try execute(definition.body) { value } else { .none }
  }
}
