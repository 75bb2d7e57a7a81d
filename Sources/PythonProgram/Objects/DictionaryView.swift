// What `keys`, `values` and `items` of a dictionary give: they show what it holds now.

import OrderedCollections

final class DictionaryView: ProgramObject {
  private let dictionary: DictionaryValue
  private let part: Part

  enum Part: String {
    case keys, values, items
  }

  init(of dictionary: DictionaryValue, _ part: Part) {
    self.dictionary = dictionary
    self.part = part
  }

  var isSet: Bool { part != .values }
  var typeName: String { "a dict_\(part.rawValue)" }
  var length: Int? { dictionary.entries.count }
  var depth: Int { dictionary.depth + 1 }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    let entries = dictionary.entries
    try machine.checkElements(entries.count, span)
    return Items(unchanged: dictionary, "dictionary", span) { index throws(Fault) in
      let entry = entries.elements[index].value
      return switch self.part {
      case .keys: entry.key
      case .values: entry.value
      case .items: try machine.sequence([entry.key, entry.value], .tuple, span)
      }
    }
  }

  func truth(_ machine: Interpreter, _ span: Span) -> Bool { !dictionary.entries.isEmpty }

  func write(to writer: inout TextWriter) throws(Fault) {
    let (machine, span) = (writer.machine, writer.span)
    try writer.append("dict_\(part.rawValue)(")
    let values = try machine.elements(of: .object(self), span)
    try machine.write(machine.sequence(values, .list, span), to: &writer)
    try writer.append(")")
  }

  func isEqual(
    to other: any ProgramObject, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Bool {
    guard part != .values, other is DictionaryView || other is SetValue else {
      return (other as? DictionaryView) === self
    }
    let set = try machine.set(of: machine.elements(of: .object(self), span), span)
    let second = try machine.set(of: machine.elements(of: .object(other), span), span)
    return set.isEqual(to: second, machine, span)
  }
}
