// Finds modules: those of the library, and those that programs import and cannot have.

import ComputationGraph

extension Interpreter {
  func importModule(_ path: [String], _ alias: String?, _ span: Span) throws(Fault) {
    var value = try module(path, span)
    // `import torch.nn` binds torch.
    if alias == nil, path.count > 1 { value = try module([path[0]], span) }
    try bind(alias ?? path[0], value, span)
  }

  func importName(
    _ name: String, _ alias: String, from path: [String], _ span: Span
  ) throws(Fault) {
    let module = try module(path, span)
    if module.object(as: Unavailable.self) != nil {
      return try bind(alias, .object(Unavailable(name)), span)
    }
    if let value = try member(name, of: module, path, span) { return try bind(alias, value, span) }
    let near = suggestion(for: name, among: module.object?.attributeNames ?? [])
    let problem = Problem.Name.notInModule(
      name, module: path.joined(separator: "."), suggestion: near)
    throw Fault(.name(problem), span)
  }

  /// `from module import *`: all that does not begin with an underscore.
  func importAll(from path: [String], _ span: Span) throws(Fault) {
    let module = try module(path, span)
    for name in Set(module.object?.attributeNames ?? []).sorted() where !name.hasPrefix("_") {
      if let value = try member(name, of: module, path, span),
        value.object(as: Unavailable.self) == nil
      {
        try bind(name, value, span)
      }
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
        try called(in: module.frame, span) { () throws(Fault) in _ = try execute(statements) }
      }
    } catch {
      throw error.inLibrary(calledAt: span)
    }
    return module
  }
}

extension Fault {
  /// The same, shown where the program called the library; a program's own fault stays where it is.
  func inLibrary(calledAt span: Span) -> Fault {
    guard !isPlaced else { return called(at: span) }
    var fault = self
    fault.span = span
    fault.point = nil
    return fault
  }
}
