// Computes expressions.

import ComputationGraph
import Micrograd

extension Interpreter {
  /// Runs the program.
  func execute(_ statements: [Statement]) throws(Fault) {
    let scope = Scope(.program, in: nil, globals)
    let frame = Frame(scope, in: nil)
    for statement in statements {
      // One after the other: what is wrong further on may never be reached.
      try Compiler(scope).block([statement]).execute(frame, self)
    }
  }

  /// Runs a module of the library.
  func run(
    _ statements: [Statement], in namespace: Namespace, calledAt span: Span
  ) throws(Fault) {
    let scope = Scope(.program, in: nil, namespace)
    let frame = Frame(scope, in: nil)
    try called(in: frame, span) { () throws(Fault) in
      _ = try Compiler(scope).block(statements).execute(frame, self)
    }
  }

  /// The value of an expression that stands alone.
  func evaluate(_ expression: Expression) throws(Fault) -> Value {
    let scope = Scope(.program, in: nil, globals)
    return try Compiler(scope).node(expression).evaluate(Frame(scope, in: nil), self)
  }

  // MARK: Names

  /// What a name means that neither the program nor the module of the library binds.
  func meaning(of name: String, _ frame: Frame, _ span: Span) throws(Fault) -> Value {
    if isFormula, let value = formulaName(name) { return value }
    if let function = Library.function(name, in: .builtin) { return .object(function) }
    if let type = builtinClass(name) { return .object(type) }
    if name == "NotImplemented" { return .object(NotImplementedValue()) }
    if name == "__name__" { return .string(TextValue(literal: "__main__")) }
    throw undefined(name, frame, span)
  }

  /// What a bare name means in a formula: a function of PyTorch or Python, a constant, a module.
  private func formulaName(_ name: String) -> Value? {
    switch name {
    case "F": .object(Module.functional)
    case "nn": .object(Module.nn)
    default:
      Module.torch[name] ?? Module.functional[name] ?? Module.math[name] ?? Module.engine[name]
        ?? Module.roots[name].map { .object($0) }
    }
  }

  func undefined(_ name: String, _ frame: Frame, _ span: Span) -> Fault {
    Fault(.name(undefined(name, beside: frame.names)), span)
  }

  private func undefined(_ name: String, beside local: [String]) -> Problem.Name {
    if isFormula {
      let known =
        globals.names + Module.torch.attributeNames
        + Module.functional.attributeNames + Module.math.attributeNames
      return .undefinedInFormula(name, suggestion: suggestion(for: name, among: known))
    }
    let known = local + globals.names + Library.names(in: .builtin)
    let near = suggestion(for: name, among: known)
    let usual: [String: String] = [
      "F": "import torch.nn.functional as F", "nn": "import torch.nn as nn",
      "Value": "from micrograd.engine import Value",
      "record_function": "from torch.profiler import record_function",
      "np": "import torch",
    ]
    let modules = [Module.torch, .functional, .math]
    func importLine(of name: String) -> String? {
      modules.first { $0[name] != nil }.map { "from \($0.name) import \(name)" }
    }
    if let line = usual[name] ?? Module.roots[name].map({ "import \($0.name)" })
      ?? (near == nil ? importLine(of: name) : nil)
    {
      return .undefined(name, suggestion: nil, importing: line)
    }
    // A name that is bound is the likeliest of those that are equally near.
    let importable = modules.flatMap { Library.names(in: $0.home) }
    let nearest = name.count > 2 ? suggestion(for: name, among: known + importable) : near
    if let nearest, !known.contains(nearest), let line = importLine(of: nearest) {
      return .undefined(name, suggestion: nearest, importing: line)
    }
    return .undefined(name, suggestion: near)
  }

  func call(_ callee: Value, _ arguments: [GivenArgument], _ span: Span) throws(Fault) -> Value {
    try charge(span)
    // What is called may be a class or an instance that calls another.
    try checkStack(span)
    guard let object = callee.object else {
      throw Fault(.call(.notCallable(callee.typeName)), span)
    }
    return try object.call(arguments, self, span)
  }

  // MARK: Attributes

  func attribute(_ name: String, of owner: Value, _ span: Span) throws(Fault) -> Value {
    let object = owner.object
    if let value = try object?.attribute(name, self, span) { return value }
    if let value = try attribute(name, ofNumber: owner, span) { return value }
    if let home = object?.methods, let method = Library.function(name, in: home) {
      try checkDepth(owner.depth + 1, span)
      return .object(BoundMethod(method, on: owner))
    }
    if let value = try numberAttribute(name, of: owner, span) { return value }
    if name.hasPrefix("__"), !(object is Instance || object is UserClass) {
      if name == "__class__" { return Library.typeObject(of: owner) }
      if let method = OperatorMethod(name, of: owner) {
        try checkDepth(owner.depth + 1, span)
        return .object(method)
      }
    }
    let known = (object?.attributeNames ?? []) + (object?.methods.map(Library.names) ?? [])
    let near = suggestion(for: name, among: known)
    throw Fault(.name(.noAttribute(name, owner: owner.typeName, suggestion: near)), span)
  }

  func setAttribute(_ name: String, of owner: Value, to value: Value, _ span: Span) throws(Fault) {
    guard let object = owner.object else {
      throw Fault(.name(.cannotSetAttribute(name, owner: owner.typeName)), span)
    }
    try object.setAttribute(name, to: value, self, span)
  }
}
