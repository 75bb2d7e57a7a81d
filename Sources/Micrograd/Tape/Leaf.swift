// What a user made: the storage of leaves, and their use on a tape.

/// The storage of a leaf: of an array, of a parameter, or of a constant that has a name.
@usableFromInline
final class Leaf {
  /// What a parameter's handles carry, 0 where they hold this object itself: when its place is
  /// given to another parameter this changes, and the handles of the one before say so.
  @exclusivity(unchecked) @usableFromInline var serial: UInt64 = 0
  /// The tape this leaf stands on, and where; reset when its data are changed.
  @exclusivity(unchecked) @usableFromInline var graph: UInt64 = 0
  @exclusivity(unchecked) @usableFromInline var position: Int32 = -1
  let requiresGrad: Bool
  /// Whether its data were ever set: what was trained is not taken for something forgotten.
  private(set) var isUpdated = false
  /// What `graph` was when the pool was last searched for the forgotten.
  var graphAtSearch: UInt64 = .max
  /// The value of a scalar.
  @exclusivity(unchecked) @usableFromInline private(set) var value: Double
  /// The gradient of a scalar; `Tape.unreached` for none.
  private var scalarGrad = Double(bitPattern: Tape.unreached)
  /// The elements of a tensor that is not a scalar.
  private(set) var array: NDArray?
  private var arrayGrad: NDArray?
  private(set) var name: String?
  var label: String?
  /// The line of the program that made it, or the place in a Swift program.
  private let line: String?
  private var site: CallSite?
  /// The scopes around the place where it was made.
  private(set) var scopes: [ScopeEntry]
  /// Where the value was computed whose numbers these are, if it was: what stands in for it when
  /// its graph is gone, or is not the one in which it is used.
  let origin: Handle?
  /// The account of the program that made it.
  private let budget: Budget?

  /// An array, or a number: a constant with a name, or a leaf of a program.
  init(
    _ array: NDArray?, or number: Double = 0, name: String?, requiresGrad: Bool, _ site: CallSite?,
    origin: Handle? = nil
  ) {
    self.origin = origin
    value = number
    self.array = array
    self.requiresGrad = requiresGrad
    self.name = name
    let state = ThreadState.current
    scopes = state.pointee.scopes
    line = state.pointee.source
    self.site = state.pointee.notesSources ? nil : site
    budget = state.pointee.budget
    budget?.hold(heldNumbers, of: origin)
  }

  deinit { budget?.letGo(heldNumbers, of: origin) }

  /// What stands in for what a tape has no longer: numbers that were computed.
  init(_ array: NDArray, name: String?, source: String?, scopes: [ScopeEntry]) {
    (value, self.array, self.name, self.scopes) = (0, array, name, scopes)
    line = source
    (requiresGrad, origin, budget) = (false, nil, nil)
  }

  /// A number that stands in no scope.
  init(_ value: Double, requiresGrad: Bool = false) {
    self.value = value
    self.requiresGrad = requiresGrad
    origin = nil
    line = nil
    scopes = []
    budget = nil
  }

  /// Makes this the storage of another parameter, or of none.
  func reuse(
    _ value: Double, serial: UInt64, name: String?, _ site: CallSite?, scopes: [ScopeEntry]
  ) {
    self.serial = serial
    (graph, graphAtSearch, isUpdated) = (0, .max, false)
    self.value = value
    scalarGrad = Double(bitPattern: Tape.unreached)
    (self.name, label, self.site, self.scopes) = (name, nil, site, scopes)
  }

  /// Whether a user made it to be trained.
  var isParameter: Bool { requiresGrad && origin == nil }

  /// Where it was made, or else named.
  var source: String? { line ?? site?.text }

  /// The first name stays, and so does the first place.
  func name(_ name: String, _ site: CallSite?) {
    if self.name == nil { self.name = name }
    if self.site == nil { self.site = site }
  }

  var current: NDArray { array ?? NDArray(value) }

  /// What counts as held with it: its numbers, and a parameter's gradient.
  private var heldNumbers: Int { (array?.elements.count ?? 0).times(isParameter ? 2 : 1) }

  /// Whether its numbers are in a program's account as long as it is there.
  var isCounted: Bool { budget != nil }

  /// Replaces the numbers. The next use enters the tape as a new value, so that a graph recorded
  /// before keeps what it was computed from.
  func set(_ array: NDArray) {
    if self.array == nil { return set(array.elements[0]) }
    self.array = array
    (graph, isUpdated) = (0, true)
  }

  func set(_ value: Double) {
    self.value = value
    (graph, isUpdated) = (0, true)
  }

  /// Whether nobody used it since the last search, and nobody trained it.
  var isForgotten: Bool { !isUpdated && graph == graphAtSearch }

  // MARK: The gradient

  var slope: Double? {
    get { scalarGrad.bitPattern == Tape.unreached ? nil : scalarGrad }
    set { scalarGrad = newValue ?? Double(bitPattern: Tape.unreached) }
  }

  var grad: NDArray? {
    get { array == nil ? slope.map { NDArray($0) } : arrayGrad }
    set { if array == nil { slope = newValue?.elements[0] } else { arrayGrad = newValue } }
  }

  func accumulate(_ gradient: NDArray) {
    if arrayGrad == nil { arrayGrad = gradient } else { arrayGrad?.add(gradient) }
  }

  func accumulate(_ gradient: Double) { slope = slope.map { $0 + gradient } ?? gradient }
}

/// A leaf as it was when it entered the tape. Its storage is copied on write, so that an update
/// of the leaf does not reach the graph that was differentiated.
struct LeafUse {
  var leaf: Leaf
  let position: Int
  let array: NDArray?
  var grad: NDArray?
  /// What the leaf's gradient was before this tape was differentiated for the first time.
  var earlierGrad: NDArray?
}
