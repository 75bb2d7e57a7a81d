// The words for what Python or PyTorch has and programs have not.

extension Unsupported {
  var words: (message: String, hint: String?) {
    switch self {
    case .statement(let word, let name): statementWords(word, name)
    case .lambda: ("'lambda' is not supported", "write the expression where it is used")
    case .comprehension:
      ("comprehensions are not supported", "write the list out, or append in a for loop")
    case .braces: ("dictionaries and sets are not supported", "use plain names or a list")
    case .walrus: ("':=' is not supported", "assign on a line of its own")
    case .unpacking: ("unpacking with * is not supported", "write the arguments out")
    case .generator: ("'yield' and 'await' are not supported", nil)
    case .loopElse: ("'else' after a loop is not supported", "put it after the loop")
    case .withAs: ("'with … as name' is not supported", "leave 'as name' out")
    }
  }

  private func statementWords(_ word: String, _ name: String?) -> (String, String?) {
    let hint: String? =
      switch (word, name) {
      case ("class", "Value"):
        "Value is built in: write 'from micrograd.engine import Value' in place of the class"
      case ("class", _), ("return", _):
        "a program is straight-line: write the layers out as operations on tensors"
      case ("def", "draw_dot"), ("def", "trace"):
        "draw_dot is built in: leave the function out"
      case ("def", _):
        "a program is straight-line: write what the function computes where it is used"
      case ("while", _): "use 'for i in range(n):', which is unrolled"
      case ("del", _), ("try", _), ("raise", _): "leave it out"
      default: nil
      }
    return ("'\(word)' is not supported", hint)
  }
}

extension Unavailable {
  func words(_ name: String) -> (message: String, hint: String?) {
    switch self {
    case .random:
      (
        "'\(name)' is random, and a program must give the same numbers in every run",
        "write the numbers out: torch.tensor([0.3, -1.2])"
      )
    case .randomLayers:
      (
        "'\(name)' begins with random weights, and a program must give the same numbers in every run",
        "write the weights out: W = torch.tensor([[…]], requires_grad=True), then x @ W + b"
      )
    case .trainingLoop:
      (
        "'\(name)' is not supported",
        "there is torch.optim.SGD; by hand: with torch.no_grad(): w -= 0.1 * w.grad"
      )
    case .module:
      ("'\(name)' is not available in a program", "there are torch, math and micrograd's Value")
    case .other(let hint): ("'\(name)' is not supported", hint)
    }
  }
}
