// Values as Python prints them.

import ComputationGraph
import Micrograd

extension Interpreter {
  /// The text of a value, as `str` and `print` give it.
  func text(of value: Value, _ span: Span) throws(Fault) -> TextValue {
    if case .string(let text) = value { return text }
    if let instance = value.object(as: Instance.self) {
      if let result = try special("__str__", instance, [], span) {
        guard case .string(let text) = result else {
          throw try fault(
            "TypeError", "__str__ returned non-string (type \(Library.typeWord(of: result)))",
            span)
        }
        return text
      }
      if let message = try message(of: instance, span) { return message }
    }
    return try literal(value, span)
  }

  /// What an exception says: what it was made with.
  private func message(of exception: Instance, _ span: Span) throws(Fault) -> TextValue? {
    guard exception.type.isDerived(from: "BaseException"),
      exception.type["__repr__"] == nil, let arguments = exception.attributes["args"]?.elements
    else { return nil }
    switch arguments.count {
    case 0: return TextValue(literal: "")
    case 1 where exception.type.isDerived(from: "KeyError"):
      return try literal(arguments[0], span)
    case 1: return try text(of: arguments[0], span)
    default: return try literal(.object(arguments), span)
    }
  }

  /// The text of a value inside a list: strings are quoted.
  func literal(_ value: Value, _ span: Span) throws(Fault) -> TextValue {
    try text(span) { writer throws(Fault) in try write(value, to: &writer) }
  }

  func write(_ value: Value, to writer: inout TextWriter) throws(Fault) {
    switch value {
    case .none: try writer.append("None")
    case .ellipsis: try writer.append("Ellipsis")
    case .bool(let value): try writer.append(value ? "True" : "False")
    case .int(let value): try writer.append(String(value))
    case .float(let value): try writer.append(value.description)
    case .string(let text): try text.write(to: &writer)
    case .tensor(let object): try object.write(to: &writer)
    case .object(let object):
      try checkStack(writer.span)
      try object.write(to: &writer)
    }
  }

  /// Begins to write a list or a dictionary; false where it is inside of itself. Each that is begun is
  /// ended.
  func begin(writing container: any ProgramObject) -> Bool {
    written.insert(ObjectIdentifier(container)).inserted
  }

  func end(writing container: any ProgramObject) {
    written.remove(ObjectIdentifier(container))
  }

  /// A tensor as PyTorch prints it.
  func text(of object: TensorObject, _ span: Span) throws(Fault) -> String {
    let tensor = try readable(object, span).tensor
    // All are looked at, and of a long tensor no more than a thousand are written.
    let size = tensor.shape.checkedSize
    try charge(work: size.times(4).adding(min(size, 1000) * 1000), span)
    guard object.kind == .value else {
      return (object.isParameter ? "Parameter containing:\n" : "")
        + TensorText.text(
          shape: tensor.shape, elements: try array(of: object, span).elements,
          kind: object.kind.printed, requiresGrad: tensor.requiresGrad,
          gradFn: object.gradientFunctionName, options: printOptions)
    }
    return "Value(data=\(tensor.item), grad=\(tensor.grad?.item ?? 0))"
  }
}
