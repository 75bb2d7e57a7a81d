// Where values come from, and how that is said in files and in the columns of a graph.

/// Where a value comes from.
public enum Origin: Sendable, Hashable {
  /// It was given, and is learned.
  case parameter
  /// It was given, and is part of the program.
  case constant
  /// It was given from outside: data that another run has otherwise.
  case input
  /// An operation gave it, as its result number `index`; several results of one operation stand one
  /// after the other, with equal inputs.
  case result(index: Int)

  /// The result of an operation that has one.
  public static let result = Origin.result(index: 0)
}

extension Origin {
  /// The names; a column has the positions of what was given, counted down from −1.
  private static let named: [(name: String, origin: Origin)] = [
    ("parameter", .parameter), ("constant", .constant), ("input", .input), ("result", .result),
  ]

  /// The name in files and tooltips.
  package var name: String { Self.named.first { $0.origin == self }?.name ?? "result" }

  /// The origin of a name; of a result the first.
  init?(name: String) {
    guard let named = Self.named.first(where: { $0.name == name }) else { return nil }
    self = named.origin
  }

  /// The index of a result; what was given has a negative number.
  var number: Int32 {
    if case .result(let index) = self { return Int32(index) }
    return ~Int32(Self.named.firstIndex { $0.origin == self }!)
  }

  init(number: Int32) {
    self = number < 0 ? Self.named[Int(~number)].origin : .result(index: Int(number))
  }
}
