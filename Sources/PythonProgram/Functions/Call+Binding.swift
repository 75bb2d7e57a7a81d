// Gives the arguments of a call to the parameters of its function, as Python does.

import ComputationGraph

/// An argument with the place it stands at.
struct GivenArgument {
  var keyword: (name: String, span: Span)?
  var value: Value
  var span: Span
}

extension Call {
  init(
    _ function: Function, _ arguments: [GivenArgument], isMethod: Bool = false, span: Span,
    machine: Interpreter
  ) throws(ProgramError) {
    let parameters = function.parameters
    let usage = Function.Usage(function: function, isMethod: isMethod)
    var values = [Value?](repeating: nil, count: parameters.count)
    var spans = [Span](repeating: span, count: parameters.count)
    let positional = parameters.indices.filter { !parameters[$0].isKeywordOnly }
    let given = arguments.filter { $0.keyword == nil }
    for (index, argument) in given.enumerated() {
      guard index < positional.count else {
        let count = given.count - (isMethod ? 1 : 0)
        throw ProgramError(.call(.tooManyArguments(count, usage)), argument.span)
      }
      let place = positional[index]
      spans[place] = argument.span
      guard parameters[place].isVariadic else {
        values[place] = argument.value
        continue
      }
      values[place] = .tuple(of: given[index...].map(\.value))
      break
    }
    for argument in arguments {
      guard let (keyword, keywordSpan) = argument.keyword else { continue }
      guard let place = parameters.firstIndex(where: { $0.isNamed(keyword) }) else {
        let near = suggestion(for: keyword, among: parameters.map(\.name))
        throw ProgramError(.call(.unknownKeyword(keyword, suggestion: near, usage)), keywordSpan)
      }
      guard values[place] == nil else {
        throw ProgramError(.call(.repeatedArgument(keyword, usage)), keywordSpan)
      }
      values[place] = argument.value
      spans[place] = argument.span
    }
    var bound: [Value] = []
    for (place, parameter) in parameters.enumerated() {
      if let value = values[place] ?? parameter.defaultValue.map({ Value($0) }) {
        bound.append(value)
      } else if parameter.isVariadic {
        bound.append(.tuple(of: []))
      } else {
        throw ProgramError(.call(.missingArgument(parameter.name, usage)), span)
      }
    }
    self.init(
      function: function, names: parameters.map(\.name), values: bound, spans: spans, span: span,
      machine: machine)
  }
}

extension Parameter {
  /// Whether a keyword means this parameter; PyTorch takes NumPy's `axis` for `dim`.
  fileprivate func isNamed(_ keyword: String) -> Bool {
    switch keyword {
    case "axis": name == "dim" || name == "axis"
    case "keepdims": name == "keepdim"
    default: name == keyword
    }
  }
}
