// Where names have values: what `globals()`, `vars()` and `__dict__` show and set as a dictionary.

/// What has names with values; a dictionary that shows it holds nothing itself.
protocol NameSource: AnyObject {
  var namedValues: [(key: String, value: Value)] { get }
  /// Sets the value of a name; nil takes the name away.
  func setNamed(_ name: String, to value: Value?)
}

extension Namespace: NameSource {
  var namedValues: [(key: String, value: Value)] { values.map { ($0.name, $0.value) } }
  func setNamed(_ name: String, to value: Value?) { self[name] = value }
}

extension Instance: NameSource {
  var namedValues: [(key: String, value: Value)] { Array(attributes) }
  func setNamed(_ name: String, to value: Value?) { attributes[name] = value }
}

extension Interpreter {
  /// A dictionary that shows names, and sets them.
  func dictionary(showing source: any NameSource, _ span: Span) throws(Fault) -> Value {
    try charge(work: source.namedValues.count.times(10), span)
    return .object(DictionaryValue(showing: source))
  }
}
