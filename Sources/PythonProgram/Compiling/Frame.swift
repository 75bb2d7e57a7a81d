// The variables of one call of a function, of a comprehension, or of the body of a class.

import Micrograd
import OrderedCollections

/// Variables by their slots; the compiler knows which name has which.
///
/// A function that is defined here keeps the frame: it finds these variables for as long as it lives.
final class Frame {
  /// Nil where a variable has no value yet.
  let slots: UnsafeMutablePointer<Value?>
  private let count: Int
  let scope: Scope
  /// The frame of what is around it; nil where only the program is left.
  var parent: Frame? { around.frame?.takeUnretainedValue() }
  /// The class whose body is run in it, or that a method which is run in it belongs to.
  var classBox: ClassBox? { around.classBox?.takeUnretainedValue() }
  /// Both: the function holds them during a call.
  private var around: Surroundings
  /// Holds both for as long as the frame lives, where somebody may hold it after the call.
  private var kept: (Frame?, ClassBox?)
  let isLibrary: Bool
  /// The frame that another call uses after this one.
  var nextSpare: Unmanaged<Frame>?
  /// The frame that was running when this one began to; who runs it holds it.
  private(set) var caller: Unmanaged<Frame>?
  /// Where the program called the library.
  private(set) var libraryCall = Span(start: 0, end: 0)
  /// Where the method was called from outside of its class; nil outside of methods.
  private(set) var site: Span?
  /// Whether the call is a scope of the graph, and whether the engine has entered it. Most calls record
  /// nothing: the engine hears of those that do.
  var isScope = false
  private(set) var isEntered = false
  /// The names that the body of a class declares with a type.
  var fields: OrderedDictionary<String, Value> = [:]

  /// What is around a function: references that are not counted.
  struct Surroundings {
    fileprivate let frame: Unmanaged<Frame>?
    fileprivate let classBox: Unmanaged<ClassBox>?

    init(_ frame: Frame?, _ classBox: ClassBox?) {
      self.frame = frame.map { .passUnretained($0) }
      self.classBox = classBox.map { .passUnretained($0) }
    }
  }

  convenience init(_ scope: Scope, in parent: Frame?, of classBox: ClassBox? = nil) {
    self.init(scope, in: Surroundings(parent, classBox))
  }

  init(_ scope: Scope, in around: Surroundings) {
    self.around = around
    self.scope = scope
    isLibrary = scope.isLibrary
    count = scope.names.count
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil, count: count)
    begin(in: around)
  }

  // Functions hold frames, and frames functions.
  deinit { letGo(of: slots, count: count) }

  /// Begins a call.
  @inline(__always)
  func begin(in around: Surroundings) {
    self.around = around
    if scope.isCaptured { kept = (parent, classBox) }
  }

  /// Forgets everything, to be used for another call.
  @inline(__always)
  func clear() {
    for slot in 0..<count { slots[slot] = nil }
    if scope.isCaptured { kept = (nil, nil) }
  }

  /// Notes who calls, and where.
  @inline(__always)
  func enter(from caller: Unmanaged<Frame>?, _ span: Span) {
    self.caller = caller
    site = nil
    if let classBox = around.classBox {
      site =
        caller?._withUnsafeGuaranteedRef {
          $0.around.classBox?.toOpaque() == classBox.toOpaque() ? $0.site : span
        } ?? span
    }
    if isLibrary {
      libraryCall =
        caller?._withUnsafeGuaranteedRef { $0.isLibrary ? $0.libraryCall : nil } ?? span
    }
  }

  /// Something is recorded now: enters the scopes that are going on.
  func enterScopes() {
    guard !isEntered else { return }
    caller?.takeUnretainedValue().enterScopes()
    isEntered = true
    if isScope, let name = scope.definition?.name { Recording.enterScope(name) }
  }

  /// The call is over.
  @inline(__always)
  func leaveScope() {
    if isScope, isEntered { Recording.leaveScope() }
    isScope = false
    isEntered = false
  }

  /// The frame so many levels around this one.
  @inline(__always)
  func ancestor(_ depth: Int) -> Frame {
    var frame = self
    for _ in 0..<depth {
      guard let parent = frame.parent else {
        preconditionFailure("the compiler counted the frames around")
      }
      frame = parent
    }
    return frame
  }

  /// The names of this frame and of those around it.
  var names: [String] { scope.names + (parent?.names ?? []) }

  /// The names that have values, in the order of their slots.
  var values: [(name: String, value: Value)] {
    (0..<count).compactMap { slot in slots[slot].map { (scope.names[slot], $0) } }
  }
}

/// The class that a method belongs to: it is there when the class's body has run.
final class ClassBox {
  /// The class forgets it when it goes.
  var reference: Unmanaged<UserClass>?
  var type: UserClass? { reference?.takeUnretainedValue() }
}
