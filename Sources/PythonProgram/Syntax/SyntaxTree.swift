// The parts of a program, each with its place in the text.

import BigInt

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
  /// `{key: value}`; `**other` has no key.
  case dictionary([(key: Expression?, value: Expression)])
  case set([Expression])
  /// `*values` in a list, a tuple or a call.
  case starred(Expression)
  case comprehension(Comprehension)
  case lambda(FunctionDefinition)
  /// `name := value`.
  case assignment(String, Span, Expression)
  /// `yield value`.
  case yield(Expression?)
  /// `yield from values`.
  case yieldFrom(Expression)
}

/// `[element for target in iterable if condition …]`, and the same in braces and parentheses.
final class Comprehension {
  enum Result {
    case list(Expression)
    case set(Expression)
    case generator(Expression)
    case dictionary(key: Expression, value: Expression)
  }

  enum Clause {
    case loop(Target, in: Expression)
    case condition(Expression)
  }

  let result: Result
  let clauses: [Clause]

  init(_ result: Result, _ clauses: [Clause]) {
    self.result = result
    self.clauses = clauses
  }
}

/// What `def` or `lambda` defines.
final class FunctionDefinition {
  /// What stands after `->`.
  var returned: Annotation?

  struct Parameter {
    enum Kind { case ordinary, keywordOnly, positionals, keywords }

    var name: String
    var kind: Kind
    var defaultValue: Expression?
    var annotation: Annotation?
  }

  let name: String
  let nameSpan: Span
  let parameters: [Parameter]
  /// How many parameters, the first ones, cannot be given by name: those before `/`.
  let positionalOnly: Int
  let body: [Statement]
  /// The names that it binds, which are its own wherever they stand in it.
  let locals: Set<String>
  let globals: Set<String>
  /// Whether it yields: a call makes a generator.
  let isGenerator: Bool

  init(
    name: String, nameSpan: Span, parameters: [Parameter], positionalOnly: Int = 0,
    body: [Statement], names: BoundNames, isLibrary: Bool
  ) {
    self.isLibrary = isLibrary
    self.name = name
    self.nameSpan = nameSpan
    self.parameters = parameters
    self.positionalOnly = positionalOnly
    self.body = body
    locals = names.bound.subtracting(names.globals).subtracting(names.nonlocals)
    globals = names.globals
    isGenerator = names.yields
    // A lambda stands within an expression, and a method such as __add__ is an operator: neither is
    // a step of its own.
    isShown = !isLibrary && ["backward", "draw_dot"].contains(name)
    isScope = name != "<lambda>" && !name.hasPrefix("__") && !isLibrary
  }

  /// Whether what a call of it computes is a scope.
  let isScope: Bool
  /// Whether it belongs to the library.
  let isLibrary: Bool
  /// Whether a call of it says which of the program's own objects is to be drawn.
  let isShown: Bool

  /// The text that its body begins with.
  var documentation: String? {
    if case .expression(let expression)? = body.first?.kind,
      case .literal(.string(let text)) = expression.kind
    {
      text
    } else {
      nil
    }
  }
}

/// What `class` defines.
struct ClassDefinition {
  let name: String
  let nameSpan: Span
  let bases: [Argument]
  let body: [Statement]
  let globals: Set<String>
}

/// `try`, with all that belongs to it.
struct Attempt {
  struct Handler {
    /// Nil where it catches everything.
    var type: Expression?
    var name: (text: String, span: Span)?
    var body: [Statement]
  }

  let body: [Statement]
  let handlers: [Handler]
  let otherwise: [Statement]
  let finally: [Statement]
}

enum Literal: Sendable, Equatable {
  case none, ellipsis
  case bool(Bool)
  case int(Int)
  /// More than 64 bits.
  case large(BigInt)
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
  case index([IndexExpression], Span)
}

struct Argument {
  /// The name and where it stands, if it is a keyword argument.
  var keyword: (name: String, span: Span)?
  /// `**value`; `*value` is a starred expression.
  var isMapping = false
  var value: Expression
}

enum IndexExpression {
  case element(Expression)
  case slice(start: Expression?, stop: Expression?, step: Expression?, Span)
}

/// What a type is said with, as it stands there: it may ask for more than the program has.
struct Annotation {
  let type: Expression
  let text: String
}

enum FormattedPart {
  case text(String)
  /// `{x!r:>{width}}`; what stands after `!` is r, s or a.
  case value(Expression, conversion: Character?, format: [FormattedPart])
}

enum UnaryOperator: String {
  case negative = "-"
  case positive = "+"
  case invert = "~"
  case not
}

enum BinaryOperator: String, CaseIterable {
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

indirect enum StatementKind {
  case expression(Expression)
  case assign([Target], Expression)
  case augmentedAssign(Target, BinaryOperator, Span, Expression)
  case forLoop(Target, in: Expression, [Statement], otherwise: [Statement])
  case whileLoop(Expression, [Statement], otherwise: [Statement])
  case with([(context: Expression, target: Target?)], [Statement])
  case function(FunctionDefinition, decorators: [Expression])
  case classDefinition(ClassDefinition, decorators: [Expression])
  case attempt(Attempt)
  case raised(Expression?, cause: Expression?)
  /// A statement that yields, or that one inside of it does.
  case yielding(Statement)
  /// `name: type` in a class, which is a field of a dataclass.
  case field(String, Annotation)
  case returned(Expression?)
  case delete([Target])
  /// Several statements, such as those of one import line.
  case block([Statement])
  /// `if`, with each `elif`, and what stands after `else`.
  case conditional([(condition: Expression, body: [Statement])], otherwise: [Statement])
  case assertion(Expression, message: Expression?)
  case breakLoop, continueLoop
  case importModule(path: [String], name: String?)
  case importAll(path: [String])
  case importNames(path: [String], names: [ImportedName])
  case pass
}

typealias ImportedName = (name: String, alias: String, span: Span)

/// What a value is bound to.
indirect enum Target {
  case name(String, Span)
  case tuple([Target], Span)
  case attribute(Expression, String, Span)
  case index(Expression, [IndexExpression], Span)
  /// `*rest` in a tuple.
  case starred(Target, Span)

  var span: Span {
    switch self {
    case .name(_, let span), .tuple(_, let span), .attribute(_, _, let span),
      .index(_, _, let span), .starred(_, let span):
      span
    }
  }
}
