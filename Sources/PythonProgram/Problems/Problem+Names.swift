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
    case notInModule(String, module: String, suggestion: String?)
    case cannotSetAttribute(String, owner: String)
    case noSetter(String, owner: String)
    case gradientType(String)

    var exceptionName: String {
      switch self {
      case .unboundLocal: "UnboundLocalError"
      case .undefined, .undefinedInFormula: "NameError"
      case .cannotSetAttribute("requires_grad", "a computed value"): "RuntimeError"
      case .gradientType: "TypeError"
      case .noAttribute, .cannotSetAttribute, .noSetter: "AttributeError"
      case .notInModule: "ImportError"
      }
    }

    var words: Words {
      switch self {
      case .unboundLocal(let name):
        Words(
          "cannot access local variable '\(name)' where it is not associated with a value",
          explained: "the function assigns to '\(name)', so it is the function's own",
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
        Words(
          "\(Name.spoken(owner)) has no attribute '\(name)'", suggestion.map(meaning),
          plainly: "\(owner) has no '\(name)'")
      case .notInModule(let name, let module, let suggestion):
        Words("cannot import name '\(name)' from '\(module)'", suggestion.map(meaning))
      case .noSetter(let name, let owner):
        Words("property '\(name)' of \(owner) object has no setter")
      case .gradientType(let type):
        Words(
          "assigned grad expected to be a Tensor or None but got grad of type \(python(type))")
      case .cannotSetAttribute("requires_grad", "a computed value"):
        Words(
          "you can only change requires_grad flags of leaf variables. If you want to use a computed "
            + "variable in a subgraph that doesn't require differentiation use "
            + "var_no_grad = var.detach().",
          "x.detach() is a value that does not require a gradient")
      case .cannotSetAttribute(let name, let owner) where owner.hasPrefix("a tensor"):
        Words(
          "attribute '\(name)' of 'torch._C.TensorBase' objects is not writable",
          "a tensor has label, requires_grad, data and grad")
      case .cannotSetAttribute(let name, "a computed value"):
        Words("cannot set '\(name)' of a computed value", "x.detach() is one that is not")
      case .cannotSetAttribute(let name, let owner):
        Words("\(Name.spoken(owner)) has no attribute '\(name)'")
      }
    }

    /// The owner of an attribute as CPython calls it.
    private static func spoken(_ owner: String) -> String {
      owner.hasPrefix("the module ")
        ? String(owner.dropFirst(4))
        : owner.hasPrefix("the class ")
          ? "type object \(owner.dropFirst(10))"
          : "'\(python(owner))' object"
    }
  }

  /// What is said of a module that there is not.
  static func words(ofMissing module: String) -> Words {
    let known = Module.roots.keys.sorted() + LibraryModule.names
    return Words(
      "No module named '\(module)'",
      suggestion(for: module, among: known).map(meaning)
        ?? "for programs there are torch, numpy, micrograd, math, random and others of Python's own"
    )
  }
}

private func meaning(_ suggestion: String) -> String { "did you mean '\(suggestion)'?" }
