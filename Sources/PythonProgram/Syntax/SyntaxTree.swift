// The parts of a program, each with its place in the text.

/// A part of a program, and its place in the text.
struct Located<Kind> {
  var kind: Kind
  var span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

typealias Expression = Located<ExpressionKind>

indirect enum ExpressionKind {
  case literal(Literal)
  case name(String)
  case formatted([FormattedPart])
  case list([Expression])
  case tuple([Expression])
  case unary(UnaryOperator, Expression)
  /// Operators of one precedence from left to right: `a + b - c`. A flat list, so that a sum of a
  /// thousand terms is not a thousand levels deep.
  case chain(Expression, [Link<BinaryOperator>])
  /// `a < b <= c`.
  case comparison(Expression, [Link<ComparisonOperator>])
  /// `a and b and c`, or the same with `or`.
  case logical(isAnd: Bool, [Expression])
  case conditional(condition: Expression, then: Expression, otherwise: Expression)
  /// A value and what is asked of it, from left to right: `x.tanh().sum(dim=1)[0]`.
  case postfix(Expression, [Trailer])
}

enum Literal: Sendable, Equatable {
  case none, ellipsis
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)

  /// The keywords that are values.
  static let keywords = ["None": Literal.none, "True": .bool(true), "False": .bool(false)]
}

/// An operator with the operand to its right.
struct Link<Operator> {
  var operation: Operator
  var span: Span
  var operand: Expression
}

enum Trailer {
  case attribute(String, Span)
  case call([Argument], Span)
  case index([IndexItem], Span)
}

struct Argument {
  /// The name and where it stands, if it is a keyword argument.
  var keyword: (name: String, span: Span)?
  var value: Expression
}

enum IndexItem {
  case element(Expression)
  case slice(start: Expression?, stop: Expression?, step: Expression?, Span)
}

enum FormattedPart {
  case text(String)
  /// `{x!r:>8}`; what stands after `!` is r, s or a.
  case value(Expression, conversion: Character?, format: String?)
}

enum UnaryOperator: String {
  case negative = "-"
  case positive = "+"
  case invert = "~"
  case not
}

enum BinaryOperator: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "**"
  case matrixMultiply = "@"
  case and = "&"
  case or = "|"
  case xor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
}

enum ComparisonOperator: String {
  case less = "<"
  case lessEqual = "<="
  case greater = ">"
  case greaterEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case isIn = "in"
  case isNotIn = "not in"
  case `is`
  case isNot = "is not"
}

typealias Statement = Located<StatementKind>

enum StatementKind {
  case expression(Expression)
  case assign([Target], Expression)
  case augmentedAssign(Target, BinaryOperator, Span, Expression)
  case forLoop(Target, in: Expression, [Statement])
  case with([Expression], [Statement])
  /// Several statements, such as those of one import line.
  case block([Statement])
  /// `if`, with each `elif`, and what stands after `else`.
  case conditional([(condition: Expression, body: [Statement])], otherwise: [Statement])
  case assertion(Expression, message: Expression?)
  case breakLoop, continueLoop
  case importModule(path: [String], name: String?)
  case importNames(path: [String], names: [ImportedName])
  case pass
}

typealias ImportedName = (name: String, alias: String, span: Span)

/// What a value is bound to.
indirect enum Target {
  case name(String, Span)
  case tuple([Target], Span)
  case attribute(Expression, String, Span)

  var span: Span {
    switch self {
    case .name(_, let span), .tuple(_, let span), .attribute(_, _, let span): span
    }
  }
}
