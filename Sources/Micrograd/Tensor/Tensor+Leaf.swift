// The leaves that handles stand for.

extension Tensor {
  /// Whether this tensor was made from numbers, not computed.
  public var isLeaf: Bool { handle.isLeaf }

  /// What copies of a leaf have in common, and no two leaves.
  package var identity: UInt64 { handle.graph }

  /// The gradient of a leaf, which an optimizer may change.
  package var gradient: NDArray? {
    get { leaf?.grad }
    nonmutating set { leaf?.grad = newValue }
  }

  /// The storage of a leaf, if it has any.
  var leaf: Leaf? { isLeaf ? owner ?? handle.leaf : nil }

  /// The number of a scalar.
  var scalar: Double { isLeaf ? leaf?.value ?? handle.value : handle.value }

  /// The same, given to a constant that had none; nil for a computed value.
  func noted() -> Leaf? {
    leaf ?? (handle.isConstant ? NotedConstants.note(graph, handle.value) : nil)
  }

  /// A leaf with one number. In a program each has its source line, and in a scope a constant has
  /// its scope: those are counted.
  init(
    scalar value: Double, name: String? = nil, requiresGrad: Bool = false, _ site: CallSite? = nil
  ) {
    let state = ThreadState.current
    if !state.pointee.notesSources, requiresGrad {
      self.init(Handle(state.pointee.makeParameter(value, name: name, site)))
    } else if !state.pointee.notesSources, name == nil, state.pointee.scopes.isEmpty {
      self.init(constant: value, state)
    } else {
      self.init(Leaf(nil, or: value, name: name, requiresGrad: requiresGrad, site))
    }
  }

  /// A number that stands in an expression, in no scope.
  init(literal value: Double) {
    let state = ThreadState.current
    if state.pointee.notesSources {
      self.init(Leaf(value))
    } else {
      self.init(constant: value, state)
    }
  }

  private init(constant value: Double, _ state: UnsafeMutablePointer<ThreadState>) {
    self.init(
      Handle(
        graph: Handle.constantBit | state.pointee.nextSerial(), position: -1, flags: [.isScalar],
        value: value))
  }
}
