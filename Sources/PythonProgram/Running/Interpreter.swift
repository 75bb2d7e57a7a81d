// Runs a program: what it has bound, drawn and printed so far, and how much it may do.

import Micrograd
import OrderedCollections
import Random

/// The state of one run of a program.
final class Interpreter {
  let limits: ProgramLimits
  /// Whether a formula is run, where functions are known without an import.
  let isFormula: Bool
  /// The text that positions refer to; what is computed notes its line.
  var source: SourceText

  /// What names mean to the program.
  let globals = Namespace()
  /// The frame of the function that runs; nil outside of all.
  ///
  /// Who runs it holds it.
  var running: Unmanaged<Frame>?
  var inner: Frame? { running?.takeUnretainedValue() }
  /// How many calls of the program's functions are inside each other.
  var calls = 0
  /// The exception that was raised last, and the fault that is being handled.
  var raised: Instance?
  var handled: (fault: Fault, exception: Instance?)?
  /// Python's own classes that were asked for.
  var builtinClasses: [String: UserClass] = [:]
  /// What tensors are of that nothing is said about: float32, unless the program sets it.
  var defaultKind = ElementKind.float
  /// How tensors are printed.
  var printOptions = TensorPrintOptions()
  var arrayOptions = ArrayPrintOptions()
  /// The lists and dictionaries that are being written.
  var written: Set<ObjectIdentifier> = []
  /// What random numbers are drawn of, each kind from its own; and whether the program gave a seed.
  let generator = TorchGenerator(seed: 0)
  var isSeeded = false
  /// The modules of the library that were asked for.
  var libraryModules: [String: LibraryModule] = [:]
  /// Whether what runs is the library's, whose lines say nothing to the program's reader.
  var isInLibrary: Bool { inner?.isLibrary ?? false }
  /// Whether the program changed what native modules have: code may then not remember it.
  var hasChangedModules = false
  /// Generators that nobody can go on with, which stand where something is to be done at the end.
  var abandoned: [GeneratorRun] = []
  /// How many snapshots of the program's own objects there were.
  var snapshots: Int32 = 0
  /// What of the program's own objects is to be drawn.
  var shownObjects = ShownObjects()
  /// The files that the program can open.
  var files = LentFiles()
  /// Which call of `backward()` is drawn, and how many there were.
  var steps = Steps()
  /// As CPython has it.
  static let maximumCalls = 1000

  /// What the program may still do and keep.
  let budget: Budget
  let count: UnsafeMutablePointer<Budget.Count>
  let workLimit: Int
  let workOfOperation = Budget.workOfOperation
  private var notedLine = 0

  private(set) var printed = ""
  private(set) var notes: OrderedSet<String> = []
  /// The argument of draw_dot.
  var drawn: TensorObject?
  /// The value whose backward() was called last.
  var differentiated: TensorObject?
  var lastAssigned = LastAssigned()
  /// What it has to do with passes over its graphs.
  var passes = Passes()
  /// Whether `with torch.no_grad():` is around, where parameters may be changed in place.
  var isUpdating = false
  /// Whether what is computed has a gradient, too, as with the tutorial's library.
  var keepsEveryGradient = false

  init(source: SourceText, limits: ProgramLimits, isFormula: Bool = false) {
    self.source = source
    self.limits = limits
    budget = Budget(operations: limits.maxOperations, elements: limits.maxElements)
    count = budget.count
    workLimit = budget.workLimit
    self.isFormula = isFormula
  }

  // MARK: Names

  /// Notes that a name of the program, not of the library, means a value.
  func noteBinding(_ name: String, _ value: Value, _ span: Span) throws(Fault) {
    switch value {
    case .tensor(let object) where object.tensor.isReadable:
      object.tensor.setName(name)
      lastAssigned.note(object, name)
    case .object(let object):
      if let elements = object as? Elements { try nameElements(of: elements, name, span) }
    default: break
    }
  }

  /// Notes that a tensor stood on a line of its own.
  func noteShown(_ object: TensorObject) {
    guard lastAssigned.scalar == nil, object.tensor.isReadable, object.tensor.shape.size == 1 else {
      return
    }
    lastAssigned.note(object, nil)
  }

  /// Names the leaves in a list `w` that have no name: `w[0]`, `w[1]`.
  private func nameElements(of elements: Elements, _ name: String, _ span: Span) throws(Fault) {
    // Once: a list that is bound over and over costs no more, nor one that holds another many times.
    guard !elements.isNamed else { return }
    elements.isNamed = true
    for (index, value) in try values(of: elements, span).enumerated() {
      switch value {
      case .tensor(let object) where object.tensor.isLeaf && object.tensor.name == nil:
        let name = "\(name)[\(index)]"
        try charge(work: 0, numbers: name.utf8.count / 8 + 1, span)
        object.tensor.setName(name)
      case .object(let inner as Elements):
        try nameElements(of: inner, "\(name)[\(index)]", span)
      default: break
      }
    }
  }

  // MARK: Notes

  /// Adds a remark for the reader of the run, once per line of the program.
  func note(_ text: String, _ span: Span) throws(Fault) {
    // What the library does, it does for the line of the program that called it.
    let line = source.line(at: programSpan(span).start)
    let note = "\(source.file):\(line): \(text)"
    try charge(work: 0, numbers: note.utf8.count / 8 + 1, span)
    notes.append(note)
  }

  func print(_ text: TextValue, _ span: Span) throws(Fault) { printed += try string(text, span) }

  /// Of what the library does, where the program called it.
  private func programSpan(_ span: Span) -> Span {
    guard let inner, inner.isLibrary else { return span }
    return inner.libraryCall
  }

  /// Notes where what is computed from now on stands.
  func noteSource(_ span: Span) {
    inner?.enterScopes()
    guard !isFormula else { return }
    let line = source.line(at: programSpan(span).start)
    guard line != notedLine else { return }
    notedLine = line
    Recording.at(source: "\(source.file):\(line)")
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
    guard object.kind.isFloat else { return }
    if tensor.shape.size == 1 {
      scalar = object
      if !tensor.isLeaf, tensor.requiresGrad { computed = object }
    } else if tensor.requiresGrad && !tensor.isLeaf || larger?.object.tensor.requiresGrad != true {
      larger = (object, name)
    }
  }
}
