// Finds modules: those of the library, and those that programs import and cannot have.

import ComputationGraph

extension Interpreter {
  /// What `import path` binds; without a name `import torch.nn` binds torch.
  func module(_ path: [String], isNamed: Bool, _ span: Span) throws(Fault) -> Value {
    let value = try module(path, span)
    return isNamed || path.count == 1 ? value : try module([path[0]], span)
  }

  /// What `from path import name` binds.
  func member(_ name: String, from path: [String], _ span: Span) throws(Fault) -> Value {
    let module = try module(path, span)
    if module.object(as: Unavailable.self) != nil { return .object(Unavailable(name)) }
    if let value = try member(name, of: module, path, span) { return value }
    let near = suggestion(for: name, among: module.object?.attributeNames ?? [])
    let problem = Problem.Name.notInModule(
      name, module: path.joined(separator: "."), suggestion: near)
    throw Fault(.name(problem), span)
  }

  /// `from module import *`: all that does not begin with an underscore.
  func importAll(from path: [String], into namespace: Namespace, _ span: Span) throws(Fault) {
    let module = try module(path, span)
    var names = Set(module.object?.attributeNames ?? [])
    names.formUnion(try libraryModule(path.joined(separator: "."), span)?.attributeNames ?? [])
    for name in names.sorted() where !name.hasPrefix("_") {
      guard let value = try member(name, of: module, path, span),
        value.object(as: Unavailable.self) == nil
      else { continue }
      namespace[name] = value
      if !namespace.isLibrary { try noteBinding(name, value, span) }
    }
  }

  /// What a path of modules means. One that is not known stops the program only where it is used.
  private func module(_ path: [String], _ span: Span) throws(Fault) -> Value {
    var value: Value
    if let native = Module.roots[path[0]] {
      value = .object(native)
    } else if let module = try libraryModule(path[0], span) {
      value = .object(module)
    } else {
      return .object(Unavailable(path[0]))
    }
    for (index, name) in path.enumerated().dropFirst() {
      let parents = Array(path[..<index])
      guard let inner = try member(name, of: value, parents, span) else {
        return .object(Unavailable(path[...index].joined(separator: ".")))
      }
      value = inner
    }
    return value
  }

  /// What stands in a module under a name: an attribute, or a module of its own.
  private func member(
    _ name: String, of module: Value, _ path: [String], _ span: Span
  ) throws(Fault) -> Value? {
    if let value = try module.object?.attribute(name, self, span) { return value }
    let full = (path + [name]).joined(separator: ".")
    return try libraryModule(full, span).map { .object($0) }
  }

  /// A module that is written in Python, run when it is first asked for; nil where there is none.
  func libraryModule(_ name: String, _ span: Span) throws(Fault) -> LibraryModule? {
    if let known = libraryModules[name] { return known }
    guard let text = LibraryModule.text(of: name) else { return nil }
    let module = LibraryModule(name)
    libraryModules[name] = module
    let source = SourceText(file: "<\(name)>", text: text, isLibrary: true)
    var parser = Parser(source)
    do throws(Fault) {
      let statements = try parser.parseProgram()
      try budget.forgetting { () throws(Fault) in
        try run(statements, in: module.names, calledAt: span)
      }
    } catch {
      throw error.inLibrary(calledAt: span)
    }
    return module
  }
}
