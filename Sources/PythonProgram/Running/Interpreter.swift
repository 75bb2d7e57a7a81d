// Runs a program: what it has bound, drawn and printed so far, and how much it may do.

import Micrograd
import OrderedCollections

/// The state of one run of a program.
final class Interpreter {
  let limits: ProgramLimits
  /// Whether a formula is run, where functions are known without an import.
  let isFormula: Bool
  /// The text that positions refer to; what is computed notes its line.
  var source: SourceText

  /// What the names mean, in the order in which they were first bound.
  private(set) var bindings: OrderedDictionary<String, Value> = [:]

  private var operations = 0
  private var elements = 0
  private var notedLine = 0

  var printed = ""
  private(set) var notes: [String] = []
  /// The argument of draw_dot.
  var drawn: TensorObject?
  /// The value whose backward() was called last.
  var differentiated: TensorObject?
  var lastAssigned = LastAssigned()
  /// Whether `with torch.no_grad():` is around, where parameters may be changed in place.
  var isUpdating = false

  init(source: SourceText, limits: ProgramLimits, isFormula: Bool = false) {
    self.source = source
    self.limits = limits
    self.isFormula = isFormula
  }

  // MARK: Names

  func bind(_ name: String, _ value: Value) {
    bindings[name] = value
    switch value {
    case .tensor(let object) where object.tensor.isReadable:
      object.tensor.named(name)
      lastAssigned.note(object, name)
    case .list(let elements), .tuple(let elements): nameElements(of: elements, name)
    default: break
    }
  }

  /// Names the leaves in a list `w` that have no name: `w[0]`, `w[1]`.
  private func nameElements(of elements: Elements, _ name: String) {
    // Once: a list that is bound over and over costs no more, nor one that holds another many times.
    guard !elements.isNamed else { return }
    elements.isNamed = true
    for (index, value) in elements.values.enumerated() {
      switch value {
      case .tensor(let object) where object.tensor.isLeaf:
        if object.tensor.name == nil { object.tensor.named("\(name)[\(index)]") }
      case .list(let inner), .tuple(let inner): nameElements(of: inner, "\(name)[\(index)]")
      default: break
      }
    }
  }

  // MARK: Notes

  /// Adds a remark for the reader of the run, once per line of the program.
  func note(_ text: String, _ span: Span) {
    let note = "\(source.file):\(source.line(at: span.start)): \(text)"
    if !notes.contains(note) { notes.append(note) }
  }

  /// Notes where what is computed from now on stands.
  func noteSource(_ span: Span) {
    guard !isFormula else { return }
    let line = source.line(at: span.start)
    guard line != notedLine else { return }
    notedLine = line
    Recording.at(source: "\(source.file):\(line)")
  }

  // MARK: Limits

  /// Counts an operation; large ones count once per thousand steps of arithmetic.
  func charge(work: [Int] = [], _ span: Span) throws(Fault) {
    let cost = 1 + (work.isEmpty ? 0 : work.checkedSize / 1000)
    guard cost <= limits.maxOperations - operations else {
      throw Fault(
        .run(
          .tooMany(.operations, limit: limits.maxOperations, used: operations, more: cost)), span)
    }
    operations += cost
  }

  /// Counts numbers that are kept: as many as a shape has.
  func charge(elements shape: [Int], _ span: Span) throws(Fault) {
    try checkElements(shape, span)
    elements += shape.checkedSize
  }

  /// Throws where so many numbers more would be too many.
  func checkElements(_ shape: [Int], _ span: Span) throws(Fault) {
    guard shape.checkedSize <= limits.maxElements - elements else {
      throw Fault(tooManyElements(after: elements, shape.checkedSize), span)
    }
  }

  /// The error where so many numbers are there and so many more are asked for.
  func tooManyElements(after count: Int, _ more: Int) -> Problem {
    .run(.tooMany(.elements, limit: limits.maxElements, used: count, more: more))
  }

  /// A list or a tuple, unless it is too large or too deep.
  func sequence(_ values: [Value], isList: Bool, _ span: Span) throws(Fault) -> Value {
    try charge(elements: [values.count], span)
    let elements = Elements(values)
    guard elements.depth <= Parser.maximumDepth else {
      throw Fault(.syntax(.nestedTooDeeply(Parser.maximumDepth)), span)
    }
    return isList ? .list(elements) : .tuple(elements)
  }
}

/// What was assigned last, to find out what a program without `backward()` is about.
struct LastAssigned {
  /// The last scalar that was computed and can be differentiated.
  var computed: TensorObject?
  /// The last scalar of any kind.
  var scalar: TensorObject?
  /// The last tensor that is not a scalar; one that was computed and has gradients first.
  var larger: (object: TensorObject, name: String?)?

  mutating func note(_ object: TensorObject, _ name: String?) {
    let tensor = object.tensor
    guard object.kind >= .float else { return }
    if tensor.shape.size == 1 {
      scalar = object
      if !tensor.isLeaf, tensor.requiresGrad { computed = object }
    } else if tensor.requiresGrad && !tensor.isLeaf || larger?.object.tensor.requiresGrad != true {
      larger = (object, name)
    }
  }
}
