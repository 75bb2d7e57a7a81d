// What the functions that one `def` or `lambda` makes have in common: their code, read when it is needed.

/// The code of a function.
final class FunctionCode {
  let definition: FunctionDefinition
  let scope: Scope
  let parameterCount: Int
  /// How many of them, the first ones, must be given.
  let requiredCount: Int
  /// Whether all parameters can be given by position.
  let isPlain: Bool
  /// Whether it is named as the method that a module's call is.
  let isForward: Bool
  /// Whether a call of it is a scope of the graph.
  let isScope: Bool
  /// Whether a call of it is more than running its body.
  let isSpecial: Bool
  private var compiled: Block?
  private var reference: Unmanaged<Block>?
  /// The frames of calls, unless somebody may hold them after a call.
  private var frames: [Frame] = []
  /// One that no call uses now, and behind it others.
  private var spare: Unmanaged<Frame>?

  init(_ definition: FunctionDefinition, in scope: Scope?, _ namespace: Namespace) {
    self.definition = definition
    self.scope = Scope(.function(definition), in: scope, namespace)
    parameterCount = definition.parameters.count
    requiredCount = definition.parameters.count { $0.defaultValue == nil }
    isPlain = definition.parameters.allSatisfy { $0.kind == .ordinary }
    isScope = definition.isScope
    isForward = definition.name == "forward"
    isSpecial = isForward || definition.isGenerator || definition.isShown
  }

  /// The name with those of what it stands in: `Type.method`, `outer.<locals>.inner`.
  var qualifiedName: String {
    var name = definition.name
    var outer = scope.parent
    while let scope = outer {
      switch scope.kind {
      case .function(let definition): name = "\(definition.name).<locals>.\(name)"
      case .classBody(let definition): name = "\(definition.name).\(name)"
      case .program, .comprehension: break
      }
      outer = scope.parent
    }
    return name
  }

  /// A reference that is not counted: the body stays.
  @inline(__always)
  var body: Unmanaged<Block> { reference ?? .passUnretained(compile()) }

  private func compile() -> Block {
    let body = Compiler(scope).block(definition.body)
    if definition.isGenerator { scope.noteCaptured() }
    compiled = body
    reference = .passUnretained(body)
    return body
  }

  /// A frame for a call.
  @inline(__always)
  func frame(in around: Frame.Surroundings) -> Frame {
    guard let frame = spare?.takeUnretainedValue() else { return newFrame(in: around) }
    spare = frame.nextSpare
    frame.begin(in: around)
    return frame
  }

  @inline(never)
  private func newFrame(in around: Frame.Surroundings) -> Frame {
    // The code says how many variables there are.
    _ = body
    let frame = Frame(scope, in: around)
    if !scope.isCaptured { frames.append(frame) }
    return frame
  }

  /// The call is over: its frame is used for another one, unless somebody may hold it.
  @inline(__always)
  func recycle(_ frame: Frame) {
    guard !scope.isCaptured else { return }
    frame.clear()
    frame.nextSpare = spare
    spare = .passUnretained(frame)
  }

  @inline(__always)
  func result(in frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let flow = try body.takeUnretainedValue().execute(frame, machine)
    if case .returned(let value) = flow { return value }
    return .none
  }
}
