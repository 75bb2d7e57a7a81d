// What can be wrong with a name: it is not known, or programs cannot have what it means.

import ComputationGraph

extension Problem {
  enum Name {
    /// `importing` is the line that makes the name known, or the one it was probably meant to be.
    /// A local variable that has no value yet.
    case unboundLocal(String)
    case undefined(String, suggestion: String?, importing: String? = nil)
    /// Like `undefined`, in a formula, where it may be a parameter without a value.
    case undefinedInFormula(String, suggestion: String?)
    case noAttribute(String, owner: String, suggestion: String?)
    case unknownModule(String, suggestion: String?)
    case notInModule(String, module: String, suggestion: String?)
    case cannotSetAttribute(String, owner: String)

    var words: Words {
      switch self {
      case .unboundLocal(let name):
        Words(
          "'\(name)' has no value here: the function assigns to it, so it is the function's own",
          "write 'global \(name)' at the function's beginning to mean the program's")
      case .undefined(let name, let suggestion, let line):
        Words(
          "name '\(name)' is not defined",
          line.map { (suggestion.map { meaning($0) + " " } ?? "") + "add '\($0)'" }
            ?? suggestion.map(meaning))
      case .undefinedInFormula(let name, let suggestion):
        Words(
          "name '\(name)' is not defined", suggestion.map(meaning),
          remedy: suggestion == nil ? .giveParameter(name) : nil)
      case .noAttribute(let name, let owner, let suggestion):
        Words("\(owner) has no '\(name)'", suggestion.map(meaning))
      case .unknownModule(let name, let suggestion):
        Words(
          "no module '\(name)' for programs",
          suggestion.map(meaning)
            ?? "there are torch, torch.nn.functional, math and micrograd.engine")
      case .notInModule(let name, let module, let suggestion):
        Words("cannot import '\(name)' from '\(module)'", suggestion.map(meaning))
      case .cannotSetAttribute(let name, let owner):
        Words(
          "cannot set '\(name)' of \(owner)", "a tensor has label, requires_grad, data and grad")
      }
    }
  }

  /// What is said of a module that there is not.
  static func words(ofMissing module: String) -> Words {
    let known = Module.roots.keys.sorted() + LibraryModule.names
    return Words(
      "there is no module '\(module)' for programs",
      suggestion(for: module, among: known).map(meaning)
        ?? "there are torch, numpy, micrograd, math, random and others of Python's own")
  }
}

private func meaning(_ suggestion: String) -> String { "did you mean '\(suggestion)'?" }
